import type { Environment } from '@x/dc'
import { isToolkitError, ToolkitError } from '@x/dc/error'

/** What is known about a refusal. */
export interface ZohoApiErrorFields {
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>
  readonly zohoMessage: string
  readonly dc: string
  readonly environment: Environment
  readonly outcome: 'none' | 'unknown'
}

/** Whether a status says that the server failed. 501 says that it does not do this, and never will. */
export function isTrouble(status: number): boolean {
  return status >= 500 && status !== 501
}

/**
 * Zoho refused the call, or one row of it. `code` is Zoho's own, verbatim: `INVALID_DATA`, `NO_PERMISSION`.
 *
 * @cure By `code`; `details` says which value was wrong, and the message what to do about it.
 */
export class ZohoApiError extends ToolkitError {
  override readonly name = 'ZohoApiError'
  /** Zoho's code, verbatim. */
  readonly code: string
  /** After a status of 5xx (but for 501) or 408, unless a write may have happened. */
  readonly retryable: boolean
  /** HTTP status. */
  readonly status: number
  /** Zoho's `details`, as they came: `api_name`, `json_path`, `resource_path_index` … Empty when there were none. */
  readonly details: Readonly<Record<string, unknown>>
  /** Zoho's prose. It differs between versions: never compare with it. */
  readonly zohoMessage: string
  /** Id of the data center. */
  readonly dc: string
  /** Environment of the token. */
  readonly environment: Environment
  /** Whether the call certainly had no effect, or (a write that failed with 5xx, but for 501) may have had one. */
  readonly outcome: 'none' | 'unknown'

  constructor(message: string, fields: ZohoApiErrorFields, options?: ErrorOptions) {
    super(message, options)
    this.code = fields.code
    this.status = fields.status
    this.details = fields.details
    this.zohoMessage = fields.zohoMessage
    this.dc = fields.dc
    this.environment = fields.environment
    this.outcome = fields.outcome
    this.retryable = fields.outcome === 'none' && (isTrouble(fields.status) || fields.status === 408)
  }
}

/** Codes that Zoho answers most. Open: there are hundreds, and new ones come. */
export type ZohoCode =
  | 'ALREADY_MODIFIED'
  | 'AUTHORIZATION_FAILED'
  | 'CANNOT_BE_DELETED'
  | 'CANNOT_BE_UPDATED'
  | 'DEPENDENT_FIELD_MISSING'
  | 'DUPLICATE_DATA'
  | 'FEATURE_NOT_SUPPORTED'
  | 'INTERNAL_ERROR'
  | 'INVALID_DATA'
  | 'INVALID_MODULE'
  | 'INVALID_QUERY'
  | 'INVALID_REQUEST_METHOD'
  | 'INVALID_TOKEN'
  | 'INVALID_URL_PATTERN'
  | 'LIMIT_EXCEEDED'
  | 'MANDATORY_NOT_FOUND'
  | 'NOT_ALLOWED'
  | 'NOT_APPROVED'
  | 'NO_PERMISSION'
  | 'OAUTH_SCOPE_MISMATCH'
  | 'RECORD_LOCKED'
  | 'REQUIRED_PARAM_MISSING'
  | 'TOO_MANY_REQUESTS'
  | (string & {})

/**
 * Whether a value is Zoho's own refusal, from whichever copy of this package; with `code`, whether Zoho gave that code.
 *
 * @example
 * if (isZohoApiError(error, 'NO_PERMISSION')) return 'ask your administrator for the permission'
 */
export function isZohoApiError(value: unknown, code?: ZohoCode): value is ZohoApiError {
  return isToolkitError(value, code) && value.name === 'ZohoApiError'
}
