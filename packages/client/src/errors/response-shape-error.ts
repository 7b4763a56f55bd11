import { ToolkitError } from '@x/dc/error'

/**
 * Zoho answered with JSON of another shape than its documentation describes, or with more than 64 MiB.
 *
 * @cure Take the answer as it is with `request`; please report what came (without its values).
 */
export class ResponseShapeError extends ToolkitError {
  override readonly name = 'ResponseShapeError'
  readonly code = 'RESPONSE_SHAPE'
  readonly retryable = false
  /** Where in the answer: `$.user_groups`. */
  readonly path: string

  constructor(message: string, path: string) {
    super(message)
    this.path = path
  }
}
