import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { defineDataCenter } from '@x/dc'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createClient, path, request, uploadBody, type Client, type Fetch } from '@x/client'
import type { UploadFile, UploadOptions } from '@x/client'
import { createNodeFetch } from '@x/client/node'
import { clientOn } from './fake-zoho.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** What a server got. */
interface Got {
  readonly length: string | undefined
  readonly encoding: string | undefined
  readonly type: string | undefined
  readonly body: Buffer
}
async function serve(fetch: Fetch | undefined, got: Got[], status = 200): Promise<Client> {
  const server = createServer(async (incoming: IncomingMessage, outgoing) => {
    const chunks: Buffer[] = []
    try {
      // With status 0 nothing is kept.
      for await (const chunk of incoming) if (status !== 0) chunks.push(chunk as Buffer)
    } catch {
      return
    }
    const { 'content-length': length, 'transfer-encoding': encoding, 'content-type': type } = incoming.headers
    got.push({ length, encoding, type, body: Buffer.concat(chunks) })
    outgoing.writeHead(status || 200, { 'content-type': 'application/json', location: '/' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return createClient({
    token: () => ({ value: 'secret-token', apiDomain: origin }),
    dataCenters: [defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })],
    fetch,
  })
}
function upload(
  zoho: Client,
  files: UploadFile | readonly UploadFile[],
  options?: UploadOptions,
  signal?: AbortSignal,
): Promise<unknown> {
  const { body, headers } = uploadBody(files, options)
  return request(zoho, { method: 'POST', path: path`files`, body, headers }, { signal })
}
/** The parts as the platform reads them. */
async function partsOf({ body, type }: Got): Promise<[string, File][]> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type ?? '' },
  }).formData()
  return [...form].map(([field, file]) => [field, file as File])
}
function streamOf(...pieces: unknown[]): ReadableStream<Uint8Array> {
  const left = [...pieces]
  return new ReadableStream<unknown>({
    pull: (controller) => {
      const piece = left.shift()
      if (piece instanceof Error) controller.error(piece)
      else if (piece === undefined) controller.close()
      else controller.enqueue(piece)
    },
  }) as ReadableStream<Uint8Array>
}
const bytes = (count: number, value = 0x61): Uint8Array => new Uint8Array(count).fill(value)
const problem = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe.each([
  ['the platform', undefined],
  ['undici', createNodeFetch()],
] as const)('uploads by %s', (_name, fetch) => {
  test.each([
    ['small', 10],
    ['empty', 0],
    ['large', 3 * 1024 * 1024 + 1],
  ])('a %s file arrives whole, with its length told ahead', async (_size, size) => {
    const got: Got[] = []
    const zoho = await serve(fetch, got)
    const stream = size === 0 ? streamOf() : streamOf(bytes(Math.floor(size / 2)), bytes(Math.ceil(size / 2)))
    await upload(zoho, { name: 'a.csv', size, type: 'text/csv', stream })
    await upload(zoho, new File([bytes(size)], 'a.csv', { type: 'text/csv' }))
    for (const each of got) {
      expect(each.encoding).toBeUndefined()
      expect(each.length).toBe(String(each.body.length))
      const [[field, file] = []] = await partsOf(each)
      expect([field, file?.name, file?.type, file?.size]).toEqual(['file', 'a.csv', 'text/csv', size])
      expect(Buffer.from((await file?.bytes()) ?? []).equals(bytes(size))).toBe(true)
    }
    expect(got).toHaveLength(2)
  })
  test('a file on disk, without reading it into memory first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'uploads-'))
    closing.push(() => rm(folder, { recursive: true }))
    const at = join(folder, 'data.bin')
    const content = randomUUID().repeat(20_000)
    await writeFile(at, content)
    const got: Got[] = []
    await upload(await serve(fetch, got), await openAsBlob(at), { name: 'data.bin', field: 'photo' })
    const [[field, file] = []] = got[0] === undefined ? [] : await partsOf(got[0])
    expect([field, file?.name, file?.type]).toEqual(['photo', 'data.bin', 'application/octet-stream'])
    expect(await file?.text()).toBe(content)
  })
  test('several files are several parts of one name', async () => {
    const got: Got[] = []
    await upload(await serve(fetch, got), [new File(['1'], '1.txt'), new File(['22'], '2.txt')])
    const parts = got[0] === undefined ? [] : await partsOf(got[0])
    expect(parts.map(([field, file]) => [field, file.name, file.size])).toEqual([
      ['file', '1.txt', 1],
      ['file', '2.txt', 2],
    ])
  })
  test.each(
    Object.entries({
      quotes: 'a"; name="other"; x=".txt',
      'line ends': 'a\r\nContent-Type: text/html\r\n\r\n<script>\n--part',
      'a backslash at the end': 'a\\',
      unicode: 'отчёт 报告 🚀 \u202Etxt.exe',
      'half a character': 'a\uD800b',
      'zero and bell': 'a\u0000b\u0007',
      length: `${'ä'.repeat(50_000)}.txt`,
      percent: 'a%22%0D%0Ab',
      path: '../../etc/passwd',
    }),
  )('a hostile name stays a name: %s', async (_what, name) => {
    const got: Got[] = []
    const zoho = await serve(fetch, got)
    await upload(zoho, { name, size: 3, stream: streamOf(bytes(3)) })
    const [each] = got
    const text = each?.body.toString() ?? ''
    // One part: its head has two lines and no more.
    expect(text.split('\r\n').length).toBe(7)
    expect(each?.length).toBe(String(each?.body.length))
    const parts = each === undefined ? [] : await partsOf(each)
    expect(parts).toHaveLength(1)
    expect(parts[0]?.[0]).toBe('file')
    expect(await parts[0]?.[1].text()).toBe('aaa')
    // oxlint-disable-next-line no-control-regex -- what is told of control characters is that they are encoded
    const encoded = name.replaceAll(/["\\\u0000-\u001F]/g, (special) => encodeURIComponent(special))
    expect(text).toContain(`; filename="${encoded.toWellFormed()}"\r\n`)
  })
  test('a stream that gives more or less than its size says is broken off, and says so', async () => {
    const cases: [number, ReadableStream<Uint8Array>, RegExp][] = [
      [1_000_000, streamOf(bytes(400_000), bytes(500_000)), /100000 bytes less than its size of 1000000/],
      [500_000, streamOf(bytes(400_000), bytes(500_000)), /more than its size of 500000/],
      [10, streamOf(bytes(5)), /5 bytes less/],
    ]
    for (const [size, stream, message] of cases) {
      const got: Got[] = []
      const failed = upload(await serve(fetch, got), { name: 'a', size, stream })
      await expect(failed).rejects.toMatchObject({
        code: 'UPLOAD',
        reason: 'other-size',
        outcome: 'none',
        message: expect.stringMatching(message) as string,
      })
      expect(got).toEqual([])
    }
  })
  test('a file that cannot be read in the middle is not a failure of the network', async () => {
    for (const bad of [new Error('secret-token was here'), 'a string', 7]) {
      const got: Got[] = []
      const stream = streamOf(bytes(400_000), bad)
      const failed = upload(await serve(fetch, got), { name: 'a', size: 1_000_000, stream })
      const error = await failed.catch((each: unknown) => each)
      expect(error).toMatchObject({ code: 'UPLOAD', reason: 'unreadable', outcome: 'none', retryable: false })
      expect(got).toEqual([])
    }
  })
  test('a redirect is refused, not followed', async () => {
    const got: Got[] = []
    const zoho = await serve(fetch, got, 307)
    const failed = upload(zoho, {
      name: 'a',
      size: 600_000,
      stream: streamOf(bytes(300_000), bytes(300_000)),
    })
    await expect(failed).rejects.toMatchObject({ code: 'REDIRECT_REFUSED' })
    expect(got).toHaveLength(1)
  })
  test('nothing of a stream piles up in memory', async () => {
    const got: Got[] = []
    const zoho = await serve(fetch, got, 0)
    const count = 1000
    const collected = new Set<number>()
    const registry = new FinalizationRegistry<number>((index) => collected.add(index))
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    let most = 0
    let pieces = 0
    const stream = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          if (pieces === count) return controller.close()
          const piece = bytes(64 * 1024)
          registry.register(piece.buffer, pieces)
          controller.enqueue(piece)
          pieces += 1
          if (pieces % 100 !== 0) return
          await new Promise((resolve) => setTimeout(resolve, 5))
          collect()
          await new Promise((resolve) => setTimeout(resolve, 5))
          most = Math.max(most, pieces - collected.size)
        },
      },
      { highWaterMark: 0 },
    )
    await upload(zoho, { name: 'a', size: count * 64 * 1024, stream })
    expect(most).toBeLessThan(300)
  })
  test('progress is told to the end, and a listener that throws changes nothing', async () => {
    const got: Got[] = []
    const told: number[] = []
    const size = 1_000_000
    const onProgress = ({ sent, size: all }: { sent: number; size: number }): void => {
      told.push(sent / all)
      throw new Error('mine')
    }
    const stream = streamOf(...Array.from({ length: 10 }, () => bytes(size / 10)))
    await upload(await serve(fetch, got), { name: 'a', size, stream }, { onProgress })
    expect(told).toHaveLength(13)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
  })
  test('who aborts ends the reading of the file', async () => {
    const got: Got[] = []
    const controller = new AbortController()
    const cancelled = vi.fn()
    let pieces = 0
    const stream = new ReadableStream<Uint8Array>({
      async pull(each) {
        pieces += 1
        if (pieces === 20) controller.abort(new Error('enough'))
        await new Promise((resolve) => setImmediate(resolve))
        each.enqueue(bytes(100_000))
      },
      cancel: cancelled,
    })
    const failed = upload(await serve(fetch, got), { name: 'a', size: 1e9, stream }, {}, controller.signal)
    await expect(failed).rejects.toThrow('enough')
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalled())
    expect(pieces).toBeLessThan(40)
  })
})

test('a blob is opened again for another token and after 429; a stream flows once', async () => {
  const refusal =
    (code: string, status: number) =>
    async (sent: Request): Promise<Response> => {
      await sent.arrayBuffer()
      return Response.json({ code, details: {}, message: '', status: 'error' }, { status })
    }
  const answers = [refusal('INVALID_TOKEN', 401), refusal('TOO_MANY_REQUESTS', 429)]
  const good = async (sent: Request): Promise<Response> => {
    const file = (await sent.formData()).get('file') as File
    return Response.json({ name: file.name, text: await file.text() })
  }
  const told: number[] = []
  const onProgress = ({ sent, size }: { sent: number; size: number }): void => void told.push(sent / size)
  const again = clientOn([...answers, good])
  expect(await upload(again.zoho, new File(['text'], 'a.txt'), { onProgress })).toEqual({
    name: 'a.txt',
    text: 'text',
  })
  expect(again.requests).toHaveLength(3)
  expect(told.filter((share) => share === 1)).toHaveLength(3)
  const single = clientOn([...answers, good])
  const failed = upload(single.zoho, { name: 'a', size: 4, stream: streamOf(bytes(4)) })
  await expect(failed).rejects.toMatchObject({ code: 'INVALID_TOKEN' })
  expect(single.requests).toHaveLength(1)
  const lost = clientOn([
    async (sent) => {
      await sent.arrayBuffer()
      throw new TypeError('fetch failed')
    },
    good,
  ])
  await expect(upload(lost.zoho, new Blob(['text']))).rejects.toMatchObject({
    code: 'NETWORK',
    outcome: 'unknown',
  })
  expect(lost.requests).toHaveLength(1)
})

test('what is too large is refused before anything is sent or read', () => {
  const stream = streamOf(bytes(5))
  const error = problem(() =>
    uploadBody({ name: 'big\n.zip', size: 26_214_401, stream }, { limit: 26_214_400 }),
  )
  expect(error).toMatchObject({ code: 'UPLOAD', reason: 'too-large' })
  expect((error as Error).message).toBe(
    '"big\\n.zip" has 26214401 bytes, and Zoho takes at most 26214400 here. Nothing was sent.',
  )
  expect(stream.locked).toBe(false)
  expect(problem(() => uploadBody(new Blob(['12345']), { limit: 4 }))).toMatchObject({ code: 'UPLOAD' })
  expect(uploadBody(new Blob(['1234']), { limit: 4 }).size).toBeGreaterThan(4)
})
test('what is not a file is refused', () => {
  const stream = (): ReadableStream<Uint8Array> => streamOf(bytes(1))
  const locked = stream()
  locked.getReader()
  const bad: unknown[] = [
    undefined,
    null,
    'path/to/file',
    7,
    {},
    [],
    [undefined],
    bytes(3),
    { name: 'a', size: 1 },
    { name: 'a', size: 1, stream: locked },
    { name: 'a', size: 1, stream: { getReader: () => {} } },
    { name: '', size: 1, stream: stream() },
    { name: 7, size: 1, stream: stream() },
    { name: 'a', size: -1, stream: stream() },
    { name: 'a', size: 1.5, stream: stream() },
    { name: 'a', size: '1', stream: stream() },
    { name: 'a', size: Number.NaN, stream: stream() },
    { name: 'a', stream: stream() },
    { name: 'a', size: 1, stream: stream(), type: 'text/html\r\nX-Evil: 1' },
    { name: 'a', size: 1, stream: stream(), type: 7 },
  ]
  for (const file of bad) expect(problem(() => uploadBody(file as Blob))).toBeInstanceOf(TypeError)
})
test('only a body that is a stream brings its own length', async () => {
  const zoho = createClient({ token: () => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' }) })
  for (const [body, length] of [
    ['x', '1'],
    [streamOf(bytes(1)), '-1'],
    [streamOf(bytes(1)), '1, 1'],
    [streamOf(bytes(1)), '1e3'],
    [streamOf(bytes(1)), ''],
  ] as const) {
    const call = { method: 'POST', path: path`files`, body, headers: { 'content-length': length } } as const
    await expect(request(zoho, call)).rejects.toThrow(/cannot set the header content-length/)
  }
})
