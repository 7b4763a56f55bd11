import { describe, expect, test } from 'vitest'
import { BRAM, NORA, setUpCrm, type CrmSetup } from './setup.ts'

const TERRITORIES = '/settings/territories'
const WORLD = '3652397000000505001'
const EUROPE = '3652397000000505002'
const NORDICS = '3652397000000505003'
const BENELUX = '3652397000000505004'
const ASIA = '3652397000000505006'
const JAPAN = '3652397000000505007'
const AISHA = '3652397000000186019'
const EMMA = '3652397000000186023'
const INACTIVE = '3652397000000186027'
const DELETED = '3652397000000186028'
const ZOE = '3652397000000186044'
const UNKNOWN = '1234567890'

const rows = (...territories: readonly unknown[]): unknown => ({ territories })
const codesOf = ({ body }: { body?: unknown }): unknown => {
  const { territories, users, code } = body as Record<string, readonly { code: string }[]>
  return (territories ?? users)?.map((each) => each.code) ?? code
}
const territoryOf = ({ call }: CrmSetup, id: string): Record<string, unknown> =>
  (call(`GET ${TERRITORIES}/${id}`).body as { territories: Record<string, unknown>[] })
    .territories[0] as never
const alps = { name: 'Alps', reporting_to: { id: EUROPE }, permission_type: 'read_only' }
const rule = { comparator: 'equal', field: { api_name: 'City' }, value: 'Zürich' }

describe('a new territory', () => {
  test('has what it was given; its manager belongs to it', () => {
    const setup = setUpCrm()
    const { call } = setup
    const criteria = { group_operator: 'or', group: [rule, rule] }
    const made = call(
      `POST ${TERRITORIES}`,
      rows({ ...alps, manager: { id: ZOE }, lead_rule_criteria: criteria }),
    )
    expect(made).toMatchObject({ status: 201, body: { territories: [{ code: 'SUCCESS' }] } })
    const { id } = (made.body as { territories: { details: { id: string } }[] }).territories[0]?.details ?? {
      id: '',
    }
    expect(territoryOf(setup, id)).toMatchObject({
      name: 'Alps',
      api_name: 'Alps',
      reporting_to: { name: 'Europe', id: EUROPE },
      manager: { name: 'Zoë Fischer' },
      permission_type: 'read_only',
      created_by: { id: NORA },
      created_time: '2026-06-01T14:00:00+02:00',
    })
    expect(call(`GET ${TERRITORIES}/${id}/users`).body).toMatchObject({
      users: [{ id: ZOE }],
      info: { count: 1 },
    })
    expect(call(`GET ${TERRITORIES}/${id}?include=lead_rule_criteria,deal_rule_criteria`).body).toMatchObject(
      {
        territories: [{ lead_rule_criteria: criteria, deal_rule_criteria: null }],
      },
    )
    expect(JSON.stringify(call(`GET ${TERRITORIES}/${EUROPE}/__child_territories`).body)).toContain('Alps')
  })

  test.each<[object, string]>([
    [{ name: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ reporting_to: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ permission_type: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ name: 'Europe' }, 'DUPLICATE_DATA'],
    [{ name: 'x'.repeat(51) }, 'INVALID_DATA'],
    [{ name: 'A&B' }, 'INVALID_DATA'],
    [{ permission_type: 'all' }, 'INVALID_DATA'],
    [{ reporting_to: { id: UNKNOWN } }, 'INVALID_DATA'],
    [{ manager: { id: UNKNOWN } }, 'INVALID_DATA'],
    [{ manager: { id: INACTIVE } }, 'INVALID_DATA'],
    [{ lead_rule_criteria: 'x' }, 'INVALID_DATA'],
    [{ lead_rule_criteria: { group_operator: 'or', group: [rule] } }, 'INVALID_DATA'],
    [{ lead_rule_criteria: { group_operator: 'xor', group: [rule, rule] } }, 'INVALID_DATA'],
    [{ lead_rule_criteria: { ...rule, field: 'City' } }, 'INVALID_DATA'],
    [
      { deal_rule_criteria: { group_operator: 'and', group: Array.from({ length: 26 }, () => rule) } },
      'LIMIT_EXCEEDED',
    ],
  ])('%j is refused with %s', (change, code) => {
    const answer = setUpCrm().call(`POST ${TERRITORIES}`, rows({ ...alps, ...change }))
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]])
  })

  test('stands beside others of one call, but not twice under one name, and not beside ten', () => {
    const { call } = setUpCrm()
    expect(codesOf(call(`POST ${TERRITORIES}`, rows(alps, alps)))).toEqual(['SUCCESS', 'DUPLICATE_DATA'])
    expect(call(`POST ${TERRITORIES}`, rows(...Array.from({ length: 11 }, () => alps))).status).toBe(400)
    expect(call(`POST ${TERRITORIES}`, rows(alps), { userId: BRAM })).toMatchObject({ status: 403 })
  })
})

describe('a change of a territory', () => {
  test('changes what is named; null clears', () => {
    const setup = setUpCrm()
    expect(setup.call(`PUT ${TERRITORIES}/${NORDICS}`, rows({ name: 'North', manager: null })).status).toBe(
      200,
    )
    expect(setup.call(`PUT ${TERRITORIES}`, rows({ id: NORDICS, reporting_to: { id: ASIA } })).status).toBe(
      200,
    )
    expect(territoryOf(setup, NORDICS)).toMatchObject({
      name: 'North',
      manager: null,
      reporting_to: { id: ASIA },
      modified_by: { id: NORA },
    })
  })

  test.each<[string, object, string]>([
    [EUROPE, { reporting_to: { id: NORDICS } }, 'INVALID_DATA'],
    [EUROPE, { reporting_to: { id: EUROPE } }, 'INVALID_DATA'],
    [EUROPE, { name: 'Asia' }, 'DUPLICATE_DATA'],
    [EUROPE, { name: null }, 'MANDATORY_NOT_FOUND'],
    [WORLD, { manager: { id: NORA } }, 'NOT_ALLOWED'],
    [WORLD, { reporting_to: { id: EUROPE } }, 'NOT_ALLOWED'],
  ])('%s %j is refused with %s', (id, row, code) => {
    const answer = setUpCrm().call(`PUT ${TERRITORIES}/${id}`, rows(row))
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]])
  })

  test('of the top changes the name; of nothing is refused', () => {
    const { call } = setUpCrm()
    expect(call(`PUT ${TERRITORIES}/${WORLD}`, rows({ name: 'Earth' })).status).toBe(200)
    expect(call(`PUT ${TERRITORIES}/${UNKNOWN}`, rows({ name: 'N' })).body).toMatchObject({
      details: { resource_path_index: 2 },
    })
    expect(codesOf(call(`PUT ${TERRITORIES}`, rows({ name: 'N' }, { id: UNKNOWN })))).toEqual([
      'MANDATORY_NOT_FOUND',
      'INVALID_DATA',
    ])
  })
})

describe('the deletion of a territory', () => {
  test('takes its users and sources of groups along; what has others below stays', () => {
    const { call } = setUpCrm()
    const answer = call(`DELETE ${TERRITORIES}?ids=${NORDICS},${EUROPE},${WORLD},${UNKNOWN}`)
    expect([answer.status, codesOf(answer)]).toEqual([
      207,
      ['SUCCESS', 'NOT_ALLOWED', 'NOT_ALLOWED', 'INVALID_DATA'],
    ])
    expect(call(`GET /users/${EMMA}/territories`)).toEqual({ status: 204 })
    expect(call('GET /settings/user_groups/3652397000009952001/sources?type=territories').body).toMatchObject(
      { info: { count: 1 } },
    )
    expect(codesOf(call(`DELETE ${TERRITORIES}/${JAPAN}`))).toEqual(['SUCCESS'])
    expect(call(`DELETE ${TERRITORIES}/${JAPAN}`).body).toMatchObject({ details: { resource_path_index: 2 } })
    expect(call(`DELETE ${TERRITORIES}`).body).toMatchObject({
      code: 'REQUIRED_PARAM_MISSING',
      details: { param_name: 'ids' },
    })
    expect(call(`DELETE ${TERRITORIES}?ids=x`).body).toMatchObject({ code: 'UNABLE_TO_PARSE_DATA_TYPE' })
  })

  test('may bring what lies below elsewhere', () => {
    const setup = setUpCrm()
    const line = `POST ${TERRITORIES}/${EUROPE}/actions/transfer_and_delete`
    expect(
      codesOf(setup.call(line, rows({ transfer_to_id: ASIA, delete_previous_forecasts: false }))),
    ).toEqual(['SUCCESS'])
    expect(territoryOf(setup, NORDICS)).toMatchObject({ reporting_to: { id: ASIA } })
    const many = `POST ${TERRITORIES}/actions/transfer_and_delete`
    expect(
      codesOf(
        setup.call(
          many,
          rows({ id: ASIA, transfer_to_id: { id: WORLD } }, { id: WORLD, transfer_to_id: JAPAN }),
        ),
      ),
    ).toEqual(['SUCCESS', 'NOT_ALLOWED'])
    expect(territoryOf(setup, JAPAN)).toMatchObject({ reporting_to: { id: WORLD } })
  })

  test.each([
    [{}, 'DEPENDENT_FIELD_MISSING'],
    [{ transfer_to_id: UNKNOWN }, 'INVALID_DATA'],
    [{ transfer_to_id: EUROPE }, 'INVALID_DATA'],
    [{ transfer_to_id: NORDICS }, 'INVALID_DATA'],
    ['row', 'INVALID_DATA'],
  ])('%j is no place to bring it to', (row, code) => {
    const answer = setUpCrm().call(`POST ${TERRITORIES}/${EUROPE}/actions/transfer_and_delete`, rows(row))
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]])
  })

  test('brings it above its parent only, when the reading takes the pages to the letter', () => {
    const { call } = setUpCrm({ readings: { territories: { transferTargets: 'above-parent' } } })
    const to = (id: string, transfer_to_id: string): unknown =>
      codesOf(call(`POST ${TERRITORIES}/${id}/actions/transfer_and_delete`, rows({ transfer_to_id })))
    expect(to(EUROPE, ASIA)).toEqual(['INVALID_DATA'])
    expect(to(NORDICS, EUROPE)).toEqual(['INVALID_DATA'])
    expect(to(NORDICS, WORLD)).toEqual(['SUCCESS'])
  })
})

describe('users of a territory', () => {
  const USERS = `${TERRITORIES}/${EUROPE}/users`
  const users = (...ids: readonly unknown[]): unknown => ({ users: ids.map((id) => ({ id })) })

  test('are listed, added and removed, and seen from the user as well', () => {
    const { call } = setUpCrm()
    expect(call(`GET ${USERS}`).body).toMatchObject({
      users: [{ id: AISHA }, { id: BRAM }],
      info: { count: 2 },
    })
    expect(call(`GET ${USERS}/${BRAM}`).body).toMatchObject({ users: [{ full_name: 'Bram de Wit' }] })
    expect(call(`GET ${USERS}/${ZOE}`)).toEqual({ status: 204 })
    expect(codesOf(call(`PUT ${USERS}`, users(ZOE, ZOE, UNKNOWN, INACTIVE, DELETED)))).toEqual([
      'SUCCESS',
      'DUPLICATE_DATA',
      'INVALID_DATA',
      'INVALID_DATA',
      'INVALID_DATA',
    ])
    expect(call(`GET /users/${ZOE}/territories`).body).toMatchObject({ territories: [{ id: EUROPE }] })
    expect(codesOf(call(`DELETE ${USERS}?ids=${ZOE},${AISHA},${NORA}`))).toEqual([
      'SUCCESS',
      'NOT_ALLOWED',
      'INVALID_DATA',
    ])
    expect(codesOf(call(`PUT ${USERS}/${ZOE}`))).toEqual(['SUCCESS'])
    expect(call(`PUT ${USERS}/${ZOE}`)).toMatchObject({
      status: 400,
      body: { code: 'DUPLICATE_DATA', details: { resource_path_index: 4 } },
    })
    expect(codesOf(call(`DELETE ${USERS}/${ZOE}`))).toEqual(['SUCCESS'])
    expect(call(`DELETE ${USERS}/${AISHA}`)).toMatchObject({ status: 400, body: { code: 'NOT_ALLOWED' } })
    expect(codesOf(call(`PUT ${USERS}`, { users: [{}] }))).toEqual(['MANDATORY_NOT_FOUND'])
    expect(codesOf(call(`PUT ${USERS}`, { users: [5] }))).toEqual(['INVALID_DATA'])
    expect(call(`GET ${TERRITORIES}/${BENELUX}/users`).body).toMatchObject({ info: { count: 2 } })
    expect(call(`GET ${TERRITORIES}/${UNKNOWN}/users`)).toMatchObject({ status: 400 })
  })

  test('need the scopes for both', () => {
    const { call } = setUpCrm()
    const scopes = ['ZohoCRM.settings.territories.ALL', 'ZohoCRM.users.READ']
    expect(call(`GET ${USERS}`, undefined, { scopes }).status).toBe(200)
    expect(call(`PUT ${USERS}`, users(ZOE), { scopes }).status).toBe(401)
  })
})
