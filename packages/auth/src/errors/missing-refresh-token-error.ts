import { ToolkitError } from '@x/dc/error'

/**
 * Zoho sent an access token but no refresh token, so access would end within an hour. Nothing was saved.
 *
 * @cure Check that the client is a server-based, self or non-browser client in the API console, then log in again.
 */
export class MissingRefreshTokenError extends ToolkitError {
  override readonly name = 'MissingRefreshTokenError'
  readonly code = 'MISSING_REFRESH_TOKEN'
  readonly retryable = false
  /** The grant that was to be saved. */
  readonly grantId: string
  /** Data center that was asked, or that the grant belongs to. */
  readonly dc: string

  constructor(
    message: string,
    fields: { readonly grantId: string; readonly dc: string; readonly cause?: unknown },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.grantId = fields.grantId
    this.dc = fields.dc
  }
}
