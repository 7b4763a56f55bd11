import { parameter, type Context } from '../kernel/context.ts'
import type { RegisteredClient } from '../kernel/clients.ts'
import { accountsJson, htmlError, oauthError, tooManyRequests } from './answers.ts'
import { authenticateClient, refuseReal } from './client-authentication.ts'
import { grantOrganizationToken } from './client-credentials.ts'
import { redeemCode } from './redeem-code.ts'
import { tokenBody } from './token-body.ts'

/** `POST /oauth/v2/token`: codes, refresh tokens, client credentials (by one page of Zoho's, those at `auth`). */
export async function answerToken(context: Context, endpoint: 'token' | 'auth' = 'token'): Promise<Response> {
  const { services, request, notes } = context
  const grantType = parameter(context, 'grant_type')
  if (request.method !== 'POST' || grantType === undefined || grantType === '') {
    return htmlError(context, 400, 'Bad Request', 'A token request is a POST with a grant_type.')
  }
  notes.grantType = grantType.slice(0, 60)
  const refused = refuseReal(context)
  if (refused !== undefined) return refused
  const client = authenticateClient(context)
  if (typeof client === 'string') return oauthError(context, client)
  switch (grantType) {
    case 'authorization_code':
      return redeemCode(context, client)
    case 'refresh_token':
      return refresh(context, client)
    case 'client_credentials':
      return endpoint === 'token' && services.readings.tokens.clientCredentialsEndpoint === 'auth'
        ? oauthError(context, 'invalid_client')
        : grantOrganizationToken(context, client)
    default:
      // Zoho's page lists a wrong grant type under invalid_client.
      return oauthError(context, 'invalid_client')
  }
}

function refresh(context: Context, client: RegisteredClient): Response {
  const { services, host } = context
  const { tokens, readings } = services
  const value = parameter(context, 'refresh_token')
  const grant = value === undefined ? undefined : tokens.grants.get(value)
  if (grant === undefined) return oauthError(context, 'invalid_code')
  if (grant.dc !== host.dataCenter.id) return oauthError(context, readings.tokens.wrongDataCenter)
  if (grant.clientId !== client.clientId) return oauthError(context, 'invalid_code')
  if (!tokens.countCall(grant)) return tooManyRequests(context, readings.tokens.throttleStatus)
  return accountsJson(tokenBody(context, tokens.issue(grant, grant)))
}
