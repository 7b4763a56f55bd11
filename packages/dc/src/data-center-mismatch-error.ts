import { ToolkitError } from './error/toolkit-error.ts'

/**
 * Two statements about the data center or environment contradict each other, such as `location` and `accounts-server`
 * of one callback, or a client's `dc` and its token. Nothing was sent.
 *
 * @cure After a login: start it again; twice is tampering, or a proxy. In a client: use the grant that belongs to this
 *   place, or drop the pin.
 */
export class DataCenterMismatchError extends ToolkitError {
  override readonly name = 'DataCenterMismatchError'
  readonly code = 'DATA_CENTER_MISMATCH'
  readonly retryable = false
  /** Id of the data center that was expected. */
  readonly expected: string
  /** What stood against it. */
  readonly actual: string

  constructor(message: string, expected: string, actual: string) {
    super(message)
    this.expected = expected
    this.actual = actual
  }
}
