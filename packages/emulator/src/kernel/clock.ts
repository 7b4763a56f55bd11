import { systemClock, type Clock } from '@x/dc/clock'

/** The emulator's time. Pass it to whatever is tested as its clock, and move it instead of sleeping. */
export interface EmulatorClock extends Clock {
  /** Moves time forward by so many milliseconds and wakes whoever sleeps until then. */
  advance(ms: number): void
  /** Sets wall time to an instant (epoch milliseconds). Backwards is allowed: `monotonic` then stands still. */
  set(instant: number): void
}

/** So long, in real milliseconds, nobody asks for the time before it moves by itself. */
const QUIET = 50

/**
 * Real time plus what was advanced; with `start` it stands still until advanced. With `auto` it stands still, too, and moves
 * by itself to the next sleeper once everybody sleeps: whoever works asks for the time, so quiet means that nobody does.
 *
 * @throws TypeError for a time that is not a finite number, and for advancing backwards
 */
export function createEmulatorClock(
  options: { readonly start?: number; readonly source?: Clock; readonly auto?: boolean } = {},
): EmulatorClock {
  const { source = systemClock, auto = false } = options
  const { start = auto ? source.now() : undefined } = options
  const frozen = start !== undefined
  if (frozen) finite('start', start)
  let asked = 0
  const sleepers = new Set<{ readonly due: number; readonly wake: () => void }>()
  let wallOffset = start ?? 0
  let advanced = 0

  const now = (): number => {
    asked += 1
    return frozen ? wallOffset : source.now() + wallOffset
  }
  const monotonic = (): number => {
    asked += 1
    return frozen ? advanced : source.monotonic() + advanced
  }
  const wakeDue = (): void => {
    const instant = monotonic()
    for (const sleeper of [...sleepers].toSorted((a, b) => a.due - b.due)) {
      if (sleeper.due <= instant) sleeper.wake()
    }
  }
  const move = (ms: number): void => {
    wallOffset += ms
    if (ms > 0) advanced += ms
    wakeDue()
  }

  let watching = false
  /** Moves time to the next sleeper whenever everybody sleeps, as long as somebody does. */
  const watch = async (): Promise<void> => {
    if (!auto || watching) return
    watching = true
    for (let next = 0; sleepers.size > 0 && Number.isFinite(next);) {
      const before = asked
      await source.sleep(QUIET)
      if (asked !== before) continue
      next = Math.min(...[...sleepers].map(({ due }) => due))
      if (Number.isFinite(next)) move(Math.max(0, next - advanced))
    }
    watching = false
  }

  return Object.freeze({
    now,
    monotonic,
    sleep: async (ms: number, signal?: AbortSignal): Promise<void> => {
      signal?.throwIfAborted()
      if (!(ms > 0)) return
      const timer = new AbortController()
      try {
        await new Promise<void>((resolve, reject) => {
          const sleeper = { due: monotonic() + ms, wake: resolve }
          sleepers.add(sleeper)
          timer.signal.addEventListener('abort', () => sleepers.delete(sleeper))
          signal?.addEventListener('abort', () => reject(signal.reason as Error), { signal: timer.signal })
          void watch()
          if (!frozen) source.sleep(ms, timer.signal).then(resolve, () => undefined)
        })
      } finally {
        // With a reason of its own: to make the usual one takes longer than all else here.
        timer.abort(null)
      }
    },
    advance: (ms: number): void => {
      finite('the time to advance by', ms)
      if (ms < 0) throw new TypeError('advance() only goes forward; set() takes any instant.')
      inCalendar(now() + ms)
      move(ms)
    },
    set: (instant: number): void => {
      finite('the instant', instant)
      inCalendar(instant)
      move(instant - now())
    },
  })
}

/** No calendar has an instant further from 1970. What is counted from one must not leave the numbers that are exact. */
const FURTHEST = 8.64e15

function inCalendar(instant: number): void {
  if (Math.abs(instant) > FURTHEST)
    throw new TypeError(
      "The emulator's clock would leave the calendar, which ends 285,616 years from 1970. Nothing was moved.",
    )
}

function finite(what: string, value: unknown): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new TypeError(`The emulator's clock takes milliseconds: ${what} must be a finite number.`)
  }
}
