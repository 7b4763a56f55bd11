import type { Clock } from '@x/dc/clock'

export interface TestClock extends Clock {
  /** Lets time pass, and lets what waited for it run. */
  elapse(ms: number): Promise<void>
  /** Moves the wall clock only, as a person or NTP would. */
  jump(ms: number): void
}

/** A clock that stands still until it is told to move. */
export function testClock(start = Date.parse('2026-11-01T12:00:00Z')): TestClock {
  let passed = 0
  let jumped = 0
  const sleepers = new Set<{ at: number; wake: () => void }>()
  return {
    now: () => start + passed + jumped,
    monotonic: () => passed,
    sleep: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        signal?.throwIfAborted()
        const sleeper = { at: passed + ms, wake: resolve }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper)
          reject(signal.reason as Error)
        })
      }),
    async elapse(ms) {
      const end = passed + ms
      for (;;) {
        const next = [...sleepers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        passed = Math.max(passed, next.at)
        sleepers.delete(next)
        next.wake()
        await new Promise((resolve) => setImmediate(resolve))
      }
      passed = end
    },
    jump(ms) {
      jumped += ms
    },
  }
}
