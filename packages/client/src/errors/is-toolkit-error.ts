import type { DataCenterMismatchError, UnconfirmedHostError, UnknownDataCenterError } from '@x/dc'
import {
  isToolkitError as isOurs,
  type IsToolkitError,
  type NetworkError,
  type NonJsonResponseError,
  type RedirectRefusedError,
  type TimeoutError,
} from '@x/dc/error'
import type { InterruptedError } from './interrupted-error.ts'
import type { InvalidIdError } from './invalid-id-error.ts'
import type { MissingScopeError } from './missing-scope-error.ts'
import type { NotSentError } from './not-sent-error.ts'
import type { PaginationError } from './pagination-error.ts'
import type { RateLimitedError } from './rate-limited-error.ts'
import type { ResponseShapeError } from './response-shape-error.ts'
import type { UploadError } from './upload-error.ts'

/** Every error that a call can end in, but {@link ZohoApiError}, whose codes are Zoho's. */
export type CallError =
  | DataCenterMismatchError
  | InterruptedError
  | InvalidIdError
  | MissingScopeError
  | NetworkError
  | NonJsonResponseError
  | NotSentError
  | PaginationError
  | RateLimitedError
  | RedirectRefusedError
  | ResponseShapeError
  | TimeoutError
  | UnconfirmedHostError
  | UnknownDataCenterError
  | UploadError

/**
 * Whether a value is an error of these packages, from whichever copy; with `code`, whether it has that code, and then what
 * that error knows is there without a cast.
 *
 * @example
 * if (isToolkitError(error, 'RATE_LIMITED')) return `again at ${new Date(error.retryAt).toISOString()}`
 */
export const isToolkitError: IsToolkitError<CallError> = isOurs
