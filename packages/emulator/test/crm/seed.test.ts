import { describe, expect, test } from 'vitest'
import { dataCenters } from '@x/dc'
import {
  createCrm,
  defaultOrganization,
  largeOrganization,
  type OrganizationSeed,
} from '../../src/crm/index.ts'
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

  test('always gives the same organization', () => {
    expect(plant(largeOrganization({ groups: 20 }))).toEqual(plant(largeOrganization({ groups: 20 })))
  })

  test('is read anew when somebody has changed it', () => {
    const org = { company_name: 'Before' }
    const seed = { org }
    const first = setUpCrm({ seed }).crm
    org.company_name = 'After'
    const [second, third] = [setUpCrm({ seed }).crm, setUpCrm({ seed }).crm]
    expect([first, second, third].map((crm) => crm.organization().name)).toEqual(['Before', 'After', 'After'])
    org.company_name = 7 as never
    expect(() => setUpCrm({ seed })).toThrow(/company_name/)
  })

  test('gives organizations that do not change with each other', () => {
    const seed = defaultOrganization()
    const [one, other] = [setUpCrm({ seed }), setUpCrm({ seed })]
    const before = other.call('GET /settings/user_groups')
    const sources = [{ type: 'users', source: { id: one.crm.users()[0]?.id } }]
    const made = one.call('POST /settings/user_groups', { user_groups: [{ name: 'New', sources }] })
    expect(made.status).toBe(201)
    expect(one.call('GET /settings/user_groups')).not.toEqual(before)
    expect(other.call('GET /settings/user_groups')).toEqual(before)
    expect(setUpCrm({ seed }).call('GET /settings/user_groups')).toEqual(before)
  })

  test.each([
    [[], /the seed must be an object/],
    [{ gruops: [] }, /no field "gruops"/],
    [{ users: [] }, /at least one user/],
    [{ users: [{ last_name: 'X', role: 'CEO', profile: 'Standard' }] }, /users\[0\]\.email/],
    [{ roles: [{ name: 'A', id: 7 }] }, /roles\[0\]\.id must be a string of 1 to 19 digits/],
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
    [{ org: { time_zone: 'Mars/Olympus' } }, /not an IANA time zone/],
    [{ roles: [{ name: 'CEO' }, { name: 'CEO' }] }, /there are several/],
  ])('%j is refused with its place', (seed, message) => {
    expect(() => plant(seed)).toThrow(message)
    expect(() => plant(seed)).toThrow(TypeError)
  })
})

describe('the organization that a data center starts with', () => {
  const idsIn = (value: unknown): readonly string[] =>
    [...JSON.stringify(value).matchAll(/"id":"(\d+)"/g)].map(([, id = '']) => id)
  const seeds = dataCenters.map(({ id }) => defaultOrganization(id))

  test('is its own: company, people, groups and ids, but for the group of the documentation', () => {
    for (const read of [
      ({ org }: (typeof seeds)[number]) => [org.company_name],
      ({ users }: (typeof seeds)[number]) => users?.map(({ email }) => email) ?? [],
      idsIn,
    ]) {
      const all = seeds.flatMap((seed) => [...new Set(read(seed))])
      const shared = all.filter((each, index) => all.indexOf(each) !== index)
      expect(new Set(shared)).toEqual(new Set(read === idsIn ? ['3652397000009952001'] : []))
    }
  })

  test.each(dataCenters.map(({ id }) => id))('%s: new rows get ids like its own', (dataCenter) => {
    const { call } = setUpCrm({ seed: defaultOrganization(dataCenter), dataCenter })
    const counts = call('GET /settings/user_groups/3652397000009952001/actions/sources_count').body
    expect(counts).toMatchObject({ sources_count: [{ territories: 2, roles: 2, users: { active: 2 } }] })
    const made = call('POST /settings/roles', { roles: [{ name: 'New' }] }).body
    const { id } = (call('GET /org').body as { org: { id: string }[] }).org[0] ?? { id: '' }
    expect(JSON.stringify(made)).toContain(`"id":"${id.slice(0, 7)}`)
  })
})

test('answers of a real organization can be pasted, custom fields included', () => {
  const seed = {
    org: [
      {
        id: '5725767000000020005',
        zgid: '808232144',
        company_name: 'Pasted',
        time_zone: 'America/Los_Angeles',
      },
    ],
    roles: [
      {
        id: '5725767000000026005',
        name: 'CEO',
        display_label: 'CEO',
        reporting_to: null,
        forecast_manager: null,
      },
    ],
    profiles: [{ id: '5725767000000026011', name: 'Administrator', created_by: null, modified_time: null }],
    users: [
      {
        id: '5725767000000411001',
        zuid: '808233918',
        first_name: 'Patricia',
        last_name: 'Boyle',
        full_name: 'Patricia Boyle',
        email: 'patricia@pasted.example',
        role: { name: 'CEO', id: '5725767000000026005' },
        profile: { name: 'Administrator', id: '5725767000000026011' },
        created_by: { name: 'Patricia Boyle', id: '5725767000000411001' },
        created_time: '2023-05-10T01:10:47-07:00',
        Shoe_Size: 39,
        $current_shift: null,
        sandboxDeveloper: false,
      },
    ],
    info: { per_page: 200, count: 1, page: 1, more_records: false },
  }
  const { call, crm } = setUpCrm({ seed })
  expect(call('GET /users').body).toMatchObject({
    users: [
      {
        full_name: 'Patricia Boyle',
        Shoe_Size: 39,
        role: { name: 'CEO' },
        created_time: '2023-05-10T01:10:47-07:00',
      },
    ],
  })
  expect(crm.organization()).toMatchObject({ name: 'Pasted', zgid: '808232144' })
  const made = call('POST /settings/roles', { roles: [{ name: 'New' }] }).body
  expect(JSON.stringify(made)).toContain('"id":"5725767')
})
