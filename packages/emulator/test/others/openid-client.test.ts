import * as oauth from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataCenters } from '@x/dc'
import {
  approveDevice,
  authorize,
  createEmulator,
  issueSelfClientCode,
  type Emulator,
} from '../../src/index.ts'
import { listen, type Listening } from '../../src/node.ts'
import { COUNT, SCOPES } from '../accounts/client.ts'

/** The library as it is, without any of our code between: only plain HTTP on loopback is allowed to it. */
const insecure = { execute: [oauth.allowInsecureRequests] }
const scope = SCOPES.join(',')

let emulator: Emulator
let server: Listening
beforeAll(async () => {
  emulator = createEmulator({ dataCenters: dataCenters.filter(({ id }) => id === 'us' || id === 'eu') })
  server = await listen(emulator)
})
afterAll(() => server.close())

const accounts = (dc: string): URL => new URL(server.dataCenters.find(({ id }) => id === dc)?.accounts ?? '')
const discover = (dc: string, { clientId, clientSecret } = emulator.client): Promise<oauth.Configuration> =>
  oauth.discovery(accounts(dc), clientId, clientSecret, undefined, insecure)

async function login(
  dc: string,
  extra: Record<string, string> = {},
): Promise<{ callback: URL; state: string }> {
  const state = oauth.randomState()
  const url = oauth.buildAuthorizationUrl(await discover('us'), {
    redirect_uri: emulator.client.redirectUri,
    scope,
    state,
    access_type: 'offline',
    prompt: 'consent',
    ...extra,
  })
  return { callback: new URL(await authorize(emulator, url, { account: dc })), state }
}

const count = (apiDomain: unknown, token: string): Promise<Response> =>
  fetch(`${String(apiDomain)}${COUNT}`, { headers: { authorization: `Zoho-oauthtoken ${token}` } })

describe('openid-client, unmodified', () => {
  test('discovers, logs in with PKCE, refreshes and revokes at the data center of the user', async () => {
    const verifier = oauth.randomPKCECodeVerifier()
    const { callback, state } = await login('eu', {
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    expect(callback.searchParams.get('accounts-server')).toBe(accounts('eu').origin)
    const config = await discover('eu')
    const tokens = await oauth.authorizationCodeGrant(config, callback, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    })
    expect(tokens.expires_in).toBe(3600)
    expect((await count(tokens['api_domain'], tokens.access_token)).status).toBe(200)
    const refreshed = await oauth.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(refreshed.refresh_token).toBeUndefined()
    expect((await count(refreshed['api_domain'], refreshed.access_token)).status).toBe(200)
    await oauth.tokenRevocation(config, tokens.refresh_token ?? '')
    expect((await count(refreshed['api_domain'], refreshed.access_token)).status).toBe(401)
  })

  test('id and secret as Basic', async () => {
    const { clientId, clientSecret } = emulator.client
    const config = await oauth.discovery(
      accounts('us'),
      clientId,
      undefined,
      oauth.ClientSecretBasic(clientSecret),
      insecure,
    )
    const { callback, state } = await login('us')
    const tokens = await oauth.authorizationCodeGrant(config, callback, { expectedState: state })
    expect(tokens.token_type).toBe('bearer')
    expect(emulator.journal.entries().at(-1)?.scheme).toBe('Basic')
  })

  test('meets Zoho’s errors as errors: HTTP 200 and no token', async () => {
    const { callback, state } = await login('eu')
    const refused = oauth.authorizationCodeGrant(await discover('us'), callback, { expectedState: state })
    await expect(refused).rejects.toMatchObject({
      code: 'OAUTH_INVALID_RESPONSE',
      cause: { cause: { body: { error: 'invalid_client' } } },
    })
    const dead = oauth.refreshTokenGrant(await discover('us'), 'nothing')
    await expect(dead).rejects.toMatchObject({
      code: 'OAUTH_INVALID_RESPONSE',
      cause: { cause: { body: { error: 'invalid_code' } } },
    })
  })

  test('hears that the user refused', async () => {
    const url = oauth.buildAuthorizationUrl(await discover('us'), {
      redirect_uri: emulator.client.redirectUri,
      scope,
      state: 's',
      prompt: 'consent',
    })
    const callback = new URL(await authorize(emulator, url, { account: 'us', allow: false }))
    const answer = oauth.authorizationCodeGrant(await discover('us'), callback, { expectedState: 's' })
    await expect(answer).rejects.toMatchObject({
      code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR',
      error: 'access_denied',
    })
  })

  test('organization tokens and self client codes', async () => {
    const config = await discover('us')
    const { callback, state } = await login('us')
    const tokens = await oauth.authorizationCodeGrant(config, callback, { expectedState: state })
    const org = await fetch(`${server.dataCenters[0]?.api.production}/crm/v8/org`, {
      headers: { authorization: `Zoho-oauthtoken ${tokens.access_token}` },
    })
    const { org: rows } = (await org.json()) as { org: { zgid: string }[] }
    const organization = await oauth.clientCredentialsGrant(config, {
      scope,
      soid: `ZohoCRM.${rows[0]?.zgid}`,
    })
    expect((await count(organization['api_domain'], organization.access_token)).status).toBe(200)
    const self = await discover('us', emulator.selfClient)
    const code = issueSelfClientCode(emulator, { dc: 'us', scopes: SCOPES })
    const redeemed = await oauth.genericGrantRequest(self, 'authorization_code', { code })
    expect(redeemed.refresh_token).toMatch(/^1000\.EMULATOR/)
  })

  test('devices: Zoho’s first answer is not the standard’s, its second can be asked for', async () => {
    const config = await discover('us', emulator.deviceClient)
    const asked = oauth.initiateDeviceAuthorization(config, {
      scope,
      grant_type: 'device_request',
      access_type: 'offline',
    })
    await expect(asked).rejects.toMatchObject({ code: 'OAUTH_INVALID_RESPONSE' })
    const { clientId, clientSecret } = emulator.deviceClient
    const body = new URLSearchParams({
      grant_type: 'device_request',
      client_id: clientId,
      scope,
      access_type: 'offline',
    })
    const answer = await fetch(new URL('/oauth/v3/device/code', accounts('us')), { method: 'POST', body })
    const device = (await answer.json()) as { user_code: string; device_code: string }
    await approveDevice(emulator, { userCode: device.user_code, dc: 'us' })
    const tokenEndpoint = new URL('/oauth/v3/device/token', accounts('us')).href
    const polling = new oauth.Configuration(
      { issuer: accounts('us').origin, token_endpoint: tokenEndpoint },
      clientId,
      clientSecret,
    )
    oauth.allowInsecureRequests(polling)
    const tokens = await oauth.genericGrantRequest(polling, 'device_token', { code: device.device_code })
    expect((await count(tokens['api_domain'], tokens.access_token)).status).toBe(200)
  })
})
