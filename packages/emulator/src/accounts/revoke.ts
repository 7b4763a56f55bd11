import { parameter, type Context } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'
import { accountsJson, htmlError, oauthError } from './answers.ts'
import { authenticateClient, refuseReal } from './client-authentication.ts'
import { userKey, type AccessToken, type Grant } from '../kernel/token-rows.ts'

/** The older form, `POST /oauth/v2/token/revoke?token=`: whoever has the token may revoke it. Failures are HTML. */
export function revokeByToken(context: Context): Response {
  const refused = refuseReal(context)
  if (refused !== undefined) return refused
  const found = find(context, parameter(context, 'token'))
  if (context.request.method !== 'POST' || found === undefined) {
    return htmlError(context, 400, 'Bad Request', 'There is no such token to revoke here.')
  }
  drop(context.services, found)
  return accountsJson({ status: 'success' })
}

/** The newer form, `POST /oauth/v2/revoke/token`: the client authenticates, and only its own tokens count. */
export function revokeByClient(context: Context): Response {
  const { request } = context
  if (request.method !== 'POST') return htmlError(context, 400, 'Bad Request', 'Revoking is a POST.')
  const refused = refuseReal(context)
  if (refused !== undefined) return refused
  const client = authenticateClient(context)
  if (typeof client === 'string') return oauthError(context, client, 400)
  const kind = parameter(context, 'token_type') ?? parameter(context, 'token_type_hint') ?? 'refresh_token'
  const found = find(context, parameter(context, 'token'))
  if (found === undefined || found.kind !== kind || found.of.clientId !== client.clientId) {
    return oauthError(context, 'invalid_token', 400)
  }
  drop(context.services, found)
  return accountsJson({ status: 'success' })
}

type Found =
  | { readonly kind: 'refresh_token'; readonly of: Grant }
  | { readonly kind: 'access_token'; readonly of: AccessToken }

function find({ services, host }: Context, value: string | undefined): Found | undefined {
  if (value === undefined) return undefined
  const grant = services.tokens.grants.get(value)
  if (grant?.dc === host.dataCenter.id) return { kind: 'refresh_token', of: grant }
  const token = services.tokens.accessTokens.get(value)
  if (token?.dc === host.dataCenter.id && token.expiresAt > services.clock.now()) {
    return { kind: 'access_token', of: token }
  }
  return undefined
}

function drop({ tokens }: Services, found: Found): void {
  if (found.kind === 'access_token') return tokens.dropToken(found.of)
  tokens.dropGrant(found.of)
  // Without a grant left, the user counts as never having consented: the next consent gives a refresh token again.
  const owner = userKey(found.of)
  if (tokens.grants.where('owner', owner).length === 0) tokens.consents.remove(owner)
}
