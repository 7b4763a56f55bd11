import { describe, expect, test } from 'vitest'
import { createClient, isToolkitError, paginate, type Client } from '@x/client'
import { createEmulator, issueGrant, largeOrganization, type Emulator, type Readings } from '@x/emulator'
import * as userGroups from '@x/user-groups'
import {
  allOf,
  anyOf,
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
  listUserGroups,
  scopes,
  updateUserGroup,
  updateUserGroups,
  waitForDeletion,
  where,
} from '@x/user-groups'

const GROUP = '3652397000009952001'
const all = [scopes.all, 'ZohoCRM.users.READ']

function at(
  emulator: Emulator,
  dc = 'eu',
  version: 'v7' | 'v8' = 'v7',
  granted: readonly string[] = all,
): Client {
  const { accessToken, apiDomain } = issueGrant(emulator, { dc, scopes: granted })
  return createClient({
    token: () => ({ value: accessToken, apiDomain }),
    fetch: emulator.fetch,
    clock: emulator.clock,
    version,
  })
}
const withReadings = (readings: Partial<Readings>): Emulator => createEmulator({ readings })
async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const item of items) collected.push(item)
  return collected
}
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  )

describe.each(createEmulator().dataCenters.map(({ id }) => id))('all fifteen at %s', (dc) => {
  test.each(['v7', 'v8'] as const)('%s', async (version) => {
    const emulator = createEmulator()
    const zoho = at(emulator, dc, version)
    const { items: groups } = await listUserGroups(zoho, { include: 'sources_count' })
    expect(groups.map((group) => group.id)).toContain(GROUP)
    expect(await getSourcesCount(zoho, GROUP)).toEqual({
      territories: 2,
      roles: 2,
      groups: 0,
      users: { active: 2, inactive: 0, deleted: 0 },
    })
    const group = await getUserGroup(zoho, GROUP, { include: 'sources' })
    expect(group?.id).toBe(GROUP)
    const sources = await collect(paginate((page) => listSources(zoho, GROUP, { ...page, per_page: 2 })))
    expect(sources).toHaveLength(6)
    const user = sources.find((source) => source.type === 'users')?.source.id ?? ''
    expect((await listAssociations(zoho, GROUP)).items).toBeInstanceOf(Array)
    expect((await listAssociatedUsersCounts(zoho)).items.some((row) => row.user_group.id === GROUP)).toBe(
      true,
    )
    expect((await listGroupsOfUser(zoho, user)).items.map((each) => each.id)).toContain(GROUP)
    expect(
      (await listAssignedUserGroups(zoho, { related_entity_id: user })).items.map((each) => each.id),
    ).toContain(GROUP)
    expect(
      (await listUnassignedUserGroups(zoho, { related_entity_id: user })).items.map((each) => each.id),
    ).not.toContain(GROUP)
    expect((await listGroupedCounts(zoho, GROUP)).items.map((row) => row.status)).toContain('active')

    const { id } = await createUserGroup(zoho, {
      name: 'Nord 🚀 עברית',
      sources: [{ type: 'users', source: { id: user } }],
    })
    expect((await getUserGroup(zoho, id))?.name).toBe('Nord 🚀 עברית')
    await updateUserGroup(zoho, id, { name: 'North' })
    const [result] = await updateUserGroups(zoho, [{ id, description: 'up' }])
    expect(result).toMatchObject({ ok: true, index: 0, code: 'SUCCESS' })
    expect(await getUserGroup(zoho, id)).toMatchObject({ name: 'North', description: 'up' })
    expect(await deleteUserGroup(zoho, id)).toEqual({ done: true, groupId: id })
    expect(await getUserGroup(zoho, id)).toBeUndefined()
    const job = await failure(getDeletionJob(zoho, '1'))
    expect(job === 'no failure' || isToolkitError(job)).toBe(true)
    const paths = emulator.journal.entries().map((entry) => entry.path)
    expect(paths.every((path) => path.startsWith(`/crm/${version}/`))).toBe(true)
    expect(paths.some((path) => path.endsWith('/actions/deletion_jobs'))).toBe(true)
  })
})

test('every operation says which scopes it needs, and does with exactly those', async () => {
  const operations = Object.values(userGroups).filter(
    (each) => typeof each === 'function' && 'scopes' in each,
  )
  expect(operations).toHaveLength(15)
  const emulator = createEmulator()
  const zoho = at(emulator, 'eu', 'v7', [scopes.read])
  await getSourcesCount(zoho, GROUP)
  const error = await failure(createUserGroup(zoho, { name: 'x', sources: [] }))
  expect(error).toMatchObject({ code: 'MISSING_SCOPE', missing: [scopes.create] })
})

describe('a wrong id', () => {
  test('becomes an error that names it and says how to find a right one', async () => {
    const error = await failure(getSourcesCount(at(createEmulator()), '4440000000000000001'))
    expect(error).toMatchObject({
      name: 'ZohoApiError',
      code: 'INVALID_DATA',
      status: 400,
      dc: 'eu',
      details: { resource_path_index: 2 },
    })
    expect(String(error)).toContain('4440000000000000001')
    expect(String(error)).toContain('listUserGroups')
  })
  test.each([{ unknownGroup: 'no-content' as const }, { unknownGroup: 'INVALID_DATA' as const }])(
    'is undefined for get: %j',
    async (readings) => {
      expect(await getUserGroup(at(withReadings(readings)), '4440000000000000001')).toBeUndefined()
    },
  )
  test.each([
    '../users',
    '..',
    '.',
    '%2e%2e',
    '1/../../org',
    '123?x',
    '123#x',
    ' 123 ',
    '１２３',
    '',
    '12345678901234567890',
    '1n',
    5,
    // What JSON.parse makes of the digits: the last ones are lost.
    Number(GROUP),
    null,
    undefined,
    {},
    ['1'],
  ])('case 30 and 31: %j is refused before any request', async (id) => {
    const emulator = createEmulator()
    const zoho = at(emulator)
    for (const call of [
      getSourcesCount,
      getUserGroup,
      listSources,
      deleteUserGroup,
      listAssociations,
      listGroupedCounts,
    ]) {
      expect(await failure((call as typeof getUserGroup)(zoho, id as never))).toMatchObject({
        code: 'INVALID_ID',
      })
    }
    expect(emulator.journal.total).toBe(0)
  })
  test('case 31: a bigint is its digits, a UUID is taken', async () => {
    expect(await getSourcesCount(at(createEmulator()), 3652397000009952001n)).toHaveProperty('users')
    const uuid = await failure(getSourcesCount(at(createEmulator()), '9f3c5e6a-1b2c-4d3e-8f90-123456789abc'))
    expect(uuid).not.toMatchObject({ code: 'INVALID_ID' })
  })
})

describe('sources of an update: the caller says what happens', () => {
  describe.each(['patch', 'replace'] as const)('when Zoho reads the list as a %s', (updateSources) => {
    const start = async (): Promise<{ zoho: Client; keys: () => Promise<string[]>; user: string }> => {
      const zoho = at(withReadings({ updateSources }))
      const keys = async (): Promise<string[]> =>
        (await listSources(zoho, GROUP)).items.map(({ type, source }) => `${type}:${source.id}`).toSorted()
      const user = (await listSources(zoho, GROUP, { type: 'users' })).items[0]?.source.id ?? ''
      return { zoho, keys, user }
    }
    test('a rename keeps all sources and their flags', async () => {
      const { zoho } = await start()
      const before = (await listSources(zoho, GROUP)).items
      await updateUserGroup(zoho, GROUP, { name: 'Renamed' })
      expect((await listSources(zoho, GROUP)).items.toSorted(byId)).toEqual(before.toSorted(byId))
    })
    test('a patch removes what it names and nothing else, and adds', async () => {
      const { zoho, keys, user } = await start()
      const before = await keys()
      const source = { type: 'users', source: { id: user } }
      await updateUserGroup(zoho, GROUP, { sources: { mode: 'patch', remove: [source] } })
      expect(await keys()).toEqual(before.filter((key) => key !== `users:${user}`))
      await updateUserGroup(zoho, GROUP, { sources: { mode: 'patch', add: [source] } })
      expect(await keys()).toEqual(before)
    })
    test('a replacement leaves exactly its own', async () => {
      const { zoho, keys, user } = await start()
      await updateUserGroup(zoho, GROUP, {
        sources: { mode: 'replace', sources: [{ type: 'users', source: { id: user } }] },
      })
      expect(await keys()).toEqual([`users:${user}`])
    })
  })
  test('without a mode nothing is sent', async () => {
    const zoho = at(createEmulator())
    await expect(updateUserGroup(zoho, GROUP, { sources: { sources: [] } as never })).rejects.toThrow(/mode/)
  })
})
function byId(a: { source: { id: string } }, b: { source: { id: string } }): number {
  return a.source.id < b.source.id ? -1 : 1
}

describe('case 32: names', () => {
  test.each(['e\u0301', '<script>', '=1+1', '\u202Eabc', '👩‍👩‍👧'])('%j comes back as it was', async (name) => {
    const zoho = at(createEmulator())
    const user = (await listSources(zoho, GROUP, { type: 'users' })).items[0]?.source.id ?? ''
    const { id } = await createUserGroup(zoho, { name, sources: [{ type: 'users', source: { id: user } }] })
    expect((await getUserGroup(zoho, id))?.name).toBe(name)
  })
  test.each(['a\0', '\uD83D'])('%j is refused', async (name) => {
    const emulator = createEmulator()
    await expect(createUserGroup(at(emulator), { name, sources: [] })).rejects.toThrow(/cannot be stored/)
    expect(emulator.journal.total).toBe(0)
  })
})

describe('deletion by a job', () => {
  test('waits until the group is gone', async () => {
    const emulator = createEmulator({ start: 0, readings: { deletion: 'job', deletionInUse: 'allowed' } })
    const clock = {
      ...emulator.clock,
      sleep: async (ms: number, signal?: AbortSignal) => {
        if (ms === 30_000) return await emulator.clock.sleep(ms, signal)
        emulator.clock.advance(ms)
      },
    }
    const { accessToken, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: all })
    const zoho = createClient({
      token: () => ({ value: accessToken, apiDomain }),
      fetch: emulator.fetch,
      clock,
    })
    const deletion = await deleteUserGroup(zoho, GROUP)
    expect(deletion.done).toBe(false)
    expect(await failure(waitForDeletion(zoho, deletion, { timeout: 2000 }))).toMatchObject({
      code: 'TIMEOUT',
      outcome: 'unknown',
    })
    await waitForDeletion(zoho, deletion)
    expect(await getUserGroup(zoho, GROUP)).toBeUndefined()
  })
})

test.each(['details', 'detail'] as const)('associations read the key %s', async (associationDetailKey) => {
  const zoho = at(withReadings({ associationDetailKey }))
  const groups = await listUserGroups(zoho)
  const lists = await Promise.all(groups.items.map((group) => listAssociations(zoho, group.id)))
  const items = lists.flatMap((list) => list.items)
  expect(items.length).toBeGreaterThan(0)
  expect(items.some((item) => item.details?.module !== undefined)).toBe(true)
})

test('filters', async () => {
  const zoho = at(createEmulator())
  const name = (await getUserGroup(zoho, GROUP))?.name ?? ''
  const filters = allOf(
    where('name', 'contains', name.slice(1)),
    where('name', 'starts_with', name.slice(0, 2)),
  )
  expect((await listUserGroups(zoho, { filters })).items.map((group) => group.id)).toContain(GROUP)
  const counts = await listAssociatedUsersCounts(zoho, {
    filters: anyOf(where('name', 'equal', name), where('name', 'equal', 'no')),
  })
  expect(counts.items.map((row) => row.user_group.id)).toEqual([GROUP])
  expect(await failure(listUserGroups(zoho, { filters: where('nonsense', 'contains', 'x') }))).toMatchObject({
    code: 'INVALID_DATA',
  })
  await expect(listUserGroups(zoho, { filters: where('name', 'contains', 'x'.repeat(300)) })).rejects.toThrow(
    /at most 250/,
  )
})

test('a thousand groups, page after page', async () => {
  const emulator = createEmulator({ seed: { organization: largeOrganization({ groups: 1000 }) } })
  const zoho = at(emulator)
  const groups = await collect(paginate((page) => listUserGroups(zoho, { ...page, per_page: 200 })))
  expect(new Set(groups.map((group) => group.id)).size).toBeGreaterThanOrEqual(1000)
})
