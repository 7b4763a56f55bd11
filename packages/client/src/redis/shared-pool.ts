import type { Pool } from '../client/pool.ts'
import { createLeases } from './leases.ts'
import type { Patience } from './patience.ts'
import type { Semaphore, Taken } from './semaphore.ts'

/** Who waits asks this often, and less often the more are before them; milliseconds. */
const ASK_EVERY = 6
const ASK_AT_LEAST_EVERY = 200

interface Caller {
  readonly signal: AbortSignal
  readonly resolve: (release: (() => void) | Promise<() => void>) => void
}

/** What a shared pool is made of. */
export interface SharedPoolSettings {
  readonly semaphore: Semaphore
  /** Slots of all processes together. */
  readonly size: number
  readonly lease: number
  readonly patience: Patience
  /** Serves while Redis is away. */
  readonly local: Pool
}

/** Slots that are counted in Redis for all processes; one loop asks for all callers of this process. */
export function createSharedPool(settings: SharedPoolSettings): Pool {
  const { semaphore, size, lease, patience, local } = settings
  // A Set keeps the order of insertion and lets an aborted caller leave from the middle.
  const waiting = new Set<Caller>()
  let serving = false
  let wake: (() => void) | undefined
  const leases = createLeases(semaphore, patience, lease, () => wake?.())

  async function serve(): Promise<void> {
    let turn: string | undefined
    while (waiting.size > 0 && !patience.isAway()) {
      const ids = Array.from({ length: Math.min(waiting.size, size) }, () => crypto.randomUUID())
      const attempt = semaphore.take(ids, turn)
      const taken = await patience.answered(attempt)
      if (taken === undefined) {
        void giveWhatComesLate(attempt, ids)
        break
      }
      turn = taken.turn
      for (const id of ids.slice(0, taken.count)) handOver(id)
      if (turn !== undefined && waiting.size > 0) await pause(taken.before)
    }
    // Before anybody who was served goes on: whoever comes from now on starts the loop again.
    serving = false
    for (const { resolve, signal } of waiting) resolve(local.acquire(signal))
    waiting.clear()
    if (turn !== undefined) semaphore.leave(turn).catch(patience.failed)
  }
  function handOver(id: string): void {
    const [caller] = waiting
    const release = leases.hold(id)
    // Who waited for it has left.
    if (caller === undefined) return release()
    waiting.delete(caller)
    caller.resolve(release)
  }
  /** An answer that comes too late brings slots that nobody waits for any more. */
  async function giveWhatComesLate(attempt: Promise<Taken>, ids: readonly string[]): Promise<void> {
    try {
      const { count } = await attempt
      await Promise.all(ids.slice(0, count).map((id) => semaphore.give(id)))
    } catch {
      // Lost: a second failure after the one that was told. The lease gives the slots back.
    }
  }
  /** Until it is time to ask again, or a slot of this process came free. */
  function pause(before: number): Promise<void> {
    return new Promise((resolve) => {
      const longest = Math.min(ASK_AT_LEAST_EVERY, ASK_EVERY * (1 + before / 2))
      const timer = setTimeout(() => wake?.(), longest * (0.5 + Math.random() / 2))
      wake = () => {
        wake = undefined
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason as Error)
        const leave = (): void => {
          waiting.delete(caller)
          reject(signal.reason as Error)
          if (waiting.size === 0) wake?.()
        }
        const caller: Caller = {
          signal,
          resolve: (release) => {
            signal.removeEventListener('abort', leave)
            resolve(release)
          },
        }
        signal.addEventListener('abort', leave, { once: true })
        waiting.add(caller)
        if (serving) return
        serving = true
        void serve()
      }),
  }
}
