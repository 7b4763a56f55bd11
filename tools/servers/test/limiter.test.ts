// The shared limiter on a real Redis: never more than agreed, nobody starves, nothing leaks, and Redis may go away.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import type { Limiter } from '../../../packages/client/src/index.ts'
import { sharedLimiter, type SharedLimiterOptions } from '../../../packages/client/src/redis/index.ts'
import type { Server } from '../server/process.ts'
import { startRedis, withoutRedis } from '../server/redis.ts'

const never = new AbortController().signal
const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const closing: (() => unknown)[] = []
after(async () => {
  for (const close of closing.toReversed()) await close()
})

async function redis(): Promise<Server> {
  const server = await startRedis()
  closing.push(() => server.close())
  return server
}
function io(server: Server): Redis {
  const client = new Redis({ port: server.port, host: '127.0.0.1', retryStrategy: () => 50 })
  client.on('error', () => {})
  closing.push(() => client.disconnect())
  return client
}
async function node(server: Server): Promise<ReturnType<typeof createClient>> {
  const client = createClient({ url: `redis://127.0.0.1:${server.port}`, socket: { reconnectStrategy: 50 } })
  client.on('error', () => {})
  await client.connect()
  closing.push(() => client.destroy())
  return client as never
}
const settings = (more: Partial<SharedLimiterOptions> = {}): SharedLimiterOptions => ({
  key: 'limit:acme',
  concurrency: 5,
  ...more,
})

/** Runs one call under a limiter; counts how many run at once. */
function work(): {
  readonly call: (limiter: Limiter, ms: number) => Promise<void>
  readonly most: () => number
} {
  let running = 0
  let most = 0
  return {
    most: () => most,
    call: async (limiter, ms) => {
      const release = await limiter.acquire(never)
      running += 1
      most = Math.max(most, running)
      await rest(ms)
      running -= 1
      await release()
    },
  }
}

describe('sharedLimiter', { skip: withoutRedis }, () => {
  it('never lets more run than agreed, in all processes together, and wastes little', async () => {
    const server = await redis()
    const limiters = [
      sharedLimiter(io(server), settings()),
      sharedLimiter(await node(server), settings()),
      sharedLimiter(io(server), settings()),
    ]
    const { call, most } = work()
    const began = performance.now()
    await Promise.all(Array.from({ length: 150 }, (_, index) => call(limiters[index % 3]!, 50)))
    const took = performance.now() - began
    assert.equal(most(), 5)
    const ideal = (150 * 50) / 5
    console.log(`150 calls of 50 ms at 5 in three processes: ${(took / ideal).toFixed(2)} × the ideal time`)
    assert.ok(took < ideal * 3, `it took ${took} ms of ${ideal}`)
  })
  it('counts heavy calls apart, in all processes together', async () => {
    const server = await redis()
    const options = settings({ concurrency: 4, heavy: 2 })
    const limiters = [sharedLimiter(io(server), options), sharedLimiter(await node(server), options)]
    const all = work()
    const heavy = work()
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const limiter = limiters[index % 2]!
        if (index % 3 !== 0) return all.call(limiter, 10)
        const asHeavy: Limiter = { acquire: (signal) => limiter.acquire(signal, { heavy: true }) }
        return heavy.call(asHeavy, 10)
      }),
    )
    assert.equal(heavy.most(), 2)
    assert.ok(all.most() <= 4, `${all.most()} at the same time`)
  })
  it('A3: serves who comes right after another, one after the other from one process', async () => {
    const server = await redis()
    for (const client of [io(server), await node(server)]) {
      const limiter = sharedLimiter(client, settings({ key: crypto.randomUUID(), concurrency: 50 }))
      const releases = []
      for (let slot = 0; slot < 50; slot += 1) releases.push(await limiter.acquire(AbortSignal.timeout(2000)))
      assert.equal(releases.length, 50)
      for (const release of releases) await release()
    }
  })
  it('serves every process: one with a thousand calls does not starve one with ten', async () => {
    const server = await redis()
    const [many, few] = [sharedLimiter(io(server), settings()), sharedLimiter(io(server), settings())]
    const { call } = work()
    let done = 0
    const crowd = Array.from({ length: 400 }, () => call(many, 10).then(() => (done += 1)))
    await rest(20)
    await Promise.all(Array.from({ length: 10 }, () => call(few, 10)))
    assert.ok(done < 300, `the ten came after ${done} of the four hundred`)
    await Promise.all(crowd)
  })
  it('a slot whose process died comes back with its lease, and not before', async () => {
    const server = await redis()
    const client = io(server)
    const dying = sharedLimiter(client, settings({ concurrency: 1, lease: 1000 }))
    await dying.acquire(never)
    client.disconnect()
    const other = sharedLimiter(io(server), settings({ concurrency: 1, lease: 1000 }))
    const began = performance.now()
    const release = await other.acquire(never)
    const waited = performance.now() - began
    assert.ok(waited > 600 && waited < 3000, `waited ${waited} ms`)
    await release()
  })
  it('a slot that is used for longer than its lease is kept', async () => {
    const server = await redis()
    const [one, other] = [
      sharedLimiter(io(server), settings({ concurrency: 1, lease: 1000 })),
      sharedLimiter(io(server), settings({ concurrency: 1, lease: 1000 })),
    ]
    const release = await one.acquire(never)
    await assert.rejects(Promise.resolve(other.acquire(AbortSignal.timeout(2500))), /timeout/)
    await release()
    await (
      await other.acquire(never)
    )()
  })
  it('a caller who gives up leaves nothing behind', async () => {
    const server = await redis()
    const client = io(server)
    const limiter = sharedLimiter(client, settings({ concurrency: 1 }))
    const release = await limiter.acquire(never)
    const reason = new Error('enough')
    const controller = new AbortController()
    const waiting = Promise.all(
      Array.from({ length: 5 }, () =>
        assert.rejects(Promise.resolve(limiter.acquire(controller.signal)), reason),
      ),
    )
    await rest(100)
    controller.abort(reason)
    await waiting
    await assert.rejects(Promise.resolve(limiter.acquire(AbortSignal.abort(reason))), reason)
    await release()
    await release()
    await rest(300)
    assert.equal(await client.zcard('limit:acme'), 0)
  })
  it('goes on alone while Redis is away, tells it, and shares again when it is back', async () => {
    const server = await redis()
    const told: unknown[] = []
    const options = settings({
      concurrency: 4,
      concurrencyWithoutRedis: 2,
      onError: (error) => told.push(error),
    })
    const client = io(server)
    const limiter = sharedLimiter(client, options)
    const { call, most } = work()
    await call(limiter, 1)
    await server.crash()
    await Promise.all(Array.from({ length: 20 }, () => call(limiter, 10)))
    assert.equal(most(), 2)
    assert.ok(told.length > 0)
    await server.start()
    const other = sharedLimiter(io(server), options)
    const held = await Promise.all(Array.from({ length: 4 }, async () => other.acquire(never)))
    const until = Date.now() + 15_000
    // As soon as it shares again, it finds all four taken.
    for (;;) {
      const got = await Promise.resolve(limiter.acquire(AbortSignal.timeout(400))).catch(() => undefined)
      if (got === undefined) break
      await got()
      assert.ok(Date.now() < until, 'it shares again')
      await rest(200)
    }
    await Promise.all(held.map(async (release) => release()))
  })
  it('a Redis that stands still holds nobody up for more than a second or two', async () => {
    const server = await redis()
    const limiter = sharedLimiter(io(server), settings({ concurrency: 4 }))
    await (
      await limiter.acquire(never)
    )()
    server.freeze()
    const began = performance.now()
    await (
      await limiter.acquire(never)
    )()
    assert.ok(performance.now() - began < 2500)
    server.thaw()
  })
  it('refuses bad options', () => {
    const client = { eval: () => Promise.resolve(0) }
    assert.throws(() => sharedLimiter(client, { key: '', concurrency: 1 }), /one for each organization/)
    assert.throws(() => sharedLimiter(client, settings({ concurrency: 0 })), /positive integer/)
    assert.throws(() => sharedLimiter(client, settings({ lease: 10 })), /lease/)
    assert.throws(() => sharedLimiter({} as never, settings()), /"redis" or "ioredis"/)
  })
})
