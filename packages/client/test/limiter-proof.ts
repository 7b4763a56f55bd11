// The long storm: 1,000,000 random acquires, aborts and throws on each limiter lose no slot and leave nothing on the heap.
// node --expose-gc --conditions=@x/source packages/client/test/limiter-proof.ts [acquires] [port of a Redis; the current folder has ioredis]
import { strict as assert } from 'node:assert'
import { createRequire } from 'node:module'
import { setTimeout as rest } from 'node:timers/promises'
import { createClient, createLimiter, path, request, type Limiter } from '@x/client'
import { sharedLimiter, type RedisClient } from '@x/client/redis'
import { createFakeRedis } from './fake-redis.ts'
import { countFree, storm } from './limiter-storm.ts'

const [count = '1000000', port] = process.argv.slice(2)
const acquires = Number(count)
const sizes = { concurrency: 20, heavy: 5 }
/** Bytes that a heap of this size may differ by from one collection to the next. */
const FLAT = 1_000_000

async function heap(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    await rest(50)
    globalThis.gc?.()
  }
  return process.memoryUsage().heapUsed
}

/** Does the same work twice: what leaks in the second half was not there after the first. */
async function prove(name: string, half: () => Promise<string>): Promise<void> {
  const began = performance.now()
  await half()
  const before = await heap()
  const said = await half()
  const grown = (await heap()) - before
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${name}: ${said}; heap ${grown > 0 ? '+' : ''}${grown} bytes in the second half; ${seconds} s`)
  assert.ok(grown < FLAT, `${name}: the heap grew`)
}

function stormOn(name: string, limiter: Limiter, times: number): Promise<void> {
  return prove(name, async () => {
    const toll = await storm(limiter, { ...sizes, acquires: times / 2, callers: 40 })
    await countFree(limiter, sizes, 5000)
    return `2 × ${times / 2}: ${toll.served} served, ${toll.failed} threw, ${toll.aborted} aborted, all slots free`
  })
}

/** With the client that the current folder has installed, as tools/servers does. */
function realRedis(at: number): { client: RedisClient; close: () => void } {
  const { Redis } = createRequire(`${process.cwd()}/`)('ioredis') as {
    Redis: new (port: number) => RedisClient & { disconnect(): void }
  }
  const client = new Redis(at)
  return { client, close: () => client.disconnect() }
}

await stormOn('createLimiter', createLimiter(sizes), acquires)
await stormOn('sharedLimiter', sharedLimiter(createFakeRedis(), { key: 'k', ...sizes }), acquires)
if (port !== undefined) {
  const { client, close } = realRedis(Number(port))
  await stormOn('sharedLimiter on Redis', sharedLimiter(client, { key: 'proof', ...sizes }), acquires)
  close()
}

const life = new AbortController()
const zoho = createClient({
  token: () => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' }),
  limiter: createLimiter(sizes),
  fetch: async () => new Response('{}'),
})
await prove('raw calls with a limiter and one signal', async () => {
  const calls = acquires / 20
  for (let call = 0; call < calls; call += 1) {
    const response = await request(zoho, { path: path`org`, as: 'response' }, { signal: life.signal })
    await response.text()
    if (call % 16 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return `2 × ${calls}`
})
