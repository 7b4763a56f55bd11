import { ToolkitError } from '@x/dc/error'

/**
 * The callback does not belong to this login: its state is missing, wrong, expired or already used. Nothing was sent to
 * Zoho. Start the login again.
 */
export class LoginStateError extends ToolkitError {
  override readonly name = 'LoginStateError'
  readonly code = 'LOGIN_STATE'
  readonly retryable = false
  /** What was wrong with it. */
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
