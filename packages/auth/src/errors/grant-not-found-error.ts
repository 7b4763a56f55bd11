import { ToolkitError } from '@x/dc/error'

/** The store has no grant of this id for this client. Log in first. */
export class GrantNotFoundError extends ToolkitError {
  override readonly name = 'GrantNotFoundError'
  readonly code = 'GRANT_NOT_FOUND'
  readonly retryable = false
  /** The grant. */
  readonly grantId: string

  constructor(message: string, fields: { readonly grantId: string; readonly cause?: unknown }) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.grantId = fields.grantId
  }
}
