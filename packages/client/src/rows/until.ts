import { TimeoutError } from '@x/dc/error'
import type { CallOptions } from '../call/call.ts'
import type { Client } from '../client/client.ts'

/** Options of {@link until}, in milliseconds. */
export interface UntilOptions {
  readonly signal?: AbortSignal | undefined
  /** For all of it. @default 600_000 */
  readonly timeout?: number | undefined
  /** Between two looks, at least 100; it doubles up to 15 s. @default 1000 */
  readonly interval?: number | undefined
  /** What is waited for, for the error's message. @default 'the job' */
  readonly what?: string | undefined
}

const SHORTEST_INTERVAL = 100
const LONGEST_INTERVAL = 15_000
/** What a timer can hold. */
const LONGEST_TIMEOUT = 2 ** 31 - 1

/**
 * Asks until an answer is enough, and gives that answer. Between two looks it waits a second, then two, then four, at most
 * fifteen.
 *
 * @param ask one look; pass `options` on to the call, so that it ends with the waiting
 * @throws TimeoutError with `outcome: 'unknown'` and the last answer as `answer`; what was waited for may go on
 * @throws TypeError for an interval or a timeout that would never end or never rest
 * @example
 * return await until(zoho, look, isOver)
 */
export async function until<T, U extends T = T>(
  zoho: Client,
  ask: (options: CallOptions) => Promise<T>,
  enough: ((answer: T) => answer is U) | ((answer: T) => boolean),
  options: UntilOptions = {},
): Promise<U> {
  const { timeout, interval, what } = check(options)
  const over = new AbortController()
  const late = new AbortController()
  let answer: T | undefined
  zoho.clock.sleep(timeout, over.signal).then(
    () => late.abort(tooLate(what, timeout, answer)),
    () => {
      // Lost: the reason of our own cancelling.
    },
  )
  const signal = options.signal === undefined ? late.signal : AbortSignal.any([late.signal, options.signal])
  try {
    for (let wait = interval; ; wait = Math.min(wait * 2, LONGEST_INTERVAL)) {
      answer = await ask({ signal })
      if (enough(answer)) return answer as U
      await zoho.clock.sleep(wait, signal)
    }
  } finally {
    over.abort()
  }
}

function tooLate(what: string, timeout: number, answer: unknown): TimeoutError {
  const message = `${what} is not over after ${timeout} ms, and may go on; look again later.`
  return new TimeoutError(message, what, timeout, { outcome: 'unknown', answer })
}

function check({ timeout = 600_000, interval = 1000, what = 'the job' }: UntilOptions): {
  timeout: number
  interval: number
  what: string
} {
  if (!(interval >= SHORTEST_INTERVAL && interval <= LONGEST_TIMEOUT))
    throw new TypeError(`interval must be a number of milliseconds from ${SHORTEST_INTERVAL} on.`)
  if (!(timeout > 0 && timeout <= LONGEST_TIMEOUT))
    throw new TypeError('timeout must be a number of milliseconds above 0 and below 2^31 (24.8 days).')
  return { timeout, interval, what }
}
