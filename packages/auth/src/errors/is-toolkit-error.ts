import type { DataCenterMismatchError, UnconfirmedHostError, UnknownDataCenterError } from '@x/dc'
import {
  isToolkitError as isOurs,
  type IsToolkitError,
  type NetworkError,
  type NonJsonResponseError,
  type RedirectRefusedError,
  type TimeoutError,
} from '@x/dc/error'
import type { AccessTokenRejectedError } from './access-token-rejected-error.ts'
import type { ClientRejectedError } from './client-rejected-error.ts'
import type { CodeRejectedError } from './code-rejected-error.ts'
import type { ConsentDeniedError } from './consent-denied-error.ts'
import type { GrantConflictError } from './grant-conflict-error.ts'
import type { GrantNotFoundError } from './grant-not-found-error.ts'
import type { GrantUnreadableError } from './grant-unreadable-error.ts'
import type { InvalidTokenResponseError } from './invalid-token-response-error.ts'
import type { LoginStateError } from './login-state-error.ts'
import type { MissingRefreshTokenError } from './missing-refresh-token-error.ts'
import type { ReauthorizationRequiredError } from './reauthorization-required-error.ts'
import type { StoreError } from './store-error.ts'
import type { ThrottledError } from './throttled-error.ts'

/** Every error of this package. */
export type AuthError =
  | AccessTokenRejectedError
  | ClientRejectedError
  | CodeRejectedError
  | ConsentDeniedError
  | DataCenterMismatchError
  | GrantConflictError
  | GrantNotFoundError
  | GrantUnreadableError
  | InvalidTokenResponseError
  | LoginStateError
  | MissingRefreshTokenError
  | NetworkError
  | NonJsonResponseError
  | ReauthorizationRequiredError
  | RedirectRefusedError
  | StoreError
  | ThrottledError
  | TimeoutError
  | UnconfirmedHostError
  | UnknownDataCenterError

/**
 * Whether a value is an error of these packages, from whichever copy; with `code`, whether it has that code, and then what
 * that error knows is there without a cast.
 *
 * @example
 * if (isToolkitError(error, 'THROTTLED')) return `again at ${new Date(error.retryAt).toISOString()}`
 */
export const isToolkitError: IsToolkitError<AuthError> = isOurs
