import { ToolkitError } from '@x/dc/error'

/**
 * A list does not come to its end: the same page came again, more pages came than allowed, or rows were moved meanwhile.
 *
 * @cure Pass the page on to the call inside `paginate`, or raise `maxPages`; order a query by id.
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
