import { describe, expect, test, vi } from 'vitest'
import {
  createClient,
  createLimiter,
  path,
  request,
  type Limiter,
  type Release,
  type SlotNeed,
} from '@x/client'
import { sharedLimiter, type SharedLimiterOptions } from '@x/client/redis'
import { createFakeRedis, type FakeRedis } from './fake-redis.ts'
import { acquireMany, countFree, storm } from './limiter-storm.ts'

const never = new AbortController().signal
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const shared = (options: Partial<SharedLimiterOptions> = {}, redis: FakeRedis = createFakeRedis()): Limiter =>
  sharedLimiter(redis, { key: 'k', concurrency: 5, ...options })
const sizes = { concurrency: 6, heavy: 2 }

describe.each([
  ['createLimiter', (): Limiter => createLimiter(sizes)],
  ['sharedLimiter', (): Limiter => shared(sizes)],
])('%s', (_name, create) => {
  test('random acquires, aborts and throws lose no slot and give none away', async () => {
    const limiter = create()
    const toll = await storm(limiter, { ...sizes, acquires: 20_000, callers: 12 })
    expect(toll.served + toll.failed + toll.aborted).toBe(20_000)
    expect(Math.min(toll.served, toll.failed, toll.aborted)).toBeGreaterThan(1000)
    await countFree(limiter, sizes, 3000)
  })
  test('heavy calls are counted apart, and those that wait take nothing from the others', async () => {
    const limiter = create()
    const heavy: SlotNeed = { heavy: true }
    const held = [await limiter.acquire(never, heavy), await limiter.acquire(never, heavy)]
    const third = Promise.resolve(limiter.acquire(never, heavy))
    const light = await acquireMany(limiter, 4, never)
    expect(await Promise.race([third.then(() => 'served'), turn()])).toBeUndefined()
    await light[0]?.()
    expect(await Promise.race([third.then(() => 'served'), turn()])).toBeUndefined()
    await held[0]?.()
    await (
      await third
    )()
    for (const release of [...held, ...light]) await release()
    await countFree(limiter, sizes, 3000)
  })
  test('a heavy call that gives up while it waits for the second slot returns the first', async () => {
    const limiter = create()
    const light = await acquireMany(limiter, 6, never)
    const controller = new AbortController()
    const waiting = [1, 2].map(() => Promise.resolve(limiter.acquire(controller.signal, { heavy: true })))
    await turn()
    const reason = new Error('enough')
    controller.abort(reason)
    for (const each of waiting) await expect(each).rejects.toBe(reason)
    for (const release of light) await release()
    await countFree(limiter, sizes, 3000)
  })
  test('a signal that was aborted before gets no slot, though one is free', async () => {
    const reason = new Error('before')
    const limiter = create()
    await expect(Promise.resolve(limiter.acquire(AbortSignal.abort(reason)))).rejects.toBe(reason)
    await countFree(limiter, sizes, 3000)
  })
})

test('without heavy ten of them run, or as many as all', () => {
  const all = createLimiter({ concurrency: 4 })
  for (let slot = 0; slot < 4; slot += 1) expect(all.acquire(never, { heavy: true })).toBeTypeOf('function')
  for (const bad of [0, 1.5, '2', null])
    expect(() => createLimiter({ concurrency: 20, heavy: bad as number })).toThrow(/heavy must be a positive/)
  expect(() => shared({ heavy: 0 })).toThrow(/heavy must be a positive/)
  expect(() => shared({ concurrencyWithoutRedis: 0 })).toThrow(/positive/)
})

describe('sharedLimiter', () => {
  test('A3: an acquire right after another is served', async () => {
    const limiter = shared({ concurrency: 50 })
    const releases: Release[] = []
    for (let slot = 0; slot < 50; slot += 1) releases.push(await limiter.acquire(never))
    expect(releases).toHaveLength(50)
  })
  test('A3: a worker that takes and gives in a loop goes on', async () => {
    const redis = createFakeRedis()
    const limiter = shared({ concurrency: 1 }, redis)
    for (let round = 0; round < 50; round += 1) await (await limiter.acquire(never))()
    expect(redis.calls).toBeGreaterThanOrEqual(100)
  })

  const listeners: Record<string, () => unknown> = {
    throws: () => {
      throw new Error('logger away, too')
    },
    rejects: () => Promise.reject(new Error('logger away, too')),
    'answers something odd': () =>
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('odd')
          },
        },
      ),
  }
  test.each(Object.entries(listeners))(
    'A5, F10: a listener for failures of Redis that %s ends nothing and holds nobody up',
    async (_what, onError) => {
      const unhandled = vi.fn()
      process.on('unhandledRejection', unhandled)
      const redis = createFakeRedis()
      redis.before = () => Promise.reject(new Error('away'))
      const limiter = shared({ onError }, redis)
      const fetch = async (): Promise<Response> => Response.json({ ok: true })
      const token = { value: 't', apiDomain: 'https://www.zohoapis.eu' }
      const zoho = createClient({ token: () => token, limiter, fetch })
      expect(await request(zoho, { path: path`org` })).toEqual({ ok: true })
      const listening = createClient({ token: () => token, fetch, onEvent: onError })
      expect(await request(listening, { path: path`org` })).toEqual({ ok: true })
      await turn()
      process.off('unhandledRejection', unhandled)
      expect(unhandled).not.toHaveBeenCalled()
      expect(() => shared({ onError: 'log' as never })).toThrow(/function/)
    },
  )
  test('an answer that is none counts as a failure of Redis, and the calls go on alone', async () => {
    for (const answer of [null, 'OK', 7]) {
      const told: unknown[] = []
      const redis = createFakeRedis()
      redis.before = () => Promise.resolve(answer)
      const limiter = shared({ onError: (error) => told.push(error) }, redis)
      await (
        await limiter.acquire(never)
      )()
      expect(told).toHaveLength(1)
    }
  })
  test('a Redis that does not answer is asked less and less, so that nothing piles up in its client', async () => {
    vi.useFakeTimers()
    const redis = createFakeRedis()
    redis.before = () => new Promise(() => {})
    const limiter = shared({ lease: 1000 }, redis)
    const pass = async (seconds: number): Promise<void> => {
      for (let second = 0; second < seconds; second += 1) {
        void Promise.resolve(limiter.acquire(never)).then((release) => release())
        await vi.advanceTimersByTimeAsync(1000)
      }
    }
    await pass(3600)
    vi.useRealTimers()
    expect(redis.calls).toBeLessThan(200)
  })
})
