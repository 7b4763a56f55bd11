import { ToolkitError } from '@x/dc/error'

/**
 * The user, or Zoho on the user's behalf, refused the consent. Nothing was saved.
 *
 * @cure Offer the login again when the user wants to.
 */
export class ConsentDeniedError extends ToolkitError {
  override readonly name = 'ConsentDeniedError'
  readonly code = 'CONSENT_DENIED'
  readonly retryable = false
  /** The error of the redirect or of the device poll, escaped and capped: `access_denied`. */
  readonly error: string

  constructor(message: string, fields: { readonly error: string; readonly cause?: unknown }) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.error = fields.error
  }
}
