import { describe, expect, test } from 'vitest'
import { createCrm, largeOrganization, type OrganizationSeed } from '../../src/crm/index.ts'
import { setUpCrm } from './setup.ts'

const plant = (seed: unknown): unknown =>
  createCrm({
    seed: seed as OrganizationSeed,
    dataCenter: 'us',
    environment: 'production',
    clock: { now: () => 0 },
  }).snapshot()

describe('a seed', () => {
  test('may be empty: one administrator, who may do everything', () => {
    const { call, crm } = setUpCrm({ seed: {} })
    expect(crm.users()).toMatchObject([{ email: 'admin@emulator.example', profile: 'Administrator' }])
    expect(call('GET /settings/user_groups')).toEqual({ status: 204 })
  })

  test('always gives the same organisation', () => {
    expect(plant(largeOrganization({ groups: 20 }))).toEqual(plant(largeOrganization({ groups: 20 })))
  })

  test.each([
    [[], /the seed must be an object/],
    [{ gruops: [] }, /no field "gruops"/],
    [{ users: [] }, /at least one user/],
    [{ users: [{ last_name: 'X', role: 'CEO', profile: 'Standard' }] }, /users\[0\]\.email/],
    [{ roles: [{ name: 'A', id: 7 }] }, /roles\[0\]\.id must be a text of 1 to 19 digits/],
    [
      { roles: [{ name: 'A', reporting_to: 'B' }, { name: 'B', reporting_to: 'A' }, { name: 'CEO' }] },
      /lies above itself/,
    ],
    [
      {
        roles: [
          { name: 'CEO', id: '5' },
          { name: 'B', id: '5' },
        ],
      },
      /taken by another row/,
    ],
    [
      { user_groups: [{ name: 'G', sources: [{ type: 'users', source: 'nobody' }] }] },
      /user_groups\[0\]\.sources\[0\]\.source/,
    ],
    [{ user_groups: [{ name: 'G', sources: [{ type: 'planets', source: 'x' }] }] }, /one of users, roles/],
    [{ user_groups: [{ name: 'G', modified_by: 'admin@emulator.example' }] }, /come together/],
    [{ user_groups: [{ name: 'G', created_time: 'yesterday' }] }, /must be a time/],
    [{ org: { time_zone: 'Mars/Olympus' } }, /no IANA time zone/],
    [{ roles: [{ name: 'CEO' }, { name: 'CEO' }] }, /there are several/],
  ])('%j is refused with its place', (seed, message) => {
    expect(() => plant(seed)).toThrow(message)
    expect(() => plant(seed)).toThrow(TypeError)
  })
})
