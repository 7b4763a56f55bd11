/** Where time comes from. Every package takes one, so that tests advance time instead of sleeping. */
export interface Clock {
  /** Wall time, epoch milliseconds. May jump either way. */
  now(): number
  /** Milliseconds from an arbitrary start; never runs backwards. For measuring how long something took. */
  monotonic(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** `setTimeout` fires immediately beyond this (a signed 32-bit number of milliseconds, about 24.8 days). */
const LONGEST_TIMER = 2 ** 31 - 1

/** The time of the machine. */
export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal?.throwIfAborted()
      const end = (): void => {
        clearTimeout(timer)
        reject(signal?.reason as Error)
      }
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', end)
          resolve()
        },
        Math.min(Math.max(ms, 0), LONGEST_TIMER),
      )
      signal?.addEventListener('abort', end, { once: true })
    }),
})
