import type { RegisteredClient } from '../kernel/clients.ts'
import { looksReal } from '../kernel/credentials.ts'
import { parameter, type Context } from '../kernel/context.ts'
import { accountsJson } from './answers.ts'

/** Who a client says it is: in the parameters, or as HTTP Basic. */
export interface ClientCredentials {
  readonly id: string | undefined
  readonly secret: string | undefined
}

function readCredentials(context: Context): ClientCredentials {
  const { scheme, value } = readAuthorization(context)
  if (scheme?.toLowerCase() === 'basic') {
    const text = decodeBase64(value)
    const colon = text?.indexOf(':') ?? -1
    if (text !== undefined && colon !== -1) {
      return { id: formDecode(text.slice(0, colon)), secret: formDecode(text.slice(colon + 1)) }
    }
  }
  return { id: parameter(context, 'client_id'), secret: parameter(context, 'client_secret') }
}

/** Scheme and value of the `Authorization` header. */
export function readAuthorization({ request, notes }: Context): { scheme?: string; value: string } {
  const header = request.headers.get('authorization')
  if (header === null) return { value: '' }
  const space = header.indexOf(' ')
  const scheme = space === -1 ? header : header.slice(0, space)
  // A token without a scheme in front must not reach the journal as one.
  notes.scheme = /^[A-Za-z][A-Za-z-]{0,19}$/.test(scheme) ? scheme : '?'
  return { scheme, value: space === -1 ? '' : header.slice(space + 1).trim() }
}

/** The client, or the error that Zoho answers: `invalid_client`, `invalid_client_secret`. */
export function authenticateClient(context: Context): RegisteredClient | string {
  const { services, host } = context
  const { id, secret } = readCredentials(context)
  const client = id === undefined ? undefined : services.clients.get(id)
  const expected = client?.clientSecrets[host.dataCenter.id]
  if (client === undefined || expected === undefined) return 'invalid_client'
  if (secret === expected) return client
  // An app on a phone cannot keep a secret; its code verifier stands in for it.
  if (secret === undefined && client.type === 'mobile') return client
  const ofAnotherPlace = secret !== undefined && Object.values(client.clientSecrets).includes(secret)
  return ofAnotherPlace ? 'invalid_client' : 'invalid_client_secret'
}

const CARRIERS = ['client_id', 'code', 'refresh_token', 'token', 'access_token', 'device_code'] as const

/** Refuses what looks like a credential of the real Zoho: somebody has mixed up his settings. */
export function refuseReal(context: Context): Response | undefined {
  const { services } = context
  if (services.allowRealCredentials) return undefined
  const { id } = readCredentials(context)
  const values = [id, ...CARRIERS.map((name) => parameter(context, name))]
  const real = values.some(
    (value) => value !== undefined && looksReal(value) && services.clients.get(value) === undefined,
  )
  if (!real) return undefined
  context.notes.code = 'real_credentials_refused'
  return accountsJson(
    {
      error: 'real_credentials_refused',
      error_description:
        'This is a local emulator, and the request carries what looks like a credential of the real Zoho. It was not ' +
        'stored. Use the client id that the emulator prints; allowRealCredentials lifts this.',
    },
    400,
  )
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text)
  } catch {
    // Lost: in which way it is not base64. Such a header authenticates nobody.
    return undefined
  }
}

/** RFC 6749, section 2.3.1: both halves are form-encoded before they are joined. */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // Lost: where the escape is broken. Many clients send the halves as they are, so take them so.
    return text
  }
}
