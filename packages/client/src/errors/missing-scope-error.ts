import { ToolkitError } from '@x/dc/error'

/**
 * The token was not granted a scope that the call needs. Without a `cause` nothing was sent; with one, Zoho said so.
 *
 * @cure Ask for the scopes in `missing` at the next login (`scopesFor` lists what your functions need); refreshing
 *   changes nothing.
 */
export class MissingScopeError extends ToolkitError {
  override readonly name = 'MissingScopeError'
  readonly code = 'MISSING_SCOPE'
  readonly retryable = false
  /** Scopes that the call needs and no granted scope covers. Empty when only Zoho knows. */
  readonly missing: readonly string[]
  /** Scopes that the token has, when known. */
  readonly granted: readonly string[] | undefined

  constructor(
    message: string,
    missing: readonly string[],
    granted: readonly string[] | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.missing = missing
    this.granted = granted
  }
}
