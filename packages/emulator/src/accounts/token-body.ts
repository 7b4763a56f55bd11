import type { Context } from '../kernel/context.ts'
import type { AccessToken, Grant } from '../kernel/token-rows.ts'

/** A token answer in Zoho's shape. A refresh token is in it only when it is new. */
export function tokenBody(
  context: Context,
  token: AccessToken,
  grant?: Grant,
): Readonly<Record<string, unknown>> {
  const { readings, limits } = context.services
  const seconds = Math.floor(limits.accessTokenLife / 1000)
  return {
    access_token: token.value,
    ...(grant === undefined ? {} : { refresh_token: grant.value }),
    ...(readings.tokens.scopeInAnswer === 'present' ? { scope: token.scopes.join(' ') } : {}),
    api_domain: apiDomain(context, token),
    token_type: 'Bearer',
    ...(readings.tokens.expiresIn === 'seconds'
      ? { expires_in: seconds }
      : { expires_in_sec: seconds, expires_in: limits.accessTokenLife }),
  }
}

/** The API address of a token, as whoever calls this host knows it. */
export function apiDomain({ host, services }: Context, token: Pick<AccessToken, 'environment'>): string {
  const { api } = host.dataCenter
  if (services.readings.tokens.apiDomain === 'production') return api.production
  return api[token.environment] ?? api.production
}
