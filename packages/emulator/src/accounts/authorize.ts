import { parameter, type Context } from '../kernel/context.ts'
import { accountPage } from '../pages/account-page.ts'
import { consentPage } from '../pages/consent-page.ts'
import { accountChoices, organizationsOf } from './account-choices.ts'
import { htmlError } from './answers.ts'
import { CARRIED, readAuthorization } from './authorization-request.ts'
import { finishAuthorization } from './finish-authorization.ts'
import { answerToken } from './token.ts'
import { userKey } from '../kernel/token-rows.ts'

/** `GET /oauth/v2/auth`: who logs in, then whether he allows it. */
export async function answerAuthorize(context: Context): Promise<Response> {
  const { services, host, request, url } = context
  if (request.method === 'POST' && grantsHere(context)) return answerToken(context, 'auth')
  if (request.method !== 'GET') {
    return htmlError(context, 400, 'Bad Request', 'Authorization starts with a GET in a browser.')
  }
  const asked = readAuthorization(context)
  if (asked instanceof Response) return asked
  const { client } = asked

  const carried = new URLSearchParams()
  for (const name of CARRIED) {
    const value = url.searchParams.get(name)
    if (value !== null) carried.set(name, value)
  }
  const email = parameter(context, 'account')
  if (email === undefined) {
    const choices = accountChoices(services, host, client, `/oauth/v2/auth?${carried.toString()}`)
    const [only] = choices
    if (only === undefined) return htmlError(context, 400, 'Nobody here', 'Nobody can log in to this client.')
    if (choices.length === 1) return Response.redirect(only.href, 302)
    return accountPage(client.name, choices)
  }
  const options = organizationsOf(services, host.dataCenter.id, email)
  const [first] = options
  if (first === undefined) return htmlError(context, 400, 'Unknown account', 'No such user lives here.')
  const consent = services.tokens.consents.get(
    userKey({ dc: host.dataCenter.id, clientId: client.clientId, userId: first.user.id }),
  )
  const chosen = options.find((each) => each.place.key === consent?.place)
  if (
    !asked.prompt &&
    chosen !== undefined &&
    asked.scopes.every((scope) => consent?.scopes.includes(scope))
  ) {
    return finishAuthorization(context, asked, chosen)
  }
  return consentPage({
    clientName: client.name,
    userName: first.user.name,
    userEmail: first.user.email,
    dcName: host.dataCenter.name,
    scopes: asked.scopes,
    organizations: options.map(({ place }) => ({
      key: place.key,
      name: place.crm.organization().name,
      environment: place.environment,
    })),
    action: `${host.dataCenter.accounts}/oauth/v2/approve`,
    hidden: [...carried, ['account', email]],
  })
}

/** One page of Zoho's puts client credentials here, another at the token endpoint. */
function grantsHere(context: Context): boolean {
  return (
    context.services.readings.tokens.clientCredentialsEndpoint !== 'token' &&
    parameter(context, 'grant_type') === 'client_credentials'
  )
}
