import { tokenFor, type Auth } from '@x/auth'

/** What is used of the SDK's `OAuthToken`. */
interface SdkOAuthToken {
  getUserSignature(): { getName(): string | null } | null | undefined
  setAccessToken(value: string): void
  setExpiresIn(epochMilliseconds: string): void
  setAPIDomain(origin: string): void
}

/**
 * A store for Zoho's SDK while you move: it asks `auth` before each call, so the SDK itself renews nothing any more. Pass
 * it to `InitializeBuilder.store`, with tokens that have a `UserSignature` and no refresh token.
 */
export class SharedTokens {
  readonly #auth: Auth
  readonly #grantIdOf: (userName: string | undefined) => string | undefined

  constructor(auth: Auth, grantIdOf: (userName: string | undefined) => string | undefined) {
    this.#auth = auth
    this.#grantIdOf = grantIdOf
  }

  async findToken<Token>(token: Token): Promise<Token> {
    const wanted = token as SdkOAuthToken
    const grantId = this.#grantIdOf(wanted.getUserSignature()?.getName() ?? undefined)
    if (grantId === undefined) throw new Error('Give the token a UserSignature that names a grant.')
    const { value, expiresAt, apiDomain } = await tokenFor(this.#auth, grantId)()
    wanted.setAccessToken(value)
    wanted.setExpiresIn(String(expiresAt))
    wanted.setAPIDomain(apiDomain)
    return token
  }

  findTokenById(): Promise<never> {
    return Promise.reject(new Error('Build the token with a UserSignature, not with an id.'))
  }

  /** Nothing to save: what was found came from here. */
  async saveToken(): Promise<void> {}

  async getTokens(): Promise<[]> {
    return []
  }

  deleteToken(): Promise<never> {
    return Promise.reject(new Error('Call disconnect() of @x/auth instead.'))
  }

  deleteTokens(): Promise<never> {
    return this.deleteToken()
  }
}
