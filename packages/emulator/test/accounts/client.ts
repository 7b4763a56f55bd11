import type { Emulator, RegisteredClient } from '../../src/index.ts'
import { authorize, type Decision } from '../../src/index.ts'

/** Scopes of most tests. */
export const SCOPES = ['ZohoCRM.settings.user_groups.ALL', 'ZohoCRM.users.READ', 'ZohoCRM.org.READ']

/** An address for the login, as a client would build it; parameters may be replaced, or left out with undefined. */
export function loginAddress(
  emulator: Emulator,
  { dc = 'us', ...changes }: { readonly dc?: string } & Readonly<Record<string, string | undefined>> = {},
): string {
  const url = new URL('/oauth/v2/auth', accountsOf(emulator, dc))
  const parameters = {
    client_id: emulator.client.clientId,
    response_type: 'code',
    scope: SCOPES.join(','),
    redirect_uri: emulator.client.redirectUri,
    access_type: 'offline',
    prompt: 'consent',
    state: 'a state',
    ...changes,
  }
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}

/** The accounts server of a data center. */
export function accountsOf(emulator: Emulator, dc: string): string {
  const row = emulator.dataCenters.find(({ id }) => id === dc)
  if (row === undefined) throw new Error(`No row ${dc}.`)
  return row.accounts
}

/** Posts a form to an accounts server. */
export function post(
  emulator: Emulator,
  dc: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = new URLSearchParams(parameters)
  return emulator.fetch(`${accountsOf(emulator, dc)}${path}`, { method: 'POST', body, headers })
}

/** A call of the token endpoint as the ready client; the parsed body. */
export async function tokenCall(
  emulator: Emulator,
  dc: string,
  parameters: Readonly<Record<string, string>>,
  client: RegisteredClient = emulator.client,
): Promise<Record<string, unknown>> {
  const { clientId, clientSecret } = client
  const response = await post(emulator, dc, '/oauth/v2/token', {
    client_id: clientId,
    client_secret: clientSecret,
    ...parameters,
  })
  return (await response.json()) as Record<string, unknown>
}

/** Login, consent and exchange. */
export async function connect(
  emulator: Emulator,
  decision: Decision = {},
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<Record<string, unknown>> {
  const callback = new URL(await authorize(emulator, loginAddress(emulator, changes), decision))
  return tokenCall(emulator, callback.searchParams.get('location') ?? '', {
    grant_type: 'authorization_code',
    redirect_uri: emulator.client.redirectUri,
    code: callback.searchParams.get('code') ?? '',
  })
}

/** A call of the API; path from `/crm` on. */
export function call(
  emulator: Emulator,
  {
    origin = 'https://www.zohoapis.com',
    path = COUNT,
    token,
  }: { origin?: string; path?: string; token?: unknown },
  init: RequestInit = {},
): Promise<Response> {
  const headers = new Headers(init.headers)
  if (typeof token === 'string') headers.set('authorization', `Zoho-oauthtoken ${token}`)
  return emulator.fetch(`${origin}${path}`, { ...init, headers })
}

/** The call of Zoho's own example. */
export const COUNT = '/crm/v7/settings/user_groups/3652397000009952001/actions/sources_count'

/** Zoho's code in an answer of the API. */
export async function codeOf(response: Response): Promise<string> {
  const body = (await response.json()) as { code?: string }
  return `${response.status} ${body.code}`
}
