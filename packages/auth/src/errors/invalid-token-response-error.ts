import { ToolkitError } from '@x/dc/error'

/**
 * The token endpoint answered with JSON that is neither a token nor an error it is known to send. Nothing of it was used.
 *
 * @cure Try again later. If it stays, something between you and Zoho answers in its place.
 */
export class InvalidTokenResponseError extends ToolkitError {
  override readonly name = 'InvalidTokenResponseError'
  readonly code = 'INVALID_TOKEN_RESPONSE'
  readonly retryable = true
  /** Data center that was asked, or that the grant belongs to. */
  readonly dc: string
  /** The member that was wrong. */
  readonly field: string | undefined

  constructor(
    message: string,
    fields: { readonly dc: string; readonly field?: string | undefined; readonly cause?: unknown },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.dc = fields.dc
    this.field = fields.field
  }
}
