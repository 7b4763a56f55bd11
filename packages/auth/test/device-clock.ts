import type { Clock } from '@x/dc/clock'
import type { Emulator } from '@x/emulator'

/** Pauses between two polls are thirty seconds, and five more for each slow_down; deadlines are other figures. */
const isPause = (ms: number): boolean => ms >= 30_000 && ms % 5000 === 0

/** The emulator's clock, but pauses between polls pass at once. */
export interface DeviceClock {
  readonly clock: Clock
  /** The pauses, in order, milliseconds. */
  readonly pauses: readonly number[]
}

/** @param during what happens within each pause, before its time has passed; `count` is 1 for the first */
export function deviceClock(
  emulator: Emulator,
  during: (count: number) => void | Promise<void> = () => {},
): DeviceClock {
  const pauses: number[] = []
  return {
    pauses,
    clock: {
      ...emulator.clock,
      sleep: async (ms, signal) => {
        if (!isPause(ms)) return emulator.clock.sleep(ms, signal)
        signal?.throwIfAborted()
        pauses.push(ms)
        await during(pauses.length)
        signal?.throwIfAborted()
        emulator.clock.advance(ms)
      },
    },
  }
}
