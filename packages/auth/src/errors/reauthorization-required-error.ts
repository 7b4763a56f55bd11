import { ToolkitError } from '@x/dc/error'

/**
 * Zoho refused the refresh token: revoked by the user or an administrator, or the oldest of the twenty that Zoho keeps
 * for a user and client.
 *
 * @cure Let the user log in again under the same grant id. If it happens often, count what logs in with this client id.
 */
export class ReauthorizationRequiredError extends ToolkitError {
  override readonly name = 'ReauthorizationRequiredError'
  readonly code = 'REAUTHORIZATION_REQUIRED'
  readonly retryable = false
  /** The grant. */
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
