// Many real processes over one store: a dead token under a burst, and two hours of work.
import { openStore, startBackend, type BackendName } from './backend.ts'
import { startWorker, type Worker } from './start-worker.ts'
import { startZoho, tokenCalls, type Zoho } from './zoho.ts'

export interface Burst {
  readonly asked: number
  /** Calls to Zoho's API that were answered right. */
  readonly accepted: number
  readonly tokenCalls: number
  readonly errors: readonly string[]
  /** Milliseconds until the last process was done. */
  readonly ms: number
}

interface Site {
  readonly zoho: Zoho
  readonly workers: readonly Worker[]
}

/** Starts everything, with one grant `acme` whose token is dead; closes it all afterwards. */
async function onSite<T>(name: BackendName, count: number, run: (site: Site) => Promise<T>): Promise<T> {
  const closing: (() => Promise<unknown>)[] = []
  try {
    const backend = await startBackend(name)
    closing.push(() => backend.close())
    const zoho = await startZoho({ limits: { accessTokens: 10, refreshTokens: 20 } })
    closing.push(() => zoho.close())
    const { store, close } = openStore(backend.place)
    closing.push(close)
    await zoho.connect(zoho.auth(store), 'acme')
    const workers: Worker[] = []
    // A few at a time: thirty processes that start at once take longer than one after the other.
    while (workers.length < count) {
      const some = Array.from({ length: Math.min(4, count - workers.length) }, (_, index) =>
        startWorker(zoho.settings(workers.length + index, backend.place)),
      )
      workers.push(...(await Promise.all(some)))
    }
    closing.push(() => Promise.all(workers.map((worker) => worker.end())))
    return await run({ zoho, workers })
  } finally {
    for (const close of closing.toReversed()) await close()
  }
}

/** All callers of all processes ask at the same moment; the token is dead. */
export function burst(name: BackendName, processes: number, callers: number): Promise<Burst> {
  return onSite(name, processes, async ({ zoho, workers }) => {
    const began = performance.now()
    const asked = await Promise.all(workers.map((worker) => worker.ask('acme', callers)))
    return {
      asked: processes * callers,
      accepted: asked.reduce((sum, each) => sum + (each?.accepted ?? 0), 0),
      tokenCalls: tokenCalls(zoho),
      errors: asked.flatMap((each) => each?.errors ?? ['died']),
      ms: Math.round(performance.now() - began),
    }
  })
}

export interface Hours extends Burst {
  /** The most token calls within any ten minutes. */
  readonly mostInTenMinutes: number
  /** Token calls that even one process alone would need: one at the start, one for each token's life. */
  readonly fewest: number
}

const MINUTE = 60_000
/** A token is renewed in its last 2.5 to 5 minutes, spread by the id of the grant. */
const LONGEST_USE = 57.5 * MINUTE

/** All processes work for so many simulated minutes, a few calls a minute each. */
export function hours(name: BackendName, processes: number, minutes: number): Promise<Hours> {
  return onSite(name, processes, async ({ zoho, workers }) => {
    const began = performance.now()
    let accepted = 0
    const errors: string[] = []
    for (let minute = 0; minute < minutes; minute += 1) {
      await Promise.all(workers.map((worker) => worker.takeTime()))
      const asked = await Promise.all(workers.map((worker) => worker.ask('acme', 2)))
      accepted += asked.reduce((sum, each) => sum + (each?.accepted ?? 0), 0)
      errors.push(...asked.flatMap((each) => each?.errors ?? ['died']))
      zoho.emulator.clock.advance(MINUTE)
    }
    const times = zoho.emulator.journal
      .entries()
      .filter(({ path }) => path === '/oauth/v2/token')
      .map(({ at }) => at)
    return {
      asked: processes * minutes * 2,
      accepted,
      tokenCalls: times.length,
      errors,
      ms: Math.round(performance.now() - began),
      mostInTenMinutes: Math.max(
        ...times.map((at) => times.filter((each) => each >= at && each < at + 10 * MINUTE).length),
      ),
      fewest: Math.ceil((minutes * MINUTE) / LONGEST_USE),
    }
  })
}
