import { ToolkitError } from '@x/dc/error'

/** What {@link RateLimitedError} assumes when Zoho does not say how long to wait. */
const USUAL_WAIT = 60_000

/**
 * Zoho answered 429: too many concurrent calls, or the day's credits are used up. The call had no effect.
 *
 * @cure Try again at `retryAt`. Share one limiter among all clients of the organization, and spend fewer calls.
 */
export class RateLimitedError extends ToolkitError {
  override readonly name = 'RateLimitedError'
  readonly code = 'RATE_LIMITED'
  readonly retryable = true
  readonly status = 429
  /** When the next try makes sense, epoch milliseconds. */
  readonly retryAt: number
  /** Whether `retryAt` is what Zoho said (with a margin); otherwise it is a minute from the answer. */
  readonly announced: boolean
  /** Id of the data center. */
  readonly dc: string

  constructor(message: string, announcedAt: number | undefined, now: number, dc: string) {
    const retryAt = announcedAt ?? now + USUAL_WAIT
    super(
      `${message}Try again at ${new Date(retryAt).toISOString()}${announcedAt === undefined ? ' or later' : ''}.`,
    )
    this.retryAt = retryAt
    this.announced = announcedAt !== undefined
    this.dc = dc
  }
}
