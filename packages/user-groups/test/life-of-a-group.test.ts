import { describe, expect, test } from 'vitest'
import { paginate } from '@x/client'
import { createEmulator } from '@x/emulator'
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
  listUserGroups,
  updateUserGroup,
  updateUserGroups,
  waitForDeletion,
} from '@x/user-groups'
import { at, collect, GROUP } from './zoho.ts'

// Data centers are a matter of the client, and tested there.
describe('the life of a group, with all fifteen operations', () => {
  test.each(['v7', 'v8'] as const)('%s', async (version) => {
    const emulator = createEmulator({ readings: { userGroups: { deletion: 'job', deletionJobMs: 1000 } } })
    const zoho = at(emulator, { version })
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
    const deletion = await deleteUserGroup(zoho, id)
    expect(deletion).toMatchObject({ done: false, groupId: id })
    const jobId = deletion.done ? '' : (deletion.jobId ?? '')
    expect(typeof (await getDeletionJob(zoho, jobId))?.Status).toBe('string')
    emulator.clock.advance(1000)
    await waitForDeletion(zoho, deletion)
    expect(await getUserGroup(zoho, id)).toBeUndefined()

    const { entries } = emulator.journal
    const seen = entries().map(({ method, path }) => `${method} ${path.replaceAll(/\/\d+(?=\/|$)/g, '/{}')}`)
    expect(new Set(seen).size).toBe(15)
    expect(seen.every((each) => each.includes(` /crm/${version}/`))).toBe(true)
  })
})
