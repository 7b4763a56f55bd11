import { ToolkitError } from './toolkit-error.ts'

/**
 * The server was not reached, or the connection broke before the whole answer was there: name resolution, TLS, a proxy,
 * a reset.
 *
 * @cure Check network and proxy; reads were repeated already. With `outcome: 'unknown'` a write may have happened: look
 *   before doing it again.
 */
export class NetworkError extends ToolkitError {
  override readonly name = 'NetworkError'
  readonly code = 'NETWORK'
  /** Unless a write may have happened. */
  readonly retryable: boolean
  /** Host that was called. */
  readonly host: string
  /** Whether the request certainly had no effect, or may have had one. */
  readonly outcome: 'none' | 'unknown'

  constructor(message: string, host: string, options?: { cause?: unknown; outcome?: 'none' | 'unknown' }) {
    super(message, options)
    this.host = host
    this.outcome = options?.outcome ?? 'none'
    this.retryable = this.outcome === 'none'
  }
}
