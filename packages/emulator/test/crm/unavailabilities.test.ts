import { describe, expect, test } from 'vitest'
import { BRAM, NORA, setUpCrm, type CrmSetup } from './setup.ts'

const PATH = '/settings/users_unavailability'
const EUROPE = '3652397000000505002'
const times = { from: '2026-07-01T09:00:00+02:00', to: '2026-07-14T18:00:00+02:00' }
const rows = (...users_unavailability: readonly unknown[]): unknown => ({ users_unavailability })
const bram = { userId: BRAM }
const codesOf = (body: unknown): unknown =>
  (body as { users_unavailability?: { code: string }[]; code?: string }).users_unavailability?.map(
    ({ code }) => code,
  ) ?? (body as { code?: string }).code

function add({ call }: CrmSetup, row: object, caller = {}): string {
  const { body } = call(`POST ${PATH}`, rows({ ...times, ...row }), caller)
  return (
    (body as { users_unavailability: { details: { id: string } }[] }).users_unavailability[0]?.details.id ??
    ''
  )
}
const idsIn = ({ body }: { body?: unknown }): unknown =>
  (body as { users_unavailability: { id: string }[] } | undefined)?.users_unavailability.map(({ id }) => id)

describe('unavailability', () => {
  test("is the caller's own unless it names a user; others see and touch only their own", () => {
    const setup = setUpCrm()
    const { call } = setup
    const own = add(setup, { comments: 'Summer' }, bram)
    const other = add(setup, { user: { id: NORA } })
    expect(idsIn(call(`GET ${PATH}`))).toEqual([own, other])
    expect(idsIn(call(`GET ${PATH}`, undefined, bram))).toEqual([own])
    expect(call(`GET ${PATH}/${own}`, undefined, bram).body).toMatchObject({
      users_unavailability: [{ ...times, comments: 'Summer', user: { id: BRAM, name: 'Bram de Wit' } }],
    })
    expect(call(`GET ${PATH}/${other}`, undefined, bram).status).toBe(204)
    expect(call(`PUT ${PATH}/${other}`, rows({ comments: 'x' }), bram).status).toBe(400)
    expect(codesOf(call(`POST ${PATH}`, rows({ ...times, user: { id: NORA } }), bram).body)).toEqual([
      'INVALID_DATA',
    ])
    expect(call(`DELETE ${PATH}/${own}`, undefined, bram).status).toBe(200)
    expect(call(`GET ${PATH}/${own}`, undefined, bram).status).toBe(204)
  })

  test('changes one end alone; from comes before to, also across a change of the clocks', () => {
    const setup = setUpCrm()
    const id = add(setup, {})
    const put = (row: object): unknown => codesOf(setup.call(`PUT ${PATH}/${id}`, rows(row)).body)
    expect(put({ to: '2026-07-20T18:00:00+02:00' })).toEqual(['SUCCESS'])
    expect(put({ to: times.from })).toEqual(['INVALID_DATA'])
    expect(put({ from: '2026-07-21T09:00:00+02:00' })).toEqual(['INVALID_DATA'])
    // Clocks go back on 25 October: 02:30 comes twice, an hour apart.
    expect(put({ from: '2026-10-25T02:30:00+02:00', to: '2026-10-25T02:30:00+01:00' })).toEqual(['SUCCESS'])
    expect(put({ from: '2026-12-31T23:30:00-05:00', to: '2027-01-01T05:00:00+01:00' })).toEqual([
      'INVALID_DATA',
    ])
    expect(codesOf(setup.call(`PUT ${PATH}`, rows({ id, comments: 'x'.repeat(251) })).body)).toEqual([
      'INVALID_DATA',
    ])
  })

  test('is found by groups, roles, territories and times, `equal` written either way', () => {
    const setup = setUpCrm()
    const { call } = setup
    const [, id] = [add(setup, { user: { id: NORA } }), add(setup, { user: { id: BRAM } })]
    const find = (query: string): unknown => idsIn(call(`GET ${PATH}?${query}`))
    const roleOf = (call(`GET /users/${BRAM}`).body as { users: { role: { id: string } }[] }).users[0]?.role
      .id
    expect(find(`role_ids=${roleOf}`)).toEqual([id])
    expect(find(`territory_ids=${EUROPE}`)).toEqual([id])
    expect(find('group_ids=1')).toBeUndefined()
    const filter = (comparator: string, value: unknown): string =>
      `filters=${encodeURIComponent(JSON.stringify({ field: { api_name: 'from' }, comparator, value }))}`
    for (const word of ['equal', 'equals']) expect(find(filter(word, '2026-07-01T07:00:00Z'))).toHaveLength(2)
    expect(find(filter('greater_than', times.from))).toBeUndefined()
    expect(call(`GET ${PATH}?role_ids=x`).body).toMatchObject({
      details: { index: 0, param_name: 'role_ids' },
    })
    expect(call(`GET ${PATH}?filters=x`).body).toMatchObject({ code: 'UNABLE_TO_PARSE_DATA_TYPE' })
    expect(call(`GET ${PATH}?include_inner_details=user.zuid`).body).toMatchObject({
      users_unavailability: [{ user: { zuid: expect.any(String) } }, {}],
    })
  })

  test.each([
    [{ from: undefined }],
    [{ to: undefined }],
    [{ from: 'now' }],
    [{ user: { id: '1' } }],
    [{ from: times.to }],
  ])('%j is refused', (row) => {
    expect(setUpCrm().call(`POST ${PATH}`, rows({ ...times, ...row })).status).toBe(400)
  })
})
