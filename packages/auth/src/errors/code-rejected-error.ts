import { ToolkitError } from '@x/dc/error'

/**
 * Zoho refused the grant token (code): used before, too old (a minute or so), or of another client or data center.
 *
 * @cure Start the login again; of a self client, generate a new code and redeem it immediately.
 */
export class CodeRejectedError extends ToolkitError {
  override readonly name = 'CodeRejectedError'
  readonly code = 'CODE_REJECTED'
  readonly retryable = false
  /** Data center that was asked, or that the grant belongs to. */
  readonly dc: string

  constructor(message: string, fields: { readonly dc: string; readonly cause?: unknown }) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.dc = fields.dc
  }
}
