import { ToolkitError } from '@x/dc/error'

/**
 * No token call is made before `retryAt`, and no valid token is left to serve meanwhile.
 *
 * @cure Try again at `retryAt`. If it comes back, some process does not share the store, or keeps no token at all.
 */
export class ThrottledError extends ToolkitError {
  override readonly name = 'ThrottledError'
  readonly code = 'THROTTLED'
  readonly retryable = true
  /** The grant; absent outside a refresh. */
  readonly grantId: string | undefined
  /** Data center that was asked, or that the grant belongs to. */
  readonly dc: string
  /** When to try again, epoch milliseconds on the clock of `auth`. */
  readonly retryAt: number
  /**
   * `budget`: ten calls in ten minutes are used; `throttled`: Zoho said wait; `unavailable`: its token endpoint failed a
   * moment ago; `client-rejected`: it refused the client a moment ago.
   */
  readonly reason: 'budget' | 'throttled' | 'unavailable' | 'client-rejected'

  constructor(
    message: string,
    fields: {
      readonly grantId?: string | undefined
      readonly dc: string
      readonly retryAt: number
      readonly reason: 'budget' | 'throttled' | 'unavailable' | 'client-rejected'
      readonly cause?: unknown
    },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.grantId = fields.grantId
    this.dc = fields.dc
    this.retryAt = fields.retryAt
    this.reason = fields.reason
  }
}
