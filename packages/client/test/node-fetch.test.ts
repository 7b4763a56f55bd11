import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSocketServer, type AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { defineDataCenter } from '@x/dc'
import { Dispatcher } from 'undici'
import { afterEach, describe, expect, test } from 'vitest'
import { createClient, path, request, type Client, type ClientEvent, type Fetch } from '@x/client'
import { createNodeFetch } from '@x/client/node'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const json = { 'content-type': 'application/json' }
const thing = { path: path`thing` }

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
/** Answers every connection with these bytes. */
async function serveBytes(bytes: Buffer): Promise<string> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', () => socket.write(bytes))
    closing.push(() => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
function clientOf(origin: string, fetch: Fetch | undefined, events: ClientEvent[] = []): Client {
  return createClient({
    token: () => ({ value: 'secret-token', apiDomain: origin }),
    dataCenters: [defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })],
    fetch,
    onEvent: (event) => events.push(event),
  })
}
const transports = [
  ['the platform', undefined],
  ['undici', createNodeFetch()],
] as const

describe.each(transports)('F15: a raw response by %s is a Response', (_name, fetch) => {
  const raw = { ...thing, as: 'response' } as const
  const picture = gzipSync('picture')
  async function get(
    headers: Record<string, string> = {},
    body: string | Buffer = picture,
  ): Promise<Response> {
    const origin = await serve((_, answer) =>
      answer
        .writeHead(200, 'Fine', { 'content-type': 'image/png', 'content-encoding': 'gzip', ...headers })
        .end(body),
    )
    return await request(clientOf(origin, fetch), raw)
  }
  test('by its kind, and by what stands above the body', async () => {
    const response = await get({ 'x-a': 'b' })
    expect(response).toBeInstanceOf(Response)
    const { status, statusText, ok, url, type, redirected, bodyUsed, headers } = response
    expect({ status, statusText, ok, type, redirected, bodyUsed, a: headers.get('x-a') }).toEqual({
      status: 200,
      statusText: 'Fine',
      ok: true,
      type: 'basic',
      redirected: false,
      bodyUsed: false,
      a: 'b',
    })
    expect(url).toMatch(/\/crm\/v7\/thing$/)
  })
  test('text, bytes, blob, buffer, stream', async () => {
    expect(await (await get()).text()).toBe('picture')
    expect(Buffer.from(await (await get()).bytes()).toString()).toBe('picture')
    const blob = await (await get()).blob()
    expect([blob.type, await blob.text()]).toEqual(['image/png', 'picture'])
    expect(Buffer.from(await (await get()).arrayBuffer()).toString()).toBe('picture')
    expect(await new Response((await get()).body).text()).toBe('picture')
    expect(await (await get({}, gzipSync('{"a":1}'))).json()).toEqual({ a: 1 })
    expect(await (await get({}, gzipSync('\uFEFFmark'))).text()).toBe('mark')
  })
  test('a form', async () => {
    const type = 'multipart/form-data; boundary=b'
    const form = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'
    expect((await (await get({ 'content-type': type }, gzipSync(form))).formData()).get('a')).toBe('1')
  })
  test('a clone is read apart from what it was made of', async () => {
    const response = await get()
    const copy = response.clone()
    expect(copy).toBeInstanceOf(Response)
    expect([copy.status, copy.url, copy.statusText]).toEqual([200, response.url, 'Fine'])
    expect(await copy.text()).toBe('picture')
    expect(response.bodyUsed).toBe(false)
    expect(await response.text()).toBe('picture')
    expect(response.bodyUsed).toBe(true)
  })
  test('A20: a body is read once, whichever way, and whoever reads again is told so', async () => {
    for (const how of ['text', 'json', 'blob', 'bytes', 'arrayBuffer'] as const) {
      const response = await get({}, gzipSync('{}'))
      await response[how]()
      expect(response.bodyUsed).toBe(true)
      for (const again of ['text', 'json', 'blob', 'bytes', 'arrayBuffer'] as const)
        await expect(response[again](), `${how}, then ${again}`).rejects.toThrow(TypeError)
      expect(() => response.clone()).toThrow(TypeError)
    }
  })
  test('nothing belongs to a 204, and a body that breaks breaks its reader', async () => {
    const empty = await serve((_, answer) => answer.writeHead(204).end())
    const none = await request(clientOf(empty, fetch), raw)
    expect([none.body, await none.text()]).toEqual([null, ''])
    const broken = await serve((_, answer) => {
      answer.writeHead(200, { 'content-length': '100' }).write('abc')
      setImmediate(() => answer.destroy())
    })
    for (const how of ['text', 'blob', 'bytes'] as const)
      await expect((await request(clientOf(broken, fetch), raw))[how]()).rejects.toThrow(TypeError)
  })
})

describe.each(transports)('A20, F14: content codings by %s', (_name, fetch) => {
  const plain = Buffer.from('{"roles":[]}')
  const coded: Record<string, Buffer> = {
    gzip: gzipSync(plain),
    GZIP: gzipSync(plain),
    'x-gzip': gzipSync(plain),
    'X-GZip ': gzipSync(plain),
    deflate: deflateSync(plain),
    br: brotliCompressSync(plain),
    'gzip, gzip': gzipSync(gzipSync(plain)),
    'deflate,br': brotliCompressSync(deflateSync(plain)),
    'br , x-gzip': gzipSync(brotliCompressSync(plain)),
  }
  test.each(Object.entries(coded))('%s is taken off', async (coding, body) => {
    const origin = await serve((_, answer) =>
      answer.writeHead(200, { ...json, 'content-encoding': coding }).end(body),
    )
    const zoho = clientOf(origin, fetch)
    expect(await request(zoho, thing)).toEqual({ roles: [] })
    expect(await (await request(zoho, { ...thing, as: 'response' })).bytes()).toEqual(new Uint8Array(plain))
  })
  test('what is unknown or damaged is told as an answer that is not JSON, or as a broken one', async () => {
    const cases: [string, Buffer, string][] = [
      ['snappy', gzipSync(plain), 'NON_JSON_RESPONSE'],
      ['gzip', gzipSync(plain).subarray(0, -9), 'NETWORK'],
      ['br', gzipSync(plain), 'NETWORK'],
    ]
    for (const [coding, body, code] of cases) {
      const origin = await serve((_, answer) =>
        answer.writeHead(200, { ...json, 'content-encoding': coding }).end(body),
      )
      // The platform reads what came of a gzip that was cut off.
      if (fetch === undefined && coding === 'gzip') continue
      const failed = request(clientOf(origin, fetch), thing, { retries: 0 })
      await expect(failed).rejects.toMatchObject({ code })
    }
  })
})

test('a bomb inside a bomb is refused', async () => {
  const bomb = gzipSync(gzipSync(Buffer.alloc(80 * 1024 * 1024), { level: 1 }))
  const origin = await serve((_, answer) =>
    answer.writeHead(200, { ...json, 'content-encoding': 'gzip, gzip' }).end(bomb),
  )
  const failed = request(clientOf(origin, createNodeFetch()), thing)
  await expect(failed).rejects.toMatchObject({ code: 'RESPONSE_SHAPE' })
  const six = Array.from({ length: 6 }, () => 'gzip').join(',')
  const many = await serve((_, answer) =>
    answer.writeHead(200, { ...json, 'content-encoding': six }).end(bomb),
  )
  await expect(request(clientOf(many, createNodeFetch()), thing)).rejects.toMatchObject({
    code: 'NON_JSON_RESPONSE',
  })
})

describe.each(transports)('A16: odd headers by %s', (_name, fetch) => {
  test.each([
    ['in UTF-8', 'x-foo: ответ'],
    ['in Latin-1', 'x-foo: \u00E9\u00FF'],
    ['named constructor', 'constructor: a'],
    ['named __proto__', '__proto__: a'],
    ['named hasOwnProperty, twice', 'hasOwnProperty: a\r\nhasOwnProperty: b'],
  ])('%s: a success stays one, and its credits are told', async (_what, line) => {
    const head = `HTTP/1.1 200 OK\r\n${line}\r\nx-api-credits-remaining: 7\r\ncontent-type: application/json\r\n`
    const encoding = line.includes('\u00FF') ? 'latin1' : 'utf8'
    const origin = await serveBytes(Buffer.from(`${head}content-length: 2\r\n\r\n{}`, encoding))
    const events: ClientEvent[] = []
    const zoho = clientOf(origin, fetch, events)
    expect(await request(zoho, { ...thing, method: 'POST', body: {} })).toEqual({})
    expect(events.find(({ type }) => type === 'credits')).toMatchObject({ remaining: 7 })
    const response = await request(zoho, { ...thing, as: 'response' })
    expect(response.headers.get('x-api-credits-remaining')).toBe('7')
  })
  test('a header that comes twice is one with a comma', async () => {
    const head = 'HTTP/1.1 200 OK\r\nx-a: b\r\nX-A: c\r\nset-cookie: d=e\r\nset-cookie: f=g\r\n'
    const origin = await serveBytes(Buffer.from(`${head}content-length: 2\r\n\r\n{}`))
    const { headers } = await request(clientOf(origin, fetch), { ...thing, as: 'response' })
    expect([headers.get('x-a'), headers.getSetCookie()]).toEqual(['b, c', ['d=e', 'f=g']])
  })
})

test('A16: a header that `Headers` cannot hold is left out, as undici before 7.24 gave it', async () => {
  class Odd extends Dispatcher {
    override dispatch(...[, handler]: Parameters<Dispatcher['dispatch']>): boolean {
      const no = (): void => {}
      const control = { aborted: false, paused: false, reason: null, abort: no, pause: no, resume: no }
      handler.onRequestStart?.(control, undefined)
      handler.onResponseStart?.(control, 200, { 'x-foo': 'ответ', 'x-api-credits-remaining': '7' })
      handler.onResponseData?.(control, Buffer.from('{}'))
      handler.onResponseEnd?.(control, {})
      return true
    }
  }
  const events: ClientEvent[] = []
  const zoho = clientOf('http://127.0.0.1:9', createNodeFetch({ dispatcher: new Odd() }), events)
  expect(await request(zoho, { ...thing, method: 'POST', body: {} })).toEqual({})
  expect(events.find(({ type }) => type === 'credits')).toMatchObject({ remaining: 7 })
  const { headers } = await request(zoho, { ...thing, as: 'response' })
  expect([headers.get('x-foo'), headers.get('x-api-credits-remaining')]).toEqual([null, '7'])
})

test('F1: a response that was dropped with much of its body unread gives its connection back', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const origin = await serve((incoming, answer) => {
    answer.writeHead(200, json)
    if (incoming.url?.endsWith('big') === true) answer.end(Buffer.alloc(8 * 1024 * 1024, 0x20))
    else answer.end('{}')
  })
  const zoho = clientOf(origin, createNodeFetch({ connections: 1 }))
  const drop = async (): Promise<void> => {
    const { status } = await request(zoho, { path: path`big`, as: 'response' })
    expect(status).toBe(200)
  }
  await drop()
  const next = request(zoho, thing, { timeout: 20_000, retries: 0 })
  const timer = setInterval(collect, 20)
  closing.push(() => clearInterval(timer))
  expect(await next).toEqual({})
})
