import { ToolkitError } from '@x/dc/error'

/**
 * The callback does not belong to this login: its state is missing, wrong, expired or already used. Nothing was sent to
 * Zoho.
 *
 * @cure Start the login again. If it happens to everybody, the session that keeps `pending` does not survive the way to
 *   Zoho and back: look at the cookie's `SameSite` (it must be `Lax`) and at the host name.
 */
export class LoginStateError extends ToolkitError {
  override readonly name = 'LoginStateError'
  readonly code = 'LOGIN_STATE'
  readonly retryable = false
  /**
   * `missing`: the callback has no state, or this session no login; `mismatch`: it is another session's; `expired`: the
   * user took too long; `used`: it came twice; `malformed`: `pending` is not what `startLogin` returned.
   */
  readonly reason: 'missing' | 'mismatch' | 'expired' | 'used' | 'malformed'

  constructor(
    message: string,
    fields: {
      readonly reason: 'missing' | 'mismatch' | 'expired' | 'used' | 'malformed'
      readonly cause?: unknown
    },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.reason = fields.reason
  }
}
