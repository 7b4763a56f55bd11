import type { Emulator, IssuedGrant } from '../../src/index.ts'

/** What `fetch` takes. */
export type Sent = readonly [url: string, init: RequestInit]

/** Requests that a client in good order would send. */
export function soundRequests(
  emulator: Emulator,
  { accessToken, refreshToken }: IssuedGrant,
): readonly Sent[] {
  const { clientId, clientSecret, redirectUri } = emulator.client
  const authorization = `Zoho-oauthtoken ${accessToken}`
  const api = (path: string, init: RequestInit = {}): Sent => [
    `https://www.zohoapis.com/crm/v8${path}`,
    { ...init, headers: { authorization } },
  ]
  const accounts = (path: string, fields: Record<string, string>): Sent => [
    `https://accounts.zoho.com/oauth${path}`,
    { method: 'POST', body: new URLSearchParams(fields).toString(), redirect: 'manual', headers: form },
  ]
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const client = { client_id: clientId, client_secret: clientSecret }
  const consent = {
    client_id: clientId,
    response_type: 'code',
    scope: 'ZohoCRM.org.READ',
    redirect_uri: redirectUri,
    access_type: 'offline',
    account: 'nora.lindqvist@harbour-finch.example',
    organization: 'us/production/0',
    decision: 'allow',
  }
  const sources = [{ type: 'roles', source: { id: '3652397000000026022' } }]
  const group = (name: string): string => JSON.stringify({ user_groups: [{ name, sources }] })
  return [
    api('/settings/user_groups?include=sources,sources_count'),
    api('/settings/user_groups?page=999'),
    api('/settings/user_groups/3652397000009952001/sources?type=users'),
    api('/settings/user_groups', { method: 'POST', body: group('Storm') }),
    api('/settings/user_groups', { method: 'POST', body: group('😀') }),
    api('/users?type=CurrentUser'),
    accounts('/v2/token', { ...client, grant_type: 'refresh_token', refresh_token: refreshToken }),
    accounts('/v2/approve', consent),
    accounts('/v2/approve', { ...consent, decision: 'deny' }),
    accounts('/v3/device/code', {
      grant_type: 'device_request',
      client_id: emulator.deviceClient.clientId,
      scope: 'ZohoCRM.org.READ',
    }),
  ]
}
