import type { CrmUser } from '../crm/index.ts'
import type { Context } from '../kernel/context.ts'
import { base64url } from '../kernel/signing-key.ts'
import { accountsJson, htmlError, oauthError } from './answers.ts'
import { authenticateClient, readAuthorization } from './client-authentication.ts'
import { parameter } from '../kernel/context.ts'
import type { AccessToken, Code } from '../kernel/token-rows.ts'

/** `/oauth/v2/keys`: the key that verifies ID tokens. */
export async function answerKeys({ services }: Context): Promise<Response> {
  return accountsJson({ keys: [await services.signingKey.publicKey()] })
}

/** The ID token that goes with a code's access token (OpenID Connect Core 2); undefined unless `openid` was asked for. */
export async function idTokenFor(
  { services, host }: Context,
  code: Code,
  token: AccessToken,
): Promise<string | undefined> {
  const user = code.scopes.includes('openid') ? userOf(services, code) : undefined
  if (user === undefined) return undefined
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token.value))
  const now = Math.floor(services.clock.now() / 1000)
  return services.signingKey.sign({
    iss: host.dataCenter.accounts,
    aud: code.clientId,
    iat: now,
    exp: now + Math.floor(services.limits.accessTokenLife / 1000),
    at_hash: base64url(new Uint8Array(digest).slice(0, 16)),
    ...(code.nonce === undefined ? {} : { nonce: code.nonce }),
    ...claimsOf(user, code.scopes),
  })
}

/** `/oauth/v2/introspect` (RFC 7662), for a client that authenticates. */
export function answerIntrospection(context: Context): Response {
  const client = authenticateClient(context)
  if (typeof client === 'string') return oauthError(context, client, 401)
  const { services, host } = context
  const value = parameter(context, 'token') ?? ''
  const token = services.tokens.accessTokens.get(value)
  const isLive =
    token !== undefined && token.expiresAt > services.clock.now() && token.dc === host.dataCenter.id
  if (isLive && token.clientId === client.clientId) {
    const { scopes, clientId, expiresAt } = token
    const sub = userOf(services, token)?.zuid ?? token.userId
    const exp = Math.floor(expiresAt / 1000)
    return accountsJson({
      active: true,
      scope: scopes.join(' '),
      client_id: clientId,
      token_type: 'Bearer',
      exp,
      sub,
    })
  }
  const grant = services.tokens.grants.get(value)
  if (grant?.clientId !== client.clientId) return accountsJson({ active: false })
  const { scopes, clientId } = grant
  return accountsJson({
    active: true,
    scope: scopes.join(' '),
    client_id: clientId,
    token_type: 'refresh_token',
  })
}

/**
 * `/oauth/v2/userinfo`, for a token with `openid`. Others met a page there, which is what a token of Zoho CRM's scopes alone
 * still gets.
 */
export function answerOpenIdUserInfo(context: Context): Response {
  const { services, host } = context
  const { scheme, value } = readAuthorization(context)
  const token = scheme?.toLowerCase() === 'bearer' ? services.tokens.accessTokens.get(value) : undefined
  const isLive =
    token !== undefined && token.dc === host.dataCenter.id && token.expiresAt > services.clock.now()
  if (!isLive || !token.scopes.includes('openid'))
    return htmlError(context, 400, 'Bad Request', 'Use /oauth/user/info.')
  const user = userOf(services, token)
  return user === undefined
    ? oauthError(context, 'invalid_token', 401)
    : accountsJson(claimsOf(user, token.scopes))
}

function userOf(services: Context['services'], subject: Pick<Code, 'place' | 'userId'>): CrmUser | undefined {
  return services.organizations
    .get(subject.place)
    ?.crm.users()
    .find((each) => each.id === subject.userId)
}

/** What a user has allowed to be told. */
function claimsOf(user: CrmUser, scopes: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    sub: user.zuid ?? user.id,
    ...(scopes.includes('email') ? { email: user.email, email_verified: true } : {}),
    ...(scopes.includes('profile')
      ? { name: user.name, first_name: user.firstName ?? '', last_name: user.lastName }
      : {}),
  }
}
