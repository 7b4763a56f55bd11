import { ToolkitError } from '@x/dc/error'

/**
 * A stored row cannot be used: damaged, of another schema, of another client, or encrypted with another key. Nothing of
 * it was used, and it was not touched.
 *
 * @cure Configure the key that is missing. A row that is lost is freed by `disconnect` with `whenNotRevoked: 'remove'`;
 *   then the user logs in again.
 */
export class GrantUnreadableError extends ToolkitError {
  override readonly name = 'GrantUnreadableError'
  readonly code = 'GRANT_UNREADABLE'
  readonly retryable = false
  /** The grant. */
  readonly grantId: string
  /**
   * `damaged`: a new login or import takes its place; `data-center`: its data center is not in the table in use; `schema`:
   * written by another version; `client`: another client's; `key`: no key fits.
   */
  readonly reason: 'damaged' | 'data-center' | 'schema' | 'client' | 'key'
  /** Version of the row, with which it can be removed. */
  readonly version: string | undefined

  constructor(
    message: string,
    fields: {
      readonly grantId: string
      readonly reason: 'damaged' | 'data-center' | 'schema' | 'client' | 'key'
      readonly version?: string | undefined
      readonly cause?: unknown
    },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.grantId = fields.grantId
    this.reason = fields.reason
    this.version = fields.version
  }
}
