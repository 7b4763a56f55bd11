import type { RegisteredClient } from '../kernel/clients.ts'
import { parameter, type Context } from '../kernel/context.ts'
import { accountsJson, oauthError, tooManyRequests } from './answers.ts'
import { loginUsers } from './login-users.ts'
import { parseScopes } from './scopes.ts'
import { tokenBody } from './token-body.ts'

/** A token for a whole organization: `soid=ZohoCRM.<zgid>`, no user, no refresh token. */
export function grantOrganizationToken(context: Context, client: RegisteredClient): Response {
  const { services, host } = context
  const { tokens, organizations, readings } = services
  if (client.type !== 'web' && client.type !== 'self') return oauthError(context, 'invalid_client')
  const soid = parameter(context, 'soid') ?? ''
  const place = organizations
    .of(host.dataCenter.id)
    .find((each) => soid === `ZohoCRM.${each.crm.organization().zgid}`)
  if (place === undefined) return oauthError(context, 'missing_org_info')
  const scopes = parseScopes(parameter(context, 'scope'), readings.tokens.scopeSeparator)
  if (scopes === undefined) return oauthError(context, 'invalid_scope')
  // It acts as the first administrator.
  const users = loginUsers(place)
  const user = users.find((each) => each.profile === 'Administrator') ?? users[0]
  if (user === undefined) return oauthError(context, 'missing_org_info')
  const subject = {
    dc: place.dc,
    environment: place.environment,
    place: place.key,
    clientId: client.clientId,
    userId: user.id,
    scopes,
  }
  const grant = tokens.organizationGrant(subject)
  if (!tokens.countCall(grant)) return tooManyRequests(context, readings.tokens.throttleStatus)
  return accountsJson(tokenBody(context, tokens.issue(subject, grant)))
}
