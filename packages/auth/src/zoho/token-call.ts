import type { DataCenter } from '@x/dc'
import { genericGrantRequest } from 'openid-client'
import type { Internals } from '../internals.ts'
import { parseScopes } from '../scopes.ts'
import { endpoint, unwrap } from './endpoint.ts'
import { readTokenAnswer } from './token-answer.ts'

/** A checked token answer. */
export interface IssuedToken {
  readonly accessToken: string
  /** Epoch milliseconds on Zoho's clock. */
  readonly issuedAt: number
  readonly expiresAt: number
  readonly refreshToken: string | undefined
  readonly scopes: readonly string[] | undefined
  /** As Zoho sent it; not looked up yet. */
  readonly apiDomain: string | undefined
  readonly lifeAssumed: boolean
}

/**
 * One token call: one grant type, one data center, one POST.
 *
 * @param secret the client secret for that data center
 * @throws Refusal when Zoho says no; transport errors and InvalidTokenResponseError otherwise
 */
export async function callTokenEndpoint(
  auth: Internals,
  dc: DataCenter,
  secret: string,
  grantType: string,
  parameters: Readonly<Record<string, string>>,
  tokenPath?: '/oauth/v3/device/token',
): Promise<IssuedToken> {
  const configuration = endpoint(auth, dc, secret, (answer) => readTokenAnswer(answer, dc), tokenPath)
  // authorizationCodeGrant would derive redirect_uri from the callback's address and normalise it; Zoho compares bytes.
  const sentAt = auth.clock.monotonic()
  const answer = await unwrap(dc, () => genericGrantRequest(configuration, grantType, { ...parameters }))
  // An answer may be long on its way, so its life is counted from when it was asked for.
  const issuedAt = auth.time.now() - (auth.clock.monotonic() - sentAt)
  const apiDomain = answer['api_domain']
  return {
    accessToken: answer.access_token,
    issuedAt,
    expiresAt: issuedAt + (answer.expires_in ?? 0) * 1000,
    refreshToken: answer.refresh_token,
    scopes: parseScopes(answer.scope),
    apiDomain: typeof apiDomain === 'string' ? apiDomain : undefined,
    lifeAssumed: answer['life_assumed'] === true,
  }
}
