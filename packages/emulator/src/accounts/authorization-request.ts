import type { RegisteredClient } from '../kernel/clients.ts'
import { parameter, type Context } from '../kernel/context.ts'
import { htmlError } from './answers.ts'
import { refuseReal } from './client-authentication.ts'
import { parseScopes } from './scopes.ts'
import type { Code } from '../kernel/token-rows.ts'

/** What a client asks a user for. */
export interface AuthorizationRequest {
  readonly client: RegisteredClient
  readonly responseType: 'code' | 'token'
  readonly scopes: readonly string[]
  readonly redirectUri: string
  readonly offline: boolean
  readonly prompt: boolean
  readonly state: string | undefined
  readonly challenge: Code['challenge']
  readonly nonce: string | undefined
}

/** The parameters that travel on from page to page. */
export const CARRIED = [
  'client_id',
  'response_type',
  'scope',
  'redirect_uri',
  'access_type',
  'prompt',
  'state',
  'code_challenge',
  'code_challenge_method',
  'nonce',
] as const

/** The request, or the page that says what is wrong with it: nothing is ever sent to an address nobody registered. */
export function readAuthorization(context: Context): AuthorizationRequest | Response {
  const { services, host } = context
  if (refuseReal(context) !== undefined) {
    return htmlError(
      context,
      400,
      'This is not Zoho',
      'The client id looks like a real one of Zoho’s, and this is a local emulator. Use the client id that it prints.',
    )
  }
  const client = services.clients.get(parameter(context, 'client_id') ?? '')
  if (client === undefined || !client.dataCenters.includes(host.dataCenter.id)) {
    return htmlError(context, 400, 'Invalid Client', 'There is no such client in this data center.')
  }
  const responseType = parameter(context, 'response_type')
  const expected = client.type === 'browser' ? 'token' : 'code'
  const forRedirects = client.type === 'web' || client.type === 'mobile' || client.type === 'browser'
  if (!forRedirects || (responseType !== 'code' && responseType !== 'token') || responseType !== expected) {
    return htmlError(
      context,
      400,
      'Invalid response type',
      forRedirects
        ? `A client of this type asks for response_type=${expected}.`
        : 'A client of this type does not log in through a redirect.',
    )
  }
  const scopes = parseScopes(parameter(context, 'scope'), services.readings.tokens.scopeSeparator)
  if (scopes === undefined) {
    return htmlError(
      context,
      400,
      'Invalid OAuth scope',
      'Scope does not exist. Scopes look like ZohoCRM.settings.user_groups.READ, separated by commas.',
    )
  }
  const redirectUri = parameter(context, 'redirect_uri')
  if (redirectUri === undefined || !client.redirectUris.includes(redirectUri)) {
    return htmlError(
      context,
      400,
      'Invalid Redirect Uri',
      'The redirect address is not, character for character, one that is registered for this client.',
    )
  }
  const challenge = parameter(context, 'code_challenge')
  return {
    client,
    responseType,
    scopes,
    redirectUri,
    offline: parameter(context, 'access_type') === 'offline' && client.type !== 'browser',
    prompt: (parameter(context, 'prompt') ?? '').split(/[ ,]/).includes('consent'),
    state: parameter(context, 'state'),
    nonce: parameter(context, 'nonce'),
    challenge:
      challenge === undefined
        ? undefined
        : {
            value: challenge,
            method: parameter(context, 'code_challenge_method') === 'S256' ? 'S256' : 'plain',
          },
  }
}
