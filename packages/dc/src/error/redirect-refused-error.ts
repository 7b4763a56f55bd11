import { ToolkitError } from './toolkit-error.ts'

/**
 * The server answered with a redirect. It is never followed: a 307 would send secrets to the other host. The address it
 * pointed to is not kept, since somebody else chose it.
 *
 * @cure Look for a proxy or a login portal between you and Zoho; Zoho's own servers send none here.
 */
export class RedirectRefusedError extends ToolkitError {
  override readonly name = 'RedirectRefusedError'
  readonly code = 'REDIRECT_REFUSED'
  readonly retryable = false
  /** Host that answered. */
  readonly host: string
  /** HTTP status, 3xx. */
  readonly status: number

  constructor(host: string, status: number) {
    super(
      `${host} answered with a redirect (HTTP ${status}), which is never followed, so that no token or secret reaches ` +
        'another host. Check for a proxy or a portal between you and Zoho.',
    )
    this.host = host
    this.status = status
  }
}
