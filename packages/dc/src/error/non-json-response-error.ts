import { snippet } from './snippet.ts'
import { ToolkitError } from './toolkit-error.ts'

/**
 * An answer that should be JSON was not: an HTML page, a truncated or an empty body.
 *
 * @cure `status` and `snippet` show who spoke: a proxy or portal in between, or Zoho in trouble. With a status of 5xx,
 *   try again later.
 */
export class NonJsonResponseError extends ToolkitError {
  override readonly name = 'NonJsonResponseError'
  readonly code = 'NON_JSON_RESPONSE'
  /** After a status of 5xx, or of 200. */
  readonly retryable: boolean
  /** Host that answered. */
  readonly host: string
  /** HTTP status. */
  readonly status: number
  /** Content type as the server named it, at most 80 characters. */
  readonly contentType: string
  /** First words of the body, tags stripped, at most 200 characters. */
  readonly snippet: string

  /** `body` is only used for the snippet; pass an empty string when the body may hold a secret. */
  constructor(host: string, status: number, contentType: string, body: string) {
    const type = contentType.replaceAll(/[^\u0020-\u007E]/g, '').slice(0, 80)
    const words = snippet(body)
    super(
      `${host} answered HTTP ${status} with ${type === '' ? 'a body without content type' : type} that is not JSON` +
        `${words === '' ? '' : ` (${JSON.stringify(words)})`}. ` +
        'Either the service is in trouble, or something between you and Zoho (proxy, portal) answered in its place.',
    )
    this.host = host
    this.status = status
    this.contentType = type
    this.snippet = words
    this.retryable = status >= 500 || status === 200
  }
}
