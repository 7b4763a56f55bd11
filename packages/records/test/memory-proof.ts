// 100,000 rows through createEach: memory beside that of 1,000, and time beside what latency and concurrency allow.
// node --expose-gc --conditions=@x/source packages/records/test/memory-proof.ts [rows]
import { strict as assert } from 'node:assert'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { createClient, createLimiter } from '@x/client'
import { createEach } from '../src/index.ts'

const MIB = 1024 * 1024
/** Milliseconds that the server takes for a request. */
const LATENCY = 100
const CONCURRENCY = 8
const [most = '100000'] = process.argv.slice(2)

const zoho = createClient({
  token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.eu' }),
  limiter: createLimiter({ concurrency: CONCURRENCY }),
  fetch: async (request) => {
    const { data } = (await request.json()) as { readonly data: readonly { readonly No: number }[] }
    await setTimeout(LATENCY)
    const done = data.map(({ No }) => ({
      code: 'SUCCESS',
      details: { id: `${No}` },
      message: '',
      status: 'success',
    }))
    return Response.json({ data: done }, { status: 201 })
  },
})

function* rows(count: number): Generator<object> {
  for (let No = 0; No < count; No += 1) yield { No, Last_Name: `Boyle ${No}`, Description: 'x'.repeat(200) }
}

interface Measured {
  readonly rows: number
  readonly 'peak alive, MiB': number
  readonly 'time, ms': number
  readonly 'ideal, ms': number
}

/** The most that is alive while rows are written, beyond what was before. */
async function memoryOf(count: number): Promise<number> {
  const alive = (): number => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  const before = alive()
  let peak = 0
  await write(count, (written) => {
    if (written % Math.ceil(count / 20) === 0) peak = Math.max(peak, alive() - before)
  })
  return Math.round((peak / MIB) * 10) / 10
}

async function timeOf(count: number): Promise<number> {
  const begun = performance.now()
  await write(count, () => undefined)
  return Math.round(performance.now() - begun)
}

async function write(count: number, look: (written: number) => void): Promise<void> {
  const how = { trigger: [], concurrency: CONCURRENCY }
  let written = 0
  for await (const result of createEach(zoho, 'Leads', rows(count), how)) {
    assert.ok(result.ok && result.index === written)
    written += 1
    look(written)
  }
  assert.equal(written, count)
}

async function measure(count: number): Promise<Measured> {
  return {
    rows: count,
    'peak alive, MiB': await memoryOf(count),
    'time, ms': await timeOf(count),
    // The first request goes alone.
    'ideal, ms': (1 + Math.ceil((Math.ceil(count / 100) - 1) / CONCURRENCY)) * LATENCY,
  }
}

await measure(1000)
const small = await measure(1000)
const large = await measure(Number(most))
console.table([small, large])
assert.ok(large['peak alive, MiB'] - small['peak alive, MiB'] <= 30, 'memory grows with the rows')
assert.ok(large['time, ms'] <= large['ideal, ms'] * 1.1, 'slower than latency and concurrency allow')
