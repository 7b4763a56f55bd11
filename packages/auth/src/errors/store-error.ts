import { ToolkitError } from '@x/dc/error'

/** Why a store failed, as far as its driver says. Only `unavailable` and `unknown` go away by themselves. */
export type StoreFailureReason =
  /** Not reached, not ready, too slow, or failing over. */
  | 'unavailable'
  /** The server's TLS certificate was not accepted, or one is asked for. */
  | 'certificate'
  /** The server refused the user or password. */
  | 'authentication'
  /** The user lacks a right on the server. */
  | 'permission'
  /** A replica or a read-only session was reached, not the primary. */
  | 'read-only'
  /** Out of memory, disk or connections. */
  | 'full'
  /** The table is missing or of another shape. */
  | 'not-set-up'
  | 'unknown'

/**
 * The store failed. A valid token is still served from memory; no token call is made without the store. Neither message
 * nor cause holds what was to be stored.
 *
 * @cure The message says it for each `reason`: mend the server, its rights or its certificate, or make room. Only
 *   `unavailable` and `unknown` pass by themselves.
 */
export class StoreError extends ToolkitError {
  override readonly name = 'StoreError'
  readonly code = 'STORE'
  /** When `reason` is `unavailable` or `unknown`. */
  readonly retryable: boolean
  /** What was tried. */
  readonly operation: 'read' | 'write' | 'remove'
  /** Why it failed. */
  readonly reason: StoreFailureReason
  /** The grant, when the row was one's. */
  readonly grantId: string | undefined

  constructor(
    message: string,
    fields: {
      readonly operation: 'read' | 'write' | 'remove'
      readonly reason?: StoreFailureReason
      readonly grantId?: string | undefined
      readonly cause?: unknown
    },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.operation = fields.operation
    this.reason = fields.reason ?? 'unknown'
    this.retryable = this.reason === 'unavailable' || this.reason === 'unknown'
    this.grantId = fields.grantId
  }
}
