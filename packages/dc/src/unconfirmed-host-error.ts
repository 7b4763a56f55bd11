import { ToolkitError } from './error/toolkit-error.ts'

/**
 * The data center is known, but nobody has confirmed the host that was asked for, such as a sandbox in the United
 * Kingdom. Nothing was sent.
 *
 * @cure Once you have seen the host answer, add it in code: `defineDataCenter` makes the row, `dataCenters` takes it.
 */
export class UnconfirmedHostError extends ToolkitError {
  override readonly name = 'UnconfirmedHostError'
  readonly code = 'UNCONFIRMED_HOST'
  readonly retryable = false
  /** Id of the data center. */
  readonly dc: string

  constructor(message: string, dc: string) {
    super(message)
    this.dc = dc
  }
}
