import type { Environment } from '@x/dc'

/**
 * An access token and where it may be used. Printing it (`console.log`, `JSON.stringify`) shows everything but the value.
 */
export interface AccessToken {
  /** The access token itself. */
  readonly value: string
  /** Origin that takes it: `https://www.zohoapis.eu`. */
  readonly apiDomain: string
  readonly environment: Environment
  /** Scopes it was granted, when known. */
  readonly scopes?: readonly string[]
  /** When it was issued; epoch milliseconds, on Zoho's clock. */
  readonly issuedAt: number
  /** When it ends; epoch milliseconds, on Zoho's clock. */
  readonly expiresAt: number
}

/** Builds a token whose value does not appear when it is printed. */
export function createToken(fields: AccessToken): AccessToken {
  const { value, ...shown } = fields
  const printed = { value: '[redacted]', ...shown }
  return Object.freeze(
    Object.defineProperties(
      { ...shown },
      {
        value: { value, enumerable: false },
        toJSON: { value: () => printed, enumerable: false },
        [Symbol.for('nodejs.util.inspect.custom')]: { value: () => printed, enumerable: false },
      },
    ) as AccessToken,
  )
}
