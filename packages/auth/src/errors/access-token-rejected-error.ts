import { ToolkitError } from '@x/dc/error'

/**
 * Zoho's API refused an access token less than a minute old. That is not expiry: the token is used at the wrong data
 * center or environment.
 *
 * @cure Call the `apiDomain` that came with the token, and nothing else; check what puts the address together.
 */
export class AccessTokenRejectedError extends ToolkitError {
  override readonly name = 'AccessTokenRejectedError'
  readonly code = 'ACCESS_TOKEN_REJECTED'
  readonly retryable = false
  /** The grant. */
  readonly grantId: string
  /** Data center that was asked, or that the grant belongs to. */
  readonly dc: string
  /** Environment of the grant. */
  readonly environment: string

  constructor(
    message: string,
    fields: {
      readonly grantId: string
      readonly dc: string
      readonly environment: string
      readonly cause?: unknown
    },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.grantId = fields.grantId
    this.dc = fields.dc
    this.environment = fields.environment
  }
}
