import { ToolkitError } from '@x/dc/error'

/**
 * Zoho does not accept this client at this data center: id, secret, redirect address or scopes are wrong there, or the
 * data center is not enabled for the client. Stored grants are untouched.
 *
 * @cure In the API console, under Settings of the client, enable the data center that `dc` names and copy its secret
 *   into `clientSecret`. The message says what else to check, likeliest first.
 */
export class ClientRejectedError extends ToolkitError {
  override readonly name = 'ClientRejectedError'
  readonly code = 'CLIENT_REJECTED'
  readonly retryable = false
  /** Data center that was asked, or that the grant belongs to. */
  readonly dc: string
  /** Zoho's own word: `invalid_client`, `invalid_client_secret`, `invalid_redirect_uri` … */
  readonly error: string
  /** When the next try is made, epoch milliseconds; absent outside a refresh. */
  readonly retryAt: number | undefined

  constructor(
    message: string,
    fields: {
      readonly dc: string
      readonly error: string
      readonly retryAt?: number | undefined
      readonly cause?: unknown
    },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.dc = fields.dc
    this.error = fields.error
    this.retryAt = fields.retryAt
  }
}
