import type { Clock } from '@x/dc/clock'

/** Time on Zoho's clock. */
export interface ZohoTime {
  /** Epoch milliseconds as Zoho would say. Never runs backwards, but when an answer of Zoho's corrects it. */
  now(): number
  /** Whether the machine's clock has proved to be slow, by an unknown amount: no answer of Zoho's has been seen yet. */
  readonly doubtful: () => boolean
  /** Learns from the `Date` header of an answer; `sentAt` is the monotonic time when the request left. */
  learn(date: string | null, sentAt: number): void
  /** Takes a time that others wrote as a lower bound, as long as nothing was learned. */
  witness(time: number): void
}

/** `Date` has whole seconds: on average the truth is half a second later. */
const HALF_SECOND = 500
const WORTH_TELLING = 10_000
/** Between these lies any time that Zoho can tell. A box on the way that has lost its clock says 1970. */
const EARLIEST = Date.UTC(2024, 0)
const LATEST = Date.UTC(2100, 0)
/** An answer that took longer, as to a process that was stopped meanwhile, tells only that it is later than that. */
const LONGEST_LESSON = 60_000

/**
 * A machine's clock may be wrong, and may jump: expiry is decided on Zoho's, learned from the `Date` of token answers.
 * Between answers time follows the wall clock forward (a laptop that slept) but never backward: then the monotonic clock
 * carries on.
 */
export function createZohoTime(clock: Clock, onSkew: (skew: number) => void): ZohoTime {
  let skew = 0
  /** The skew that Zoho's last answer gave. */
  let heard = 0
  let learned = false
  let doubtful = false
  let lastWall = clock.now()
  let lastMonotonic = clock.monotonic()

  /** The machine's wall clock, without its jumps backward. */
  function wall(): number {
    const monotonic = clock.monotonic()
    lastWall = Math.max(clock.now(), lastWall + (monotonic - lastMonotonic))
    lastMonotonic = monotonic
    return lastWall
  }

  return {
    now: () => wall() + skew,
    doubtful: () => doubtful,
    learn(date, sentAt) {
      const told = date === null ? Number.NaN : Date.parse(date)
      if (!(told > EARLIEST && told < LATEST)) return
      const monotonic = clock.monotonic()
      if (monotonic - sentAt > LONGEST_LESSON) {
        this.witness(told)
        return
      }
      // Back on the machine's own clock: a jump that was carried over until now is part of the skew no longer.
      lastWall = clock.now()
      lastMonotonic = monotonic
      const half = (monotonic - sentAt) / 2
      const next = told + HALF_SECOND + half - lastWall
      learned = true
      doubtful = false
      if (Math.abs(next) > WORTH_TELLING && Math.abs(next - heard) > WORTH_TELLING) onSkew(Math.round(next))
      heard = next
      // An answer knows it only as well as it was quick.
      if (Math.abs(next - skew) > HALF_SECOND + half) skew = next
    },
    witness(time) {
      if (learned || time <= wall() + skew) return
      skew = time - wall()
      doubtful = true
    },
  }
}
