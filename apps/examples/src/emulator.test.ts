import { createEmulator, issueGrant } from '@x/emulator'
import { expect, test } from 'vitest'
import { badDay, firstCall, login, overHttp, twoOrganizations } from './emulator.ts'

test('the first call answers with the documented count', async () => {
  expect(await firstCall()).toEqual({
    sources_count: [{ territories: 2, roles: 2, groups: 0, users: { inactive: 0, deleted: 0, active: 2 } }],
  })
})

test('a bad day shows what a client without retries makes of it', async () => {
  const statuses = await badDay(async (emulator) => {
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: ['ZohoCRM.org.READ'] })
    const headers = { authorization: `Zoho-oauthtoken ${accessToken}` }
    return (await emulator.fetch('https://www.zohoapis.com/crm/v8/org', { headers })).status
  })
  expect(statuses).toEqual([200, 429])
})

test('a login comes back from the data center of the user', async () => {
  const emulator = createEmulator()
  const query = new URLSearchParams({
    client_id: emulator.client.clientId,
    response_type: 'code',
    scope: 'ZohoCRM.org.READ',
    redirect_uri: emulator.client.redirectUri,
  })
  const callback = await login(emulator, `https://accounts.zoho.com/oauth/v2/auth?${query.toString()}`)
  expect(callback.searchParams.get('location')).toBe('in')
})

test('over HTTP every data center has its address', async () => {
  const addresses = await overHttp()
  expect(new Set(addresses).size).toBe(11)
})

test('there are two organizations to choose from', () => {
  const emulator = twoOrganizations()
  const scopes = ['ZohoCRM.org.READ']
  expect(issueGrant(emulator, { dc: 'eu', scopes, organization: 'Second Ltd' })).toHaveProperty('accessToken')
})
