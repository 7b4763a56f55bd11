import { createEmulator, type Emulator } from '../../src/index.ts'
import { createDice, gather, makeRequest } from './requests.ts'

/** What came of many requests. */
export interface Outcome {
  readonly requests: number
  /** How often each status came. */
  readonly statuses: Readonly<Record<string, number>>
  /** Requests that were answered with 500, or not at all; the first few, to look at. */
  readonly failures: readonly string[]
  /** Bytes of heap in use after each tenth of the requests, garbage collected if it can be. */
  readonly heap: readonly number[]
}

/** Sends so many generated requests to a fresh emulator, in memory. The time of the emulator goes on meanwhile. */
export async function storm(requests: number, seed: number): Promise<Outcome> {
  const emulator: Emulator = createEmulator({
    start: 0,
    limits: { credits: 'off', tokenCalls: 'off', bodyBytes: 100_000 },
  })
  const dice = createDice(seed)
  let ingredients = gather(emulator)
  const statuses: Record<string, number> = {}
  const failures: string[] = []
  const heap: number[] = []
  const tenth = Math.max(1, Math.floor(requests / 10))
  for (let count = 1; count <= requests; count += 1) {
    const [url, init] = makeRequest(dice, ingredients)
    const status = await send(emulator, url, init)
    statuses[status] = (statuses[status] ?? 0) + 1
    // 501 says that the emulator does not serve what Zoho does: an answer, not a failure.
    if (Number.isNaN(Number(status)) || (Number(status) >= 500 && status !== '501'))
      failures.push(`${init.method} ${url.slice(0, 200)}: ${status}`)
    emulator.clock.advance(20)
    // Weakly held objects are only let go between turns of the event loop.
    if (count % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
    // Tokens expire, and requests delete groups: start over now and then, or all that follows is refused early.
    if (count % 1000 === 0) ingredients = gather(emulator)
    if (count % tenth === 0) {
      globalThis.gc?.()
      heap.push(process.memoryUsage().heapUsed)
    }
  }
  return { requests, statuses, failures: failures.slice(0, 20), heap }
}

async function send(emulator: Emulator, url: string, init: RequestInit): Promise<string> {
  let request: Request
  try {
    request = new Request(url, init)
  } catch {
    // Lost: why the platform refuses to send this; the emulator will never see it.
    return '0'
  }
  try {
    const response = await emulator.fetch(request)
    await response.arrayBuffer()
    return String(response.status)
  } catch (error) {
    return error instanceof Error ? `${error.name} ${error.message}` : 'thrown'
  }
}
