import type { Clock } from '@x/dc/clock'
import { startTimer } from './timer.ts'

/** What bounds a piece of work. */
export interface Bounds {
  readonly clock: Clock
  /** Milliseconds for all of it. */
  readonly timeout: number
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined
  /** Makes the error when the time is up. */
  readonly timedOut: () => Error
}

/** So many turns of the microtask queue work has to unwind once its signal is aborted. */
const TURNS = 50

/**
 * Runs work that ends at a deadline or when the caller aborts, also when the work itself ignores its signal. The work's
 * signal is aborted in both cases, and not afterwards.
 */
export function runWithin<T>(bounds: Bounds, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { clock, timeout, signal, timedOut } = bounds
  return new Promise<T>((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason as Error)
      return
    }
    const controller = new AbortController()
    const finish = (): void => {
      cancel()
      signal?.removeEventListener('abort', onAbort)
    }
    const stop = (reason: Error): void => {
      finish()
      controller.abort(reason)
      // The work tells first how it ended; what ignores its signal is not waited for.
      void turns().then(() => reject(reason))
    }
    const onAbort = (): void => stop(signal?.reason as Error)
    const cancel = startTimer(clock, timeout, () => stop(timedOut()))
    signal?.addEventListener('abort', onAbort, { once: true })
    const succeed = (result: T): void => {
      finish()
      if (controller.signal.aborted) reject(controller.signal.reason as Error)
      else resolve(result)
    }
    const fail = (error: unknown): void => {
      finish()
      reject(error)
    }
    work(controller.signal).then(succeed, fail)
  })
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve()
}
