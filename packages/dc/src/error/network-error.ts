import { ToolkitError } from './toolkit-error.ts'

/**
 * The server was not reached, or the connection broke before the whole answer was there: name resolution, TLS, a proxy,
 * a reset.
 *
 * @cure Check network and proxy; reads were repeated already, unless `retryable` is false: then a certificate was not
 *   accepted, or the proxy refused, until somebody mends it. With `outcome: 'unknown'` a write may have happened: look
 *   before doing it again.
 */
export class NetworkError extends ToolkitError {
  override readonly name = 'NetworkError'
  readonly code = 'NETWORK'
  /** Unless a write may have happened, or the cause stays until somebody mends it: a certificate, a proxy's refusal. */
  readonly retryable: boolean
  /** Host that was called. */
  readonly host: string
  /** Whether the request certainly had no effect, or may have had one. */
  readonly outcome: 'none' | 'unknown'

  /** @param options `retryable: false` says that the same fails again until somebody changes something. */
  constructor(
    message: string,
    host: string,
    options?: { cause?: unknown; outcome?: 'none' | 'unknown'; retryable?: boolean | undefined },
  ) {
    super(message, options)
    this.host = host
    this.outcome = options?.outcome ?? 'none'
    this.retryable = this.outcome === 'none' && options?.retryable !== false
  }
}
