import { createEmulator, issueGrant } from '@x/emulator'
import { createClient, type Client } from '@x/client'
import { getUserGroup, listSources, listUserGroups, scopes } from '@x/user-groups'
import { expect, test } from 'vitest'
import { countAll, groupsNamed, leaveOnly, needed, removeUser, rename, withCopy } from './user-groups.ts'

const GROUP = '3652397000009952001'

function open(granted: readonly string[] = [scopes.all]): Client {
  const emulator = createEmulator()
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: granted })
  const { fetch, clock } = emulator
  return createClient({ token: () => ({ value, apiDomain }), fetch, clock })
}
const sourcesOf = async (zoho: Client): Promise<string[]> =>
  (await listSources(zoho, GROUP)).items.map(({ type, source }) => `${type}:${source.id}`)

test('what makes up every group, with exactly the scopes that are needed', async () => {
  const zoho = open(needed)
  const counts = await countAll(zoho)
  expect(counts.size).toBe((await listUserGroups(zoho)).items.length)
  expect([...counts.values()]).toContainEqual(expect.objectContaining({ territories: 2, roles: 2 }))
})

test('groups by the beginning of their names', async () => {
  const zoho = open()
  const { name = '' } = (await getUserGroup(zoho, GROUP)) ?? {}
  expect(await groupsNamed(zoho, name.slice(0, 3))).toContain(name)
  expect(await groupsNamed(zoho, 'no such name')).toEqual([])
})

test('one user leaves, then one stays alone', async () => {
  const zoho = open()
  const before = await sourcesOf(zoho)
  const [gone = '', stays = ''] = before
    .filter((each) => each.startsWith('users:'))
    .map((each) => each.slice(6))
  await removeUser(zoho, GROUP, gone)
  expect(await sourcesOf(zoho)).toEqual(before.filter((each) => each !== `users:${gone}`))
  await leaveOnly(zoho, GROUP, stays)
  expect(await sourcesOf(zoho)).toEqual([`users:${stays}`])
})

test('several names at once, one of them taken', async () => {
  const zoho = open()
  const { items } = await listUserGroups(zoho)
  const [first, second] = items
  const names = new Map([
    [first?.id ?? '', 'A new name'],
    [second?.id ?? '', items[2]?.name ?? ''],
  ])
  expect(await rename(zoho, names)).toEqual(['done', expect.stringContaining('DUPLICATE_DATA') as string])
})

test('a copy for the time of a piece of work', async () => {
  const zoho = open()
  let copied = ''
  const work = async (id: string): Promise<void> => {
    copied = id
    expect((await listSources(zoho, id)).items).toHaveLength(2)
    throw new Error('the work fails')
  }
  await expect(withCopy(zoho, GROUP, work)).rejects.toThrow('the work fails')
  expect(await getUserGroup(zoho, copied)).toBeUndefined()
})
