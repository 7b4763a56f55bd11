import { describe, expect, test } from 'vitest'
import { largeOrganization, type OrganizationSeed } from '../../src/crm/index.ts'
import { ALL_SALES, BRAM, FACING, FORMER, GROUPS, LAUNCH, NOBODY, NORTH, setUpCrm } from './setup.ts'

describe('sources_count', () => {
  test("gives the counts of Zoho's own example", () => {
    const { call } = setUpCrm()
    expect(call(`GET ${GROUPS}/${NORTH}/actions/sources_count`)).toEqual({
      status: 200,
      body: {
        sources_count: [
          { territories: 2, roles: 2, groups: 0, users: { inactive: 0, deleted: 0, active: 2 } },
        ],
      },
    })
  })

  test('counts users by status', () => {
    const { call } = setUpCrm({ readings: { userGroups: { zeroCounts: 'absent' } } })
    expect(call(`GET ${GROUPS}/${FORMER}/actions/sources_count`).body).toEqual({
      sources_count: [{ users: { inactive: 1, deleted: 2, active: 0 } }],
    })
  })

  test('is empty for a group without sources', () => {
    expect(setUpCrm().call(`GET ${GROUPS}/${NOBODY}/actions/sources_count`)).toEqual({ status: 204 })
  })

  test('inside a row is a number, or an object when the reading says so', () => {
    const line = `GET ${GROUPS}/${NORTH}?include=sources_count`
    expect(setUpCrm().call(line).body).toMatchObject({
      user_groups: [{ sources_count: { territories: 2, roles: 2, users: 2 } }],
    })
    const users = { inactive: 0, deleted: 0, active: 2 }
    const all = setUpCrm({
      readings: { userGroups: { usersCountInRows: 'object', zeroCountsInRows: 'present' } },
    }).call(line)
    expect(all.body).toMatchObject({
      user_groups: [{ sources_count: { territories: 2, roles: 2, groups: 0, users } }],
    })
  })
})

describe('lists', () => {
  test('end with a page that says so', () => {
    const { call } = setUpCrm({ seed: largeOrganization({ groups: 450, users: 20 }) })
    const infos = [1, 2, 3].map(
      (page) => call(`GET ${GROUPS}?page=${String(page)}`).body as { info: unknown },
    )
    expect(infos.map(({ info }) => info)).toEqual([
      { per_page: 200, count: 200, page: 1, more_records: true },
      { per_page: 200, count: 200, page: 2, more_records: true },
      { per_page: 200, count: 50, page: 3, more_records: false },
    ])
    expect(call(`GET ${GROUPS}?page=4`)).toEqual({ status: 204 })
  })

  test.each(['page=0', 'page=x', 'page=1.5', 'per_page=201', 'per_page=0', 'per_page=-1', 'per_page='])(
    'refuse %s',
    (query) => {
      expect(setUpCrm().call(`GET ${GROUPS}?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_DATA', details: { param_name: query.split('=')[0] } },
      })
    },
  )

  test('are narrowed by name, ids and filters', () => {
    const { call } = setUpCrm()
    const names = (query: string): unknown =>
      (
        call(`GET ${GROUPS}?${query}`).body as { user_groups?: { name: string }[] } | undefined
      )?.user_groups?.map(({ name }) => name)
    const filters = (value: unknown): string => `filters=${encodeURIComponent(JSON.stringify(value))}`
    const field = { api_name: 'name' }
    const starts = { field, comparator: 'starts_with', value: 'all' }
    const contains = { field, comparator: 'contains', value: 'SALES' }
    expect(names('name=All+sales')).toEqual(['All sales'])
    expect(names(`ids=${NORTH},${LAUNCH}`)).toEqual(['Northern Europe sales', 'Launch team'])
    expect(names(filters(contains))).toEqual(['Northern Europe sales', 'All sales'])
    expect(names(filters({ group_operator: 'AND', group: [starts, contains] }))).toEqual(['All sales'])
    expect(call(`GET ${GROUPS}?${filters({ group_operator: 'or', group: [starts, contains] })}`).status).toBe(
      400,
    )
    expect(call(`GET ${GROUPS}?${filters({ field, comparator: 'equal', value: 'x' })}`).status).toBe(400)
    expect(call(`GET ${GROUPS}?${filters({ ...contains, value: 'x'.repeat(250) })}`).status).toBe(400)
    expect(call(`GET ${GROUPS}?ids=abc`).status).toBe(400)
  })

  test('of sources are narrowed by type and user type', () => {
    const { call } = setUpCrm()
    const count = (query: string): unknown =>
      (call(`GET ${GROUPS}/${FORMER}/sources?${query}`).body as { info: { count: number } }).info.count
    expect(count('')).toBe(3)
    expect(count('user_type=deleted')).toBe(2)
    expect(count('type=users&user_type=inactive')).toBe(1)
    expect(call(`GET ${GROUPS}/${FORMER}/sources?type=roles`)).toEqual({ status: 204 })
    expect(call(`GET ${GROUPS}/${FORMER}/sources?type=planets`).body).toMatchObject({
      code: 'PATTERN_NOT_MATCHED',
      details: { regex: 'users|roles|groups|territories', param_name: 'type' },
    })
  })
})

describe('membership', () => {
  test('follows roles, territories and groups downwards', () => {
    const { call } = setUpCrm()
    const groups = (
      call(`GET /users/${BRAM}/actions/associated_groups`).body as { user_groups: { id: string }[] }
    ).user_groups
    expect(groups.map(({ id }) => id)).toEqual([NORTH, ALL_SALES, FACING, '3652397000009952091'])
  })

  test('counts inactive members and leaves deleted ones out', () => {
    const { call } = setUpCrm()
    const counts = call(`GET ${GROUPS}/actions/associated_users_count`).body as {
      associated_users_count: { user_group: { id: string }; count: number }[]
    }
    expect(counts.associated_users_count.find(({ user_group }) => user_group.id === FORMER)?.count).toBe(1)
    expect(
      call(`GET ${GROUPS}/${FORMER}/associated_users/actions/grouped_counts?group_by=status`).body,
    ).toMatchObject({
      grouped_counts: [
        { status: 'active', count: 0 },
        { status: 'inactive', count: 1 },
        { status: 'deleted', count: 2 },
      ],
    })
  })

  test('ends in groups that hold each other', () => {
    const seed: OrganizationSeed = {
      user_groups: [
        { name: 'A', sources: [{ type: 'groups', source: 'B' }] },
        {
          name: 'B',
          sources: [
            { type: 'groups', source: 'A' },
            { type: 'roles', source: 'CEO' },
          ],
        },
      ],
    }
    expect(
      setUpCrm({ seed })
        .crm.summary()
        .groups.map(({ members }) => members),
    ).toEqual([1, 1])
  })
})
