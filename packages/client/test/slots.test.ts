import { createEmulator } from '@x/emulator'
import { describe, expect, test, vi } from 'vitest'
import { createClient, createLimiter, path, request, type Limiter } from '@x/client'
import { sharedLimiter } from '@x/client/redis'
import { createFakeRedis } from './fake-redis.ts'
import { clientAt, clientOn } from './fake-zoho.ts'
import { acquireMany } from './limiter-storm.ts'

const scopes = ['ZohoCRM.org.READ']
const org = { path: path`org`, scopes }
const raw = { ...org, as: 'response' } as const
const never = new AbortController().signal
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
/** Slots that are free now. */
async function free(limiter: Limiter, of: number): Promise<number> {
  const controller = new AbortController()
  let served = 0
  const asked = Array.from({ length: of }, async () => {
    const release = await limiter.acquire(controller.signal)
    served += 1
    return release
  })
  await turn()
  controller.abort()
  for (const each of await Promise.allSettled(asked)) if (each.status === 'fulfilled') await each.value()
  return served
}

describe('A28, F1: the slot of a raw response whose body nobody reads', () => {
  test.each([
    ['createLimiter', (): Limiter => createLimiter({ concurrency: 2 })],
    ['sharedLimiter', (): Limiter => sharedLimiter(createFakeRedis(), { key: 'k', concurrency: 2 })],
  ])('comes back after two seconds, and the body can still be read: %s', async (_name, create) => {
    const emulator = createEmulator({ start: 0 })
    const limiter = create()
    const zoho = clientAt(emulator, scopes, { limiter })
    const unread = [await request(zoho, raw), await request(zoho, raw)]
    const next = request(zoho, org)
    await turn()
    emulator.clock.advance(1900)
    expect(await free(limiter, 2)).toBe(0)
    emulator.clock.advance(100)
    expect(await next).toHaveProperty('org')
    expect(await free(limiter, 2)).toBe(2)
    for (const each of unread) expect(await each.json()).toHaveProperty('org')
    expect(await free(limiter, 2)).toBe(2)
  })
  test('likewise when reading stops in the middle; while it goes on the slot is held', async () => {
    const emulator = createEmulator({ start: 0 })
    const limiter = createLimiter({ concurrency: 1 })
    const fetch = async (): Promise<Response> =>
      new Response(new ReadableStream<Uint8Array>({ pull: (each) => each.enqueue(new Uint8Array(10)) }))
    const zoho = clientAt(emulator, scopes, { limiter, fetch })
    const reader = (await request(zoho, raw)).body?.getReader()
    for (let piece = 0; piece < 5; piece += 1) {
      emulator.clock.advance(1500)
      await reader?.read()
      await turn()
    }
    expect(await free(limiter, 1)).toBe(0)
    emulator.clock.advance(2000)
    await turn()
    expect(await free(limiter, 1)).toBe(1)
    expect((await reader?.read())?.value).toHaveLength(10)
    await reader?.cancel()
  })
  test('the wait of the reader is not counted as idleness', async () => {
    const emulator = createEmulator({ start: 0 })
    const limiter = createLimiter({ concurrency: 1 })
    const pull = (): Promise<never> => new Promise(() => {})
    const fetch = async (): Promise<Response> => new Response(new ReadableStream<Uint8Array>({ pull }))
    const reader = (await request(clientAt(emulator, scopes, { limiter, fetch }), raw)).body?.getReader()
    void reader?.read()
    await turn()
    emulator.clock.advance(60_000)
    await turn()
    expect(await free(limiter, 1)).toBe(0)
  })
  test('a body is not locked before somebody reads, so that the platform can close what was dropped', async () => {
    const inner = new Response('abc')
    const cancelled = vi.fn()
    const { zoho } = clientOn([() => inner], { limiter: createLimiter({ concurrency: 1 }) })
    await request(zoho, raw)
    expect(inner.body?.locked).toBe(false)
    const stream = new ReadableStream<Uint8Array>({ cancel: cancelled })
    const other = clientOn([() => new Response(stream)], { limiter: createLimiter({ concurrency: 1 }) })
    await (await request(other.zoho, raw)).body?.cancel('enough')
    expect(cancelled).toHaveBeenCalledWith('enough')
  })
  test('who waits for a slot in vain is told so', async () => {
    const emulator = createEmulator({ start: 0 })
    const limiter = createLimiter({ concurrency: 1 })
    await limiter.acquire(never)
    const failed = request(clientAt(emulator, scopes, { limiter }), org, { timeout: 3000 })
    const seen = failed.catch((error: unknown) => error)
    await turn()
    emulator.clock.advance(3000)
    expect(await seen).toMatchObject({
      code: 'TIMEOUT',
      outcome: 'none',
      message: expect.stringMatching(
        /waiting for a slot of the limiter.*Read or cancel the bodies/,
      ) as string,
    })
  })
})

test('A7, F6: a signal that outlives many raw calls keeps nothing of them', async () => {
  const life = new AbortController()
  const composed = vi.spyOn(AbortSignal, 'any')
  const adds = vi.spyOn(AbortSignal.prototype, 'addEventListener')
  const removes = vi.spyOn(AbortSignal.prototype, 'removeEventListener')
  /** What listens to the signal, or to one that is composed of it. */
  const listeners = (spy: typeof adds | typeof removes): unknown[] => {
    const signals = new Set([life.signal, ...composed.mock.results.map(({ value }) => value as AbortSignal)])
    return spy.mock.calls.flatMap(([, listener], index) =>
      signals.has(spy.mock.contexts[index] as AbortSignal) ? [listener] : [],
    )
  }
  const limiter = createLimiter({ concurrency: 2 })
  const ends: Record<string, (response: Response) => unknown> = {
    read: (response) => response.text(),
    cancelled: (response) => response.body?.cancel(),
    empty: () => undefined,
  }
  for (const [how, end] of Object.entries(ends)) {
    const answer = (): Response =>
      how === 'empty' ? new Response(null, { status: 204 }) : new Response('{}')
    const zoho = createClient({
      token: () => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' }),
      limiter,
      fetch: async () => answer(),
    })
    adds.mockClear()
    removes.mockClear()
    const response = await request(zoho, raw, { signal: life.signal })
    await end(response)
    expect(listeners(adds).length).toBeGreaterThan(1)
    const removed = new Set(listeners(removes))
    const left = listeners(adds).filter((listener) => !removed.has(listener))
    expect({ how, left }).toEqual({ how, left: [] })
  }
  vi.restoreAllMocks()
  life.abort()
  expect(await acquireMany(limiter, 2, never)).toHaveLength(2)
})

test('a raw response is the same through a limiter: address, status, headers', async () => {
  const answer = new Response('abc', { status: 206, statusText: 'Partial', headers: { 'x-a': 'b' } })
  Object.defineProperty(answer, 'url', { value: 'https://www.zohoapis.eu/crm/v7/org' })
  const { zoho } = clientOn([() => answer], { limiter: createLimiter({ concurrency: 1 }) })
  const { status, statusText, url, headers } = await request(zoho, raw)
  expect({ status, statusText, url, a: headers.get('x-a') }).toEqual({
    status: 206,
    statusText: 'Partial',
    url: 'https://www.zohoapis.eu/crm/v7/org',
    a: 'b',
  })
})
