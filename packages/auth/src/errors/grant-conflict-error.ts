import { ToolkitError } from '@x/dc/error'

/**
 * The grant id is taken by another data center, environment, organization or kind of token. What is stored is
 * untouched.
 *
 * @cure Take another grant id, or `disconnect` the stored one first.
 */
export class GrantConflictError extends ToolkitError {
  override readonly name = 'GrantConflictError'
  readonly code = 'GRANT_CONFLICT'
  readonly retryable = false
  /** The grant. */
  readonly grantId: string
  /** What the stored grant has. */
  readonly stored: string
  /** What the new one has. */
  readonly offered: string

  constructor(
    message: string,
    fields: {
      readonly grantId: string
      readonly stored: string
      readonly offered: string
      readonly cause?: unknown
    },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.grantId = fields.grantId
    this.stored = fields.stored
    this.offered = fields.offered
  }
}
