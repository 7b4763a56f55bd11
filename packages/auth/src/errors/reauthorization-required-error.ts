import { ToolkitError } from '@x/dc/error'

/** Zoho refused the refresh token: revoked, or pushed out by a newer one. Only a new login helps. */
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
