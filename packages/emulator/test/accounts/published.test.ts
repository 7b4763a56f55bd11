import { expect, test } from 'vitest'
import { createEmulator, defaultOrganization, issueGrant } from '../../src/index.ts'
import { accountsOf } from './client.ts'

test('every data center has its own discovery document', async () => {
  const emulator = createEmulator()
  for (const { accounts } of emulator.dataCenters) {
    const response = await emulator.fetch(`${accounts}/.well-known/openid-configuration`)
    expect(await response.json()).toMatchObject({
      issuer: accounts,
      token_endpoint: `${accounts}/oauth/v2/token`,
      revocation_endpoint: `${accounts}/oauth/v2/token/revoke`,
      device_authorization_endpoint: `${accounts}/oauth/v3/device/code`,
      dc_info: `${accounts}/oauth/serverinfo`,
    })
  }
})

test('serverinfo lists the accounts servers, China not among them', async () => {
  const emulator = createEmulator()
  const response = await emulator.fetch(`${accountsOf(emulator, 'us')}/oauth/serverinfo`)
  const { result, locations } = (await response.json()) as {
    result: string
    locations: Record<string, string>
  }
  expect(result).toBe('success')
  expect(locations['ca']).toBe('https://accounts.zohocloud.ca')
  expect(locations).not.toHaveProperty('cn')
  expect(Object.keys(locations)).toHaveLength(emulator.dataCenters.length - 1)
})

test('user info needs its scope: without it, a success that says 405', async () => {
  const emulator = createEmulator({ seed: { organization: defaultOrganization() } })
  const ask = async (scopes: readonly string[]): Promise<Response> => {
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes })
    return emulator.fetch('https://accounts.zoho.com/oauth/user/info', {
      headers: { authorization: `Zoho-oauthtoken ${accessToken}` },
    })
  }
  const denied = await ask(['ZohoCRM.users.READ'])
  expect([denied.status, await denied.json()]).toEqual([200, { status_code: 405 }])
  expect(await (await ask(['AaaServer.profile.READ'])).json()).toMatchObject({
    Display_Name: 'Nora Lindqvist',
    Email: 'nora.lindqvist@harbour-finch.example',
    ZUID: expect.any(Number) as number,
  })
  const nobody = await emulator.fetch('https://accounts.zoho.com/oauth/user/info')
  expect(nobody.status).toBe(401)
})
