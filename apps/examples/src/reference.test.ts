// The examples of the reference: what stands after `@example` in the packages is a run of lines of this file, or of a
// program beside it. `npm run pnpm -- snippets:check` compares.
import { createAuth, importGrant, memoryStore, tokenFor } from '@x/auth'
import { storeContract } from '@x/auth/testing'
import { createClient, path, request } from '@x/client'
import { createNodeFetch } from '@x/client/node'
import { defineDataCenter, getDataCenter } from '@x/dc'
import { createEmulator, issueGrant, type OrganizationSeed } from '@x/emulator'
import { listen } from '@x/emulator/node'
import { listUserGroups } from '@x/user-groups'
import { describe, expect, test } from 'vitest'
import { clientAtEmulator } from './at-emulator.ts'

test('a data center of one’s own', () => {
  const local = defineDataCenter({
    id: 'local',
    accounts: 'http://127.0.0.1:4601',
    api: { production: 'http://127.0.0.1:4602' },
  })
  expect(getDataCenter('local', [local])).toEqual(local)
})

describe('the contract of stores', () => {
  const { clock } = createEmulator({ start: 0 })
  const elapse = async (ms: number): Promise<void> => clock.advance(ms)
  const openStore = async () => memoryStore({ clock })
  for (const each of storeContract) {
    test(each.name, async () => {
      await expect(each.run({ store: await openStore(), elapse })).resolves.toBeUndefined()
    })
  }
})

test('a path and a call', async () => {
  const { zoho } = clientAtEmulator()
  const roles = (await request(zoho, { path: path`settings/roles` })) as { roles: { id: string }[] }
  const roleId = roles.roles[0]?.id ?? ''
  const scopes = ['ZohoCRM.settings.roles.READ']
  const body = await request(zoho, { path: path`settings/roles/${roleId}`, scopes })
  expect(body).toMatchObject({ roles: [{ id: roleId }] })
})

test('an emulator in memory', async () => {
  const emulator = createEmulator({ start: Date.parse('2026-01-05T09:00:00Z') })
  const { accessToken, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.org.READ'] })
  const answer = await emulator.fetch(`${apiDomain}/crm/v7/org`, {
    headers: { authorization: `Zoho-oauthtoken ${accessToken}` },
  })
  expect(answer.status).toBe(200)
})

test('an emulator on ports, with its own people, through undici', async () => {
  const seed: OrganizationSeed = {
    users: [{ email: 'asha@example.com', last_name: 'Rao', role: 'CEO', profile: 'Administrator' }],
    user_groups: [{ name: 'Everybody', sources: [{ type: 'roles', source: 'CEO', subordinates: true }] }],
  }
  const emulator = createEmulator({ seed: { organization: seed } })
  const { clientId, clientSecret } = emulator.client
  const server = await listen(emulator)
  const { dataCenters } = server
  const auth = createAuth({ clientId, clientSecret, dataCenters })
  try {
    const { refreshToken } = issueGrant(emulator, { dc: 'in', scopes: ['ZohoCRM.settings.user_groups.READ'] })
    await importGrant(auth, { grantId: 'acme', refreshToken, dc: 'in' })
    const token = tokenFor(auth, 'acme')
    const zoho = createClient({ token, dataCenters, fetch: createNodeFetch() })
    expect((await listUserGroups(zoho)).items.map((group) => group.name)).toEqual(['Everybody'])
  } finally {
    await server.close()
  }
})
