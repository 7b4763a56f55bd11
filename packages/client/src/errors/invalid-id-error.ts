import { ToolkitError } from '@x/dc/error'

/** A value that is no id of Zoho's. Nothing was sent. */
export class InvalidIdError extends ToolkitError {
  override readonly name = 'InvalidIdError'
  readonly code = 'INVALID_ID'
  readonly retryable = false
  /** What it should have been the id of: `user group`. */
  readonly what: string

  constructor(message: string, what: string) {
    super(message)
    this.what = what
  }
}
