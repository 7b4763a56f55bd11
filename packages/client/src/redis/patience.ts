import { systemClock } from '@x/dc/clock'
import { tell } from '../client/listener.ts'

/** An answer of Redis that takes longer counts as none; milliseconds. */
const ANSWER_WITHIN = 1000
/** For this long Redis is left alone after it failed; milliseconds. */
const REST = 1000
/** And up to this long while it does not even answer, since a client that queues would send all of it later. */
const LONGEST_REST = 32_000
const LATE = Symbol('late')

/** How much is expected of Redis: an answer within a second, else it counts as away for a while. */
export interface Patience {
  isAway(): boolean
  /** The answer; `undefined` when it failed or took too long. Never rejects. */
  answered<T>(promise: Promise<T>): Promise<T | undefined>
  /** Counts a failure, and tells it. */
  readonly failed: (error: unknown) => void
}

/** With a listener that is told of each failure, and can break nothing. */
export function createPatience(onError: ((error: unknown) => unknown) | undefined): Patience {
  let awayUntil = 0
  let rest = REST

  function away(error: unknown): void {
    awayUntil = systemClock.monotonic() + rest
    tell(onError, error)
  }
  function failed(error: unknown): void {
    rest = REST
    away(error)
  }
  return {
    isAway: () => systemClock.monotonic() < awayUntil,
    failed,
    async answered(promise) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<typeof LATE>((resolve) => {
        timer = setTimeout(() => resolve(LATE), ANSWER_WITHIN)
      })
      try {
        const answer = await Promise.race([promise, late])
        if (answer === LATE) {
          away(new Error(`Redis did not answer within ${ANSWER_WITHIN} ms.`))
          rest = Math.min(rest * 2, LONGEST_REST)
          return undefined
        }
        rest = REST
        return answer
      } catch (error) {
        failed(error)
        return undefined
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
