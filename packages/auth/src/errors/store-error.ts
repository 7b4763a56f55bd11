import { ToolkitError } from '@x/dc/error'

/** The store failed. A valid token is still served from memory; no token call is made without the store. */
export class StoreError extends ToolkitError {
  override readonly name = 'StoreError'
  readonly code = 'STORE'
  readonly retryable = true
  /** What was tried. */
  readonly operation: 'read' | 'write' | 'remove'

  constructor(
    message: string,
    fields: { readonly operation: 'read' | 'write' | 'remove'; readonly cause?: unknown },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.operation = fields.operation
  }
}
