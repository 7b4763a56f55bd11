import { parameter, type Visit } from '../kernel/visit.ts'
import type { RegisteredClient } from '../kernel/clients.ts'
import { accountsJson, htmlError, oauthError, tooManyRequests } from './answers.ts'
import { authenticateClient, refuseReal } from './client-authentication.ts'
import { grantOrganizationToken } from './client-credentials.ts'
import { redeemCode } from './redeem-code.ts'
import { tokenBody } from './token-body.ts'

/** `POST /oauth/v2/token`: codes, refresh tokens, client credentials (by one page of Zoho's, those at `auth`). */
export async function answerToken(visit: Visit, endpoint: 'token' | 'auth' = 'token'): Promise<Response> {
  const { kernel, request, note } = visit
  const grantType = parameter(visit, 'grant_type')
  if (request.method !== 'POST' || grantType === undefined || grantType === '') {
    return htmlError(visit, 400, 'Bad Request', 'A token request is a POST with a grant_type.')
  }
  note.grantType = grantType.slice(0, 60)
  const refused = refuseReal(visit)
  if (refused !== undefined) return refused
  const client = authenticateClient(visit)
  if (typeof client === 'string') return oauthError(visit, client)
  switch (grantType) {
    case 'authorization_code':
      return redeemCode(visit, client)
    case 'refresh_token':
      return refresh(visit, client)
    case 'client_credentials':
      return endpoint === 'token' && kernel.readings.tokens.clientCredentialsEndpoint === 'auth'
        ? oauthError(visit, 'invalid_client')
        : grantOrganizationToken(visit, client)
    default:
      // Zoho's page lists a wrong grant type under invalid_client.
      return oauthError(visit, 'invalid_client')
  }
}

function refresh(visit: Visit, client: RegisteredClient): Response {
  const { kernel, host } = visit
  const { tokens, readings } = kernel
  const value = parameter(visit, 'refresh_token')
  const grant = value === undefined ? undefined : tokens.grants.get(value)
  if (grant === undefined) return oauthError(visit, 'invalid_code')
  if (grant.dc !== host.dataCenter.id) return oauthError(visit, readings.tokens.wrongDataCenter)
  if (grant.clientId !== client.clientId) return oauthError(visit, 'invalid_code')
  if (!tokens.countCall(grant)) return tooManyRequests(visit, readings.tokens.throttleStatus)
  return accountsJson(tokenBody(visit, tokens.issue(grant, grant)))
}
