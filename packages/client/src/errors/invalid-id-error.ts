import { ToolkitError } from '@x/dc/error'

/**
 * A value that is not a valid id: a number, an empty string, a path. Nothing was sent.
 *
 * @cure Keep ids as strings, as Zoho sends them: 19 digits do not fit into a JavaScript number.
 */
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
