import { ToolkitError } from '@x/dc/error'

/**
 * The store has no grant of this id for this client: nobody logged in, it was disconnected, or this process uses
 * another store or client id.
 *
 * @cure Let the user log in; check that all processes share one store.
 */
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
