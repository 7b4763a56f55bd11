import { ToolkitError } from '@x/dc/error'

/**
 * A row that was not sent, because an earlier request of the same write was lost, refused or ended by its signal.
 *
 * @cure Look what became of the rows before it (`cause` says what happened there), then send this one again.
 */
export class NotSentError extends ToolkitError {
  override readonly name = 'NotSentError'
  readonly code = 'NOT_SENT'
  readonly retryable = true

  constructor(cause: unknown) {
    super('This row was not sent, since the request before it failed.', { cause })
  }
}
