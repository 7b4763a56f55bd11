import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { expect, test } from 'vitest'
import { listUsers } from '../src/index.ts'

function open(): { zoho: Client; get(path: string): Promise<Response> } {
  const emulator = createEmulator({ readings: { users: { deletedInAllUsers: 'present' } } })
  const scopes = ['ZohoCRM.users.READ', 'ZohoCRM.modules.ALL']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const { fetch, clock } = emulator
  const headers = { authorization: `Zoho-oauthtoken ${value}` }
  return {
    zoho: createClient({ token: () => ({ value, apiDomain }), fetch, clock }),
    get: async (path) => await fetch(new Request(`${apiDomain}/crm/v7/${path}`, { headers })),
  }
}

test('AllUsers has the deleted, and those who never confirmed, without a zuid: no owners to offer', async () => {
  const { zoho } = open()
  const { items: all } = await listUsers(zoho, { type: 'AllUsers' })
  const { items: able } = await listUsers(zoho, { type: 'ActiveConfirmedUsers' })
  expect(all.some(({ status }) => status === 'deleted')).toBe(true)
  expect(all.some(({ confirm, zuid }) => !confirm && zuid === null)).toBe(true)
  expect(able.every(({ status, confirm, zuid }) => status === 'active' && confirm && zuid)).toBe(true)
  expect(able.length).toBeLessThan(all.length)
})

test('users are no records: as a module they are refused, and their answers have a key of their own', async () => {
  const { get } = open()
  expect(await (await get('users?type=CurrentUser')).json()).toMatchObject({ users: [{ status: 'active' }] })
  const asRecords = await get('Users?fields=id')
  expect([asRecords.status, await asRecords.json()]).toMatchObject([400, { code: 'INVALID_MODULE' }])
})
