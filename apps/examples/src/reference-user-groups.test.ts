// The examples of the reference of `@x/user-groups`: see reference.test.ts.
import { paginate, request, path } from '@x/client'
import {
  createUserGroup,
  deleteUserGroup,
  getDeletionJob,
  getSourcesCount,
  getUserGroup,
  listAssignedUserGroups,
  listAssociatedUsersCounts,
  listAssociations,
  listGroupedCounts,
  listGroupsOfUser,
  listSources,
  listUnassignedUserGroups,
  updateUserGroups,
  waitForDeletion,
} from '@x/user-groups'
import { beforeEach, expect, test } from 'vitest'
import { clientAtEmulator } from './at-emulator.ts'

const groupId = '3652397000009952001'
let { zoho } = clientAtEmulator()
let userId = ''

beforeEach(async () => {
  ;({ zoho } = clientAtEmulator())
  const { items } = await listSources(zoho, groupId, { type: 'users' })
  userId = items[0]?.source.id ?? ''
})

test('a group is made, read and deleted', async () => {
  const sources = [{ type: 'users', source: { id: userId } }]
  const { id } = await createUserGroup(zoho, { name: 'Sales', sources })
  expect(await getUserGroup(zoho, id)).toMatchObject({ name: 'Sales' })
  await waitForDeletion(zoho, await deleteUserGroup(zoho, id))
  expect(await getUserGroup(zoho, id)).toBeUndefined()
})

test('a group is read with what makes it up', async () => {
  const group = await getUserGroup(zoho, '3652397000009952001', { include: 'sources' })
  const { users, roles } = await getSourcesCount(zoho, '3652397000009952001')
  expect([group?.id, users?.active, roles]).toEqual([groupId, 2, 2])
  const ids = []
  for await (const { source } of paginate((page) => listSources(zoho, groupId, { ...page, type: 'users' }))) {
    ids.push(source.id)
  }
  expect(ids).toContain(userId)
})

test('users are counted, group by group', async () => {
  const counts = new Map<string, number>()
  for await (const { user_group, count } of paginate((page) => listAssociatedUsersCounts(zoho, page))) {
    counts.set(user_group.name, count)
  }
  expect(counts.size).toBeGreaterThan(1)
  const { items } = await listGroupedCounts(zoho, groupId)
  expect(items).toContainEqual(expect.objectContaining({ status: 'active' }))
})

test('the groups of a user', async () => {
  const { items } = await listGroupsOfUser(zoho, userId)
  expect(items.map((group) => group.id)).toContain(groupId)
})

test('what a group is assigned to', async () => {
  const { items } = await listAssignedUserGroups(zoho, { related_entity_id: userId })
  expect(items).toBeInstanceOf(Array)
})

test('what a group is not assigned to', async () => {
  const { items } = await listUnassignedUserGroups(zoho, { related_entity_id: userId })
  expect(items).toBeInstanceOf(Array)
})

test('what uses a group', async () => {
  const { items } = await listAssociations(zoho, groupId)
  expect(items).toBeInstanceOf(Array)
})

test('two groups are renamed at once', async () => {
  const listed = (await request(zoho, { path: path`settings/user_groups` })) as {
    user_groups: { id: string }[]
  }
  const [a = '', b = ''] = listed.user_groups.map((group) => group.id)
  const results = await updateUserGroups(zoho, [
    { id: a, name: 'North' },
    { id: b, name: 'South' },
  ])
  const failures = results.flatMap((result) => (result.ok ? [] : [result.error.message]))
  expect(failures).toEqual([])
})

test('a deletion job that is not there', async () => {
  const jobId = '3652397000009952999'
  const job = await getDeletionJob(zoho, jobId)
  expect(job).toBeUndefined()
})
