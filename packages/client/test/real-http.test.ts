import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { defineDataCenter } from '@x/dc'
import { afterEach, describe, expect, test } from 'vitest'
import { createClient, path, request, type Client, type Fetch } from '@x/client'
import { createNodeFetch } from '@x/client/node'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(listener: RequestListener, fetch: Fetch | undefined): Promise<Client> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const local = defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })
  return createClient({
    token: () => ({ value: 'secret-token', apiDomain: origin }),
    dataCenters: [local],
    ...(fetch === undefined ? {} : { fetch }),
  })
}
const thing = { path: path`thing` }
const json = { 'content-type': 'application/json' }

const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 0x20), { level: 1 })

describe.each([
  ['the platform', undefined],
  ['undici', createNodeFetch()],
])('over real HTTP, by %s', (_name, fetch) => {
  test('a body arrives as sent, with its headers', async () => {
    const zoho = await serve((incoming, answer) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        answer.writeHead(200, json)
        const { authorization, 'content-type': type } = incoming.headers
        answer.end(
          JSON.stringify({
            authorization,
            type,
            method: incoming.method,
            url: incoming.url,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      })
    }, fetch)
    const call = { ...thing, method: 'POST' as const, query: { a: 'ä&', ids: ['1', '2'] } }
    const got = await request(zoho, { ...call, body: { emoji: '🚀' } })
    expect(got).toEqual({
      authorization: 'Zoho-oauthtoken secret-token',
      type: 'application/json',
      method: 'POST',
      url: '/crm/v7/thing?a=%C3%A4%26&ids=1%2C2',
      body: '{"emoji":"🚀"}',
    })
    expect(await request(zoho, { ...call, body: new Blob(['streamed']).stream() })).toMatchObject({
      body: 'streamed',
    })
    const form = new FormData()
    form.set('file', new Blob(['x']), 'a.txt')
    expect(await request(zoho, { ...call, body: form })).toMatchObject({
      type: expect.stringContaining('multipart/form-data; boundary=') as string,
    })
  })
  test('a write has its length, a long stream has none and arrives whole', async () => {
    const zoho = await serve((incoming, answer) => {
      let size = 0
      incoming.on('data', (chunk: Buffer) => (size += chunk.length))
      incoming.on('end', () => {
        const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers
        answer.writeHead(200, json).end(JSON.stringify({ size, length, encoding }))
      })
    }, fetch)
    const send = (body: unknown): Promise<unknown> => request(zoho, { ...thing, method: 'POST', body })
    expect(await send({ a: 'ä' })).toEqual({ size: 10, length: '10' })
    expect(await send('')).toMatchObject({ size: 0 })
    expect(await send(new Uint8Array(1000))).toEqual({ size: 1000, length: '1000' })
    const form = new FormData()
    form.set('file', new Blob(['x'.repeat(5000)]), 'a.txt')
    expect(await send(form)).toEqual({
      size: expect.any(Number) as number,
      length: expect.any(String) as string,
    })
    let pieces = 0
    const long = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pieces += 1
        if (pieces > 64) controller.close()
        else controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    expect(await send(long)).toEqual({ size: 4 * 1024 * 1024, encoding: 'chunked' })
  })
  test('a stream that breaks in the middle is a lost write', async () => {
    const zoho = await serve((incoming, answer) => {
      incoming.resume()
      incoming.on('end', () => answer.writeHead(200, json).end('{}'))
    }, fetch)
    for (const after of [1, 20]) {
      let pieces = 0
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          pieces += 1
          if (pieces > after) controller.error(new Error('the file is gone'))
          else controller.enqueue(new Uint8Array(64 * 1024))
        },
      })
      await expect(request(zoho, { ...thing, method: 'POST', body })).rejects.toMatchObject({
        code: 'NETWORK',
        outcome: 'unknown',
      })
    }
  })
  test('case 24: a redirect gets no second request', async () => {
    let requests = 0
    const zoho = await serve((_incoming, answer) => {
      requests += 1
      answer.writeHead(307, { location: '/elsewhere' }).end()
    }, fetch)
    await expect(request(zoho, { ...thing, method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'REDIRECT_REFUSED',
    })
    expect(requests).toBe(1)
  })
  test('gzip is read; a gzip bomb is refused', async () => {
    const zoho = await serve((incoming, answer) => {
      answer.writeHead(200, { ...json, 'content-encoding': 'gzip' })
      answer.end(incoming.url?.endsWith('bomb') === true ? bomb : gzipSync('{"a":1}'))
    }, fetch)
    expect(await request(zoho, thing)).toEqual({ a: 1 })
    await expect(request(zoho, { path: path`bomb` })).rejects.toMatchObject({ code: 'RESPONSE_SHAPE' })
  })
  test('a connection cut in the middle of a body: unknown for a write', async () => {
    const zoho = await serve((_incoming, answer) => {
      answer.writeHead(200, { ...json, 'content-length': 1000 })
      answer.write('{"a":')
      setImmediate(() => answer.destroy())
    }, fetch)
    await expect(request(zoho, { ...thing, method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'NETWORK',
      outcome: 'unknown',
    })
  })
  test('a body that drips ends with the deadline', async () => {
    const zoho = await serve((_incoming, answer) => {
      answer.writeHead(200, json)
      const timer = setInterval(() => answer.write(' '), 5)
      answer.on('close', () => clearInterval(timer))
    }, fetch)
    await expect(request(zoho, thing, { timeout: 60 })).rejects.toMatchObject({ code: 'TIMEOUT' })
  })
  test('nobody listens', async () => {
    const zoho = await serve(() => {}, fetch)
    for (const close of closing.splice(0)) close()
    await expect(request(zoho, { ...thing, method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'NETWORK',
      outcome: 'none',
    })
  })
  test('a streamed answer is read at the pace of its reader, and its signal still ends it', async () => {
    let sent = 0
    const zoho = await serve((_incoming, answer) => {
      answer.writeHead(200, { 'content-type': 'text/csv' })
      const piece = Buffer.alloc(64 * 1024, 0x61)
      const write = (): void => {
        while (!answer.destroyed && sent < 64 * 1024 * 1024) {
          sent += piece.length
          if (!answer.write(piece)) {
            answer.once('drain', write)
            return
          }
        }
        answer.end()
      }
      write()
    }, fetch)
    const controller = new AbortController()
    const response = await request(zoho, { ...thing, as: 'response' }, { signal: controller.signal })
    const reader = response.body?.getReader()
    expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(sent).toBeLessThan(32 * 1024 * 1024)
    controller.abort(new Error('enough'))
    const rest = async (): Promise<void> => {
      for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read());
    }
    await expect(rest()).rejects.toThrow('enough')
  })
  test('the token is in no error', async () => {
    const zoho = await serve(
      (_incoming, answer) =>
        answer
          .writeHead(500, json)
          .end('{"code":"INTERNAL_ERROR","details":{},"message":"","status":"error"}'),
      fetch,
    )
    const error = await request(zoho, thing, { retries: 0 }).catch((each: unknown) => each)
    const { inspect } = await import('node:util')
    expect(inspect(error, { depth: 9, showHidden: true }) + inspect(zoho, { depth: 9 })).not.toContain(
      'secret-token',
    )
  })
})
