import { ToolkitError } from './error/toolkit-error.ts'

/** Two statements about the data center or environment contradict each other; nothing was sent. */
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
