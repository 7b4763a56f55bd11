import { describe, expect, test } from 'vitest'
import type { ReadingsInput } from '@x/emulator'
import { createEmulator } from '@x/emulator'
import {
  createUserGroup,
  getSourcesCount,
  getUserGroup,
  listAssignedUserGroups,
  listUnassignedUserGroups,
  listUserGroups,
  updateUserGroup,
  updateUserGroups,
} from '@x/user-groups'
import { at, failure, GROUP, withReadings } from './zoho.ts'

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
  test.each<ReadingsInput>([
    { userGroups: { unknownId: 'no-content' } },
    { userGroups: { unknownId: 'INVALID_DATA' } },
  ])('is undefined for get: %j', async (readings) => {
    expect(await getUserGroup(at(withReadings(readings)), '4440000000000000001')).toBeUndefined()
  })
  // Ids of addresses are tested with every operation.
  test.each(['../users', '..', ' 123 ', '', 5, Number(GROUP), null, undefined, {}])(
    'case 30 and 31: %j is refused before any request, in a query and in a body, too',
    async (id) => {
      const emulator = createEmulator()
      const zoho = at(emulator)
      for (const call of [
        () => listUserGroups(zoho, { ids: [id as never] }),
        () => listAssignedUserGroups(zoho, { related_entity_id: id as never }),
        () => listUnassignedUserGroups(zoho, { related_entity_id: id as never }),
        () => updateUserGroup(zoho, id as never, { name: 'x' }),
        () => updateUserGroups(zoho, [{ id: id as never }]),
        () => createUserGroup(zoho, { name: 'x', sources: [{ type: 'users', source: { id: id as never } }] }),
      ]) {
        expect(await failure(call())).toMatchObject({ code: 'INVALID_ID' })
      }
      expect(emulator.journal.total).toBe(0)
    },
  )
  test('case 31: a bigint is its digits, a UUID is taken', async () => {
    expect(await getSourcesCount(at(createEmulator()), 3652397000009952001n)).toHaveProperty('users')
    const uuid = await failure(getSourcesCount(at(createEmulator()), '9f3c5e6a-1b2c-4d3e-8f90-123456789abc'))
    expect(uuid).not.toMatchObject({ code: 'INVALID_ID' })
  })
})
