import { ToolkitError } from '@x/dc/error'

/**
 * A write was ended by its signal while it was under way. `cause` is the signal's reason.
 *
 * @cure Look whether the rows were written before sending them again.
 */
export class InterruptedError extends ToolkitError {
  override readonly name = 'InterruptedError'
  readonly code = 'INTERRUPTED'
  readonly retryable = false
  /** The write may have happened. */
  readonly outcome = 'unknown'

  constructor(cause: unknown) {
    super('The write was ended by its signal while it was under way; whether it happened is not known.', {
      cause,
    })
  }
}
