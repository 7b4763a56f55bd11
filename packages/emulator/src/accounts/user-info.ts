import type { Context } from '../kernel/context.ts'
import { accountsJson, oauthError } from './answers.ts'
import { readAuthorization } from './client-authentication.ts'

/** `GET /oauth/user/info`: who the token belongs to. Needs `AaaServer.profile.READ`. */
export function answerUserInfo(context: Context): Response {
  const { services, host } = context
  const { scheme, value } = readAuthorization(context)
  const accepted = scheme !== undefined && ['zoho-oauthtoken', 'bearer'].includes(scheme.toLowerCase())
  const token = accepted ? services.tokens.accessTokens.get(value) : undefined
  if (token === undefined || token.dc !== host.dataCenter.id || token.expiresAt <= services.clock.now()) {
    return oauthError(context, 'invalid_token', 401)
  }
  if (!token.scopes.some((scope) => /^aaaserver\.profile\.(?:read|all)$/i.test(scope))) {
    // As reported: a success by its status, an error by its body.
    return accountsJson({ status_code: 405 })
  }
  const user = services.organizations
    .get(token.place)
    ?.crm.users()
    .find((each) => each.id === token.userId)
  if (user === undefined) return oauthError(context, 'invalid_token', 401)
  return accountsJson({
    First_Name: user.firstName ?? '',
    Email: user.email,
    Last_Name: user.lastName,
    Display_Name: user.name,
    ZUID: user.zuid === null ? null : Number(user.zuid),
  })
}
