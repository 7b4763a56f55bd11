import { parameter, type Visit } from '../kernel/visit.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { accountsJson, htmlError, oauthError } from './answers.ts'
import { authenticateClient, refuseReal } from './client-authentication.ts'
import { userKey, type AccessToken, type Grant } from './tokens.ts'

/** The older form, `POST /oauth/v2/token/revoke?token=`: whoever has the token may revoke it. Failures are HTML. */
export function revokeByToken(visit: Visit): Response {
  const refused = refuseReal(visit)
  if (refused !== undefined) return refused
  const found = find(visit, parameter(visit, 'token'))
  if (visit.request.method !== 'POST' || found === undefined) {
    return htmlError(visit, 400, 'Bad Request', 'There is no such token to revoke here.')
  }
  drop(visit.kernel, found)
  return accountsJson({ status: 'success' })
}

/** The newer form, `POST /oauth/v2/revoke/token`: the client authenticates, and only its own tokens count. */
export function revokeByClient(visit: Visit): Response {
  const { request } = visit
  if (request.method !== 'POST') return htmlError(visit, 400, 'Bad Request', 'Revoking is a POST.')
  const refused = refuseReal(visit)
  if (refused !== undefined) return refused
  const client = authenticateClient(visit)
  if (typeof client === 'string') return oauthError(visit, client, 400)
  const kind = parameter(visit, 'token_type') ?? parameter(visit, 'token_type_hint') ?? 'refresh_token'
  const found = find(visit, parameter(visit, 'token'))
  if (found === undefined || found.kind !== kind || found.of.clientId !== client.clientId) {
    return oauthError(visit, 'invalid_token', 400)
  }
  drop(visit.kernel, found)
  return accountsJson({ status: 'success' })
}

type Found =
  | { readonly kind: 'refresh_token'; readonly of: Grant }
  | { readonly kind: 'access_token'; readonly of: AccessToken }

function find({ kernel, host }: Visit, value: string | undefined): Found | undefined {
  if (value === undefined) return undefined
  const grant = kernel.tokens.grants.get(value)
  if (grant?.dc === host.dataCenter.id) return { kind: 'refresh_token', of: grant }
  const token = kernel.tokens.accessTokens.get(value)
  if (token?.dc === host.dataCenter.id && token.expiresAt > kernel.clock.now()) {
    return { kind: 'access_token', of: token }
  }
  return undefined
}

function drop({ tokens }: Kernel, found: Found): void {
  if (found.kind === 'access_token') return tokens.dropToken(found.of)
  tokens.dropGrant(found.of)
  // Without a grant left, the user counts as never having consented: the next consent gives a refresh token again.
  const owner = userKey(found.of)
  if (![...tokens.grants.values()].some((each) => userKey(each) === owner)) tokens.consents.delete(owner)
}
