import type { RegisteredClient } from '../kernel/clients.ts'
import { parameter, type Context } from '../kernel/context.ts'
import { accountsJson, oauthError } from './answers.ts'
import { idTokenFor } from './open-id.ts'
import { tokenBody } from './token-body.ts'
import type { Code } from '../kernel/token-rows.ts'

/** A code becomes tokens, once. */
export async function redeemCode(context: Context, client: RegisteredClient): Promise<Response> {
  const { services, host } = context
  const { tokens } = services
  const value = parameter(context, 'code')
  const code = value === undefined ? undefined : tokens.codes.get(value)
  if (code === undefined) return oauthError(context, 'invalid_code')
  if (code.dc !== host.dataCenter.id) return oauthError(context, services.readings.tokens.wrongDataCenter)
  if (code.clientId !== client.clientId || code.expiresAt <= services.clock.now()) {
    return oauthError(context, 'invalid_code')
  }
  if (code.redirectUri !== undefined && code.redirectUri !== parameter(context, 'redirect_uri')) {
    return oauthError(context, 'invalid_redirect_uri')
  }
  const proven = await provesChallenge(code, parameter(context, 'code_verifier'))
  // Two requests may have waited for the digest: the first to come here takes the code.
  if (!proven || !tokens.codes.remove(code.value)) return oauthError(context, 'invalid_code')
  const grant = code.refresh ? tokens.addGrant(code) : undefined
  const token = tokens.issue(code, grant)
  const idToken = await idTokenFor(context, code, token)
  return accountsJson({
    ...tokenBody(context, token, grant),
    ...(idToken === undefined ? {} : { id_token: idToken }),
  })
}

async function provesChallenge({ challenge }: Code, verifier: string | undefined): Promise<boolean> {
  if (challenge === undefined) return true
  if (verifier === undefined) return false
  if (challenge.method === 'plain') return verifier === challenge.value
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const text = btoa(String.fromCharCode(...new Uint8Array(digest)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === challenge.value
}
