import type { DataCenter } from '@x/dc'
import { isToolkitError, type NonJsonResponseError } from '@x/dc/error'
import { resolveClientSecret } from '../client-secret.ts'
import type { Internals } from '../internals.ts'
import { explainRefusal } from '../zoho/explain-refusal.ts'
import { readRefusal, Refusal } from '../zoho/refusal.ts'
import type { Answer } from '../zoho/answer.ts'
import { sendForm, type Form } from '../zoho/send.ts'

/**
 * Revokes a token at the data center that issued it. Zoho documents two addresses: `/oauth/v2/revoke/token` with HTTP
 * Basic and a form (Zoho Accounts, newest), and `/oauth/v2/token/revoke` (discovery document, Zoho CRM), shown there with
 * the token in the query, where it would land in logs: it is sent as a form instead. The second is tried when the first
 * does not answer as documented.
 *
 * @returns whether Zoho says that it revoked the token; `false`: it says that there is none to revoke
 * @throws ThrottledError InvalidTokenResponseError, transport errors: when nothing can be said
 */
export async function revokeToken(
  auth: Internals,
  dc: DataCenter,
  token: string,
  kind: 'refresh_token' | 'access_token',
): Promise<boolean> {
  const secret = await resolveClientSecret(auth.clientSecret, dc, auth.dc)
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
  }
  const forms: readonly Form[] = [
    {
      url: `${dc.accounts}/oauth/v2/revoke/token`,
      headers: { ...headers, authorization: basic(auth.clientId, secret) },
      body: new URLSearchParams({ token, token_type: kind }),
    },
    {
      url: `${dc.accounts}/oauth/v2/token/revoke`,
      headers,
      body: new URLSearchParams({ token, client_id: auth.clientId, client_secret: secret }),
    },
  ]
  try {
    for (const form of forms) if (await attempt(() => sendForm(auth, dc, form))) return true
    return false
  } catch (error) {
    if (error instanceof Refusal)
      throw explainRefusal(
        auth,
        { dataCenter: dc, codeHint: '', clientHint: 'that the client still exists' },
        error,
      )
    throw error
  }
}

/** @returns `false` when Zoho refuses the token, or has no such address */
async function attempt(call: () => Promise<Answer>): Promise<boolean> {
  try {
    const answer = await call()
    const { status, body } = answer
    const { error, status: word } = body
    if (status >= 500) throw readRefusal(answer)
    if (status < 300 && error === undefined && word !== 'failure' && word !== 'error') return true
    // One of Zoho's fixed words is about the token. Prose is the throttle, in whatever language.
    const isAboutToken =
      typeof error === 'string' && /^[a-z]+(?:_[a-z]+)+$/.test(error) && error !== 'access_denied'
    if (isAboutToken && status !== 429) return false
    throw new Refusal('throttled', 'too many requests', status)
  } catch (error) {
    // Success may have an empty body; a refusal is an HTML page at HTTP 400 (observed by others).
    if (isToolkitError(error, 'NON_JSON_RESPONSE')) {
      const { status, snippet, contentType } = error as NonJsonResponseError
      if (status < 300 && snippet === '' && !contentType.includes('html')) return true
      if (status >= 400 && status < 500) return false
    }
    throw error
  }
}

/** RFC 6749 section 2.3.1: both parts form-encoded first. */
function basic(id: string, secret: string): string {
  return `Basic ${btoa(`${formEncode(id)}:${formEncode(secret)}`)}`
}

function formEncode(part: string): string {
  return new URLSearchParams({ x: part }).toString().slice(2)
}
