import { resolveClientSecret } from '../client-secret.ts'
import type { Internals } from '../internals.ts'
import { explainRefusal, type Explained } from '../zoho/explain-refusal.ts'
import { Refusal } from '../zoho/refusal.ts'
import { callTokenEndpoint, type IssuedToken } from '../zoho/token-call.ts'

/** A first token call of a flow: what it sends, and words for its errors. */
export interface Exchange extends Explained {
  readonly grantType: string
  readonly parameters: Readonly<Record<string, string>>
  readonly tokenPath?: '/oauth/v3/device/token'
}

/**
 * Exchanges a code, or asks for an organization token.
 *
 * @throws CodeRejectedError ClientRejectedError ThrottledError InvalidTokenResponseError, transport errors
 */
export async function exchange(auth: Internals, wanted: Exchange): Promise<IssuedToken> {
  const { dataCenter: dc } = wanted
  const secret = await resolveClientSecret(auth.clientSecret, dc, auth.dc)
  try {
    return await callTokenEndpoint(auth, dc, secret, wanted.grantType, wanted.parameters, wanted.tokenPath)
  } catch (error) {
    if (error instanceof Refusal && wanted.tokenPath === undefined) throw explainRefusal(auth, wanted, error)
    throw error
  }
}
