import { expect, test } from 'vitest'
import { allOf, anyOf, paginate, where } from '@x/client'
import { createEmulator, largeOrganization, type Emulator } from '@x/emulator'
import {
  getUserGroup,
  listAssociatedUsersCounts,
  listAssignedUserGroups,
  listAssociations,
  listUnassignedUserGroups,
  listUserGroups,
} from '@x/user-groups'
import { answering, at, collect, failure, GROUP, withReadings } from './zoho.ts'

test.each(['details', 'detail'] as const)('associations read the key %s', async (associationDetailKey) => {
  const zoho = at(withReadings({ userGroups: { associationDetailKey } }))
  const groups = await listUserGroups(zoho)
  const lists = await Promise.all(groups.items.map((group) => listAssociations(zoho, group.id)))
  const items = lists.flatMap((list) => list.items)
  expect(items.length).toBeGreaterThan(0)
  expect(items.some((item) => item.details?.module !== undefined)).toBe(true)
})

test.each(['number', 'object'] as const)(
  'the count of users inside a group as %s',
  async (usersCountInRows) => {
    const zoho = at(withReadings({ userGroups: { usersCountInRows } }))
    const group = await getUserGroup(zoho, GROUP, { include: 'sources_count' })
    expect(typeof group?.sources_count?.users).toBe(usersCountInRows)
  },
)

/** An emulator's clock, on which the pause before a repeat passes at once. */
const passing = ({ clock }: Emulator): Emulator['clock'] => ({
  ...clock,
  sleep: async (ms, signal) => (ms < 5000 ? undefined : await clock.sleep(ms, signal)),
})

test.each([
  ['get_assigned', listAssignedUserGroups],
  ['get_unassigned', listUnassignedUserGroups],
] as const)('%s: rows under either key, and a second try after a failure', async (action, list) => {
  const query = { related_entity_id: '1' }
  for (const key of [action, 'user_groups']) {
    expect((await list(answering({ [key]: [{ id: '5' }] }), query)).items).toEqual([{ id: '5' }])
  }
  const both = { [action]: { feature: 'user_groups' }, user_groups: [{ id: '6' }] }
  expect((await list(answering(both), query)).items).toEqual([{ id: '6' }])
  const emulator = createEmulator()
  emulator.faults.add({ name: 'reset', endpoint: 'crm' })
  await list(at(emulator, { clock: passing(emulator) }), query)
  expect(emulator.journal.total).toBe(2)
})

test('by ids', async () => {
  const emulator = createEmulator()
  const zoho = at(emulator)
  const { items } = await listUserGroups(zoho, { ids: [GROUP, 3652397000009952999n] })
  expect(items.map((group) => group.id)).toEqual([GROUP])
  expect(emulator.journal.entries()[0]?.query).toContain('ids')
  const { total } = emulator.journal
  expect((await listUserGroups(zoho, { ids: [] })).items).toEqual([])
  expect(emulator.journal.total).toBe(total)
})

test('one condition needs no joining', () => {
  const one = where('name', 'equal', 'a')
  expect([allOf(one), anyOf(one)]).toEqual([one, one])
  expect(anyOf(one, allOf(one, one))).toEqual({
    group_operator: 'or',
    group: [one, { group_operator: 'and', group: [one, one] }],
  })
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
