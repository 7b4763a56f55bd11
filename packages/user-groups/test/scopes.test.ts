import { describe, expect, test } from 'vitest'
import { scopesFor, type Client, type MissingScopeError } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import * as userGroups from '@x/user-groups'
import { at, failure, GROUP } from './zoho.ts'

const { scopes } = userGroups
const source = async (zoho: Client): Promise<{ type: string; source: { id: string } }> =>
  (await userGroups.listSources(zoho, GROUP, { type: 'users' })).items[0] ?? expect.unreachable()
const USER = (await source(at(createEmulator()))).source.id

/** A sound call of every operation. */
const calls: Record<string, (zoho: Client) => Promise<unknown>> = {
  createUserGroup: (zoho) =>
    userGroups.createUserGroup(zoho, { name: 'x', sources: [{ type: 'users', source: { id: USER } }] }),
  deleteUserGroup: (zoho) => userGroups.deleteUserGroup(zoho, GROUP),
  getDeletionJob: (zoho) => userGroups.getDeletionJob(zoho, '1'),
  getSourcesCount: (zoho) => userGroups.getSourcesCount(zoho, GROUP),
  getUserGroup: (zoho) => userGroups.getUserGroup(zoho, GROUP),
  listAssignedUserGroups: (zoho) => userGroups.listAssignedUserGroups(zoho, { related_entity_id: USER }),
  listAssociatedUsersCounts: (zoho) => userGroups.listAssociatedUsersCounts(zoho),
  listAssociations: (zoho) => userGroups.listAssociations(zoho, GROUP),
  listGroupedCounts: (zoho) => userGroups.listGroupedCounts(zoho, GROUP),
  listGroupsOfUser: (zoho) => userGroups.listGroupsOfUser(zoho, USER),
  listSources: (zoho) => userGroups.listSources(zoho, GROUP),
  listUnassignedUserGroups: (zoho) => userGroups.listUnassignedUserGroups(zoho, { related_entity_id: USER }),
  listUserGroups: (zoho) => userGroups.listUserGroups(zoho),
  updateUserGroup: (zoho) => userGroups.updateUserGroup(zoho, GROUP, { name: 'x' }),
  updateUserGroups: (zoho) => userGroups.updateUserGroups(zoho, [{ id: GROUP, name: 'x' }]),
}
const operations = Object.entries(userGroups).filter(
  (entry): entry is [string, (typeof entry)[1] & { scopes: readonly string[] }] =>
    typeof entry[1] === 'function' && 'scopes' in entry[1],
)
const fresh = (granted: readonly string[]): Client =>
  at(createEmulator({ readings: { userGroups: { deletionInUse: 'allowed' } } }), { granted })

test('fifteen operations say which scopes they need', () => {
  expect(operations.map(([name]) => name).toSorted()).toEqual(Object.keys(calls).toSorted())
})

describe.each(operations)('%s', (name, operation) => {
  const call = calls[name] ?? expect.unreachable()
  test('does with exactly its scopes', async () => {
    expect(await failure(call(fresh(operation.scopes)))).toBe('no failure')
  })
  test.each(operation.scopes)('Zoho refuses it without %s', async (scope) => {
    const others = [...Object.values(scopes), 'ZohoCRM.org.READ'].filter(
      (each) => each !== scope && each !== scopes.all,
    )
    const error = await failure(call(fresh(others)))
    expect(error).toMatchObject({ code: 'MISSING_SCOPE', cause: { code: 'OAUTH_SCOPE_MISMATCH' } })
    expect((error as MissingScopeError).missing).toContain(scope)
  })
  test.each(operation.scopes)('and it is not sent when the token says that it lacks %s', async (scope) => {
    const emulator = createEmulator()
    const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: [scopes.all] })
    const granted = Object.values(scopes).filter((each) => each !== scope && each !== scopes.all)
    const zoho = at(emulator, { token: () => ({ value, apiDomain, scopes: granted }) })
    expect(await failure(call(zoho))).toMatchObject({ code: 'MISSING_SCOPE', missing: [scope] })
    // An update reads before it writes, and may read.
    const sent = emulator.journal.entries().map(({ method }) => method)
    expect(sent).toEqual(scope === scopes.update ? sent.filter((method) => method === 'GET') : [])
  })
})

test('what several need together, each once', () => {
  expect(scopesFor(...operations.map(([, each]) => each)).toSorted()).toEqual(
    Object.values(scopes)
      .filter((each) => each !== scopes.all)
      .toSorted(),
  )
})
