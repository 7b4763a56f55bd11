import { ToolkitError } from '@x/dc/error'

/**
 * A list does not end: the same page came again, or more pages came than allowed.
 *
 * @cure Pass the page on to the call inside `paginate`, or raise `maxPages`.
 */
export class PaginationError extends ToolkitError {
  override readonly name = 'PaginationError'
  readonly code = 'PAGINATION_STUCK'
  readonly retryable = false
  /** Page at which it was noticed. */
  readonly page: number

  constructor(message: string, page: number) {
    super(message)
    this.page = page
  }
}
