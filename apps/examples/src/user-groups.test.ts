import { getUserGroup, listSources, listUserGroups } from '@x/user-groups'
import { expect, test } from 'vitest'
import { openZoho } from './open-zoho.ts'
import { countAll, groupsNamed, leaveOnly, needed, removeUser, rename, withCopy } from './user-groups.ts'

const documented = '3652397000009952001'

test('every group is counted, with the scopes that it takes', async () => {
  const { zoho } = openZoho()
  const counts = await countAll(zoho)
  expect(counts.size).toBe((await listUserGroups(zoho)).items.length)
  expect([...counts.values()]).toContainEqual(expect.objectContaining({ territories: 2, roles: 2 }))
  expect(needed).toEqual(['ZohoCRM.settings.user_groups.READ'])
})

test('groups are found by the beginning of their name', async () => {
  const { zoho } = openZoho()
  const [first] = (await listUserGroups(zoho)).items
  const beginning = first?.name.slice(0, 4) ?? ''
  expect(await groupsNamed(zoho, beginning)).toContain(first?.name)
})

test('a user leaves, one stays, and a copy lives as long as its work', async () => {
  const { zoho } = openZoho()
  const users = async () =>
    (await listSources(zoho, documented, { type: 'users' })).items.map((each) => each.source.id)
  const [one = '', other = ''] = await users()
  await removeUser(zoho, documented, one)
  expect(await users()).toEqual([other])
  await leaveOnly(zoho, documented, one)
  expect((await listSources(zoho, documented)).items).toMatchObject([{ type: 'users', source: { id: one } }])

  let copy = ''
  await withCopy(zoho, documented, async (id) => {
    copy = id
    expect((await getUserGroup(zoho, id))?.name).toBe(`Copy of ${documented}`)
  })
  expect(await getUserGroup(zoho, copy)).toBeUndefined()
})

test('of two renamings one may fail', async () => {
  const { zoho } = openZoho()
  const [first, second] = (await listUserGroups(zoho)).items
  const names = new Map([
    [first?.id ?? '', 'Renamed'],
    [second?.id ?? '', 'Renamed'],
  ])
  expect(await rename(zoho, names)).toEqual(['done', expect.stringContaining('DUPLICATE_DATA')])
})
