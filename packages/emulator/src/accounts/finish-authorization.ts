import type { CrmUser } from '../crm/index.ts'
import { newToken } from '../kernel/credentials.ts'
import type { OrganizationHost } from '../kernel/organizations.ts'
import type { Context } from '../kernel/context.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { apiDomain } from './token-body.ts'
import { userKey, type Subject } from '../kernel/token-rows.ts'

/** The user has allowed it: back to the client, with a code (or, for a browser client, with a token). */
export function finishAuthorization(
  context: Context,
  asked: AuthorizationRequest,
  { place, user }: { readonly place: OrganizationHost; readonly user: CrmUser },
): Response {
  const { services, host } = context
  const { tokens, clock, random, limits } = services
  const { client, scopes, redirectUri, offline, prompt, state, challenge, nonce } = asked
  const { id: location, accounts } = host.dataCenter
  const subject: Subject = {
    dc: location,
    environment: place.environment,
    place: place.key,
    clientId: client.clientId,
    userId: user.id,
    scopes,
  }
  const key = userKey(subject)
  const before = tokens.consents.get(key)
  const known = before?.place === place.key ? before.scopes : []
  tokens.consents.add({
    owner: key,
    scopes: [...new Set([...known, ...scopes])],
    place: place.key,
    offline: offline || before?.offline === true,
  })
  const stated: [string, string][] = state === undefined ? [] : [['state', state]]

  if (asked.responseType === 'token') {
    const token = tokens.issue(subject)
    const seconds = String(Math.floor(limits.accessTokenLife / 1000))
    return back(redirectUri, '#', [
      ...stated,
      ['access_token', token.value],
      ['expires_in', seconds],
      ['location', location],
      ['api_domain', apiDomain(context, token)],
    ])
  }
  const code = tokens.codes.add({
    ...subject,
    value: newToken(random),
    expiresAt: clock.now() + limits.codeLife,
    redirectUri,
    ...(challenge === undefined ? {} : { challenge }),
    ...(nonce === undefined ? {} : { nonce }),
    // The second time, Zoho gives no refresh token unless the client asked for consent again.
    refresh: offline && (prompt || before?.offline !== true),
  })
  return back(redirectUri, '?', [
    ...stated,
    ['code', code.value],
    ['location', location],
    ['accounts-server', accounts],
  ])
}

/** The user has refused it. */
export function refuseAuthorization({ redirectUri, responseType, state }: AuthorizationRequest): Response {
  return back(redirectUri, responseType === 'token' ? '#' : '?', [
    ...(state === undefined ? [] : [['state', state] as const]),
    ['error', 'access_denied'],
  ])
}

/** As recorded from Zoho: values percent-encoded, and a stray `&` at the end of the query. */
function back(redirectUri: string, mark: '?' | '#', pairs: readonly (readonly [string, string])[]): Response {
  // `encodeURIComponent` throws on half a surrogate pair.
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&')
  const start = mark === '?' && redirectUri.includes('?') ? '&' : mark
  const location = `${redirectUri}${start}${query}${mark === '?' ? '&' : ''}`
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
}
