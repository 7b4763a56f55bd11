import { describe, expect, test } from 'vitest'
import { BRAM, NORA, setUpCrm, type CrmSetup } from './setup.ts'

const ROLES = '/settings/roles'
const CEO = '3652397000000026005'
const HEAD = '3652397000000026008'
const MANAGER = '3652397000000026021'
const REPRESENTATIVE = '3652397000000026022'
const FINANCE = '3652397000000026030'
const UNKNOWN = '1234567890'

const roles = (...rows: readonly unknown[]): unknown => ({ roles: rows })
const codeOf = ({ body }: { body?: unknown }): unknown =>
  (body as { code?: string; roles?: readonly { code: string }[] }).roles?.[0]?.code ??
  (body as { code?: string }).code
const roleOf = ({ call }: CrmSetup, id: unknown): Record<string, unknown> =>
  (call(`GET ${ROLES}/${String(id)}`).body as { roles: Record<string, unknown>[] }).roles[0] as never

describe('a new role', () => {
  test('stands below the one that it names, or right below the top', () => {
    const setup = setUpCrm()
    for (const above of [{ id: HEAD }, HEAD]) {
      const name = `R ${typeof above}`
      const made = setup.call(`POST ${ROLES}`, roles({ name, reporting_to: above }))
      expect(made).toMatchObject({
        status: 201,
        body: { roles: [{ code: 'SUCCESS', message: 'Role added' }] },
      })
      const { id } = (made.body as { roles: { details: { id: string } }[] }).roles[0]?.details ?? { id: '' }
      expect(roleOf(setup, id)).toMatchObject({
        name,
        display_label: name,
        reporting_to: { name: 'Head of Sales', id: HEAD },
        share_with_peers: false,
        created_by__s: { name: 'Nora Lindqvist', id: NORA },
        created_time__s: '2026-06-01T14:00:00+02:00',
      })
    }
    setup.call(`POST ${ROLES}`, roles({ name: 'Alone', share_with_peers: true }))
    expect(JSON.stringify(setup.call(`GET ${ROLES}`).body)).toContain('"reporting_to":{"name":"CEO"')
  })

  test.each([
    [{}, 'MANDATORY_NOT_FOUND'],
    [{ name: 'CEO' }, 'DUPLICATE_DATA'],
    [{ name: 'A#1' }, 'INVALID_DATA'],
    [{ name: 'x'.repeat(201) }, 'INVALID_DATA'],
    [{ name: 'N', description: 'x'.repeat(251) }, 'INVALID_DATA'],
    [{ name: 'N', reporting_to: UNKNOWN }, 'INVALID_DATA'],
    [{ name: 'N', reporting_to: 7 }, 'INVALID_DATA'],
    [{ name: 'N', share_with_peers: 'yes' }, 'INVALID_DATA'],
  ])('%j is refused with %s', (row, code) => {
    const answer = setUpCrm().call(`POST ${ROLES}`, roles(row))
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
  })

  test('comes alone, and may have to name the one above', () => {
    expect(setUpCrm().call(`POST ${ROLES}`, roles({ name: 'A' }, { name: 'B' }))).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', details: { maximum_length: 1 } },
    })
    const readings = { roles: { reportingTo: 'mandatory', rowsPerWrite: 5 } } as const
    const strict = setUpCrm({ readings }).call(
      `POST ${ROLES}`,
      roles({ name: 'A' }, { name: 'B', reporting_to: CEO }),
    )
    expect(strict.status).toBe(207)
    expect(codeOf(strict)).toBe('MANDATORY_NOT_FOUND')
  })

  test('is one too many at 250', () => {
    const names = Array.from({ length: 249 }, (_, index) => ({ name: `R${index}`, reporting_to: 'CEO' }))
    const { call } = setUpCrm({ seed: { roles: [{ name: 'CEO' }, ...names] } })
    expect(codeOf(call(`POST ${ROLES}`, roles({ name: 'More' })))).toBe('LICENSE_LIMIT_EXCEEDED')
  })

  test('needs a permission', () => {
    expect(setUpCrm().call(`POST ${ROLES}`, roles({ name: 'N' }), { userId: BRAM })).toMatchObject({
      status: 403,
      body: { code: 'NO_PERMISSION' },
    })
  })
})

describe('a change of a role', () => {
  test('changes what is named, and stamps who did it', () => {
    const setup = setUpCrm()
    const row = { name: 'Money', forecast_manager: { id: BRAM } }
    expect(setup.call(`PUT ${ROLES}/${FINANCE}`, roles(row))).toMatchObject({
      status: 200,
      body: { roles: [{ code: 'SUCCESS', details: { id: FINANCE } }] },
    })
    expect(roleOf(setup, FINANCE)).toMatchObject({
      name: 'Money',
      forecast_manager: { name: 'Bram de Wit', id: BRAM },
      reporting_to: { id: CEO },
      modified_by__s: { id: NORA },
    })
    expect(setup.call(`PUT ${ROLES}`, roles({ id: FINANCE, reporting_to: { id: HEAD } })).status).toBe(200)
    expect(roleOf(setup, FINANCE)).toMatchObject({ reporting_to: { id: HEAD } })
  })

  test.each([
    [`PUT ${ROLES}/${HEAD}`, { reporting_to: { id: HEAD } }, 'INVALID_DATA'],
    [`PUT ${ROLES}/${HEAD}`, { reporting_to: { id: REPRESENTATIVE } }, 'INVALID_DATA'],
    [`PUT ${ROLES}/${HEAD}`, { reporting_to: null }, 'INVALID_DATA'],
    [`PUT ${ROLES}/${CEO}`, { reporting_to: { id: HEAD } }, 'INVALID_DATA'],
    [`PUT ${ROLES}/${HEAD}`, { name: 'CEO' }, 'DUPLICATE_DATA'],
    [`PUT ${ROLES}/${HEAD}`, { name: null }, 'MANDATORY_NOT_FOUND'],
    [`PUT ${ROLES}/${UNKNOWN}`, { name: 'N' }, 'INVALID_DATA'],
    [`PUT ${ROLES}`, { name: 'N' }, 'MANDATORY_NOT_FOUND'],
    [`PUT ${ROLES}`, { id: UNKNOWN, name: 'N' }, 'INVALID_DATA'],
  ])('%s %j is refused with %s', (line, row, code) => {
    const answer = setUpCrm().call(line, roles(row))
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
  })

  test('of several rows is 400 as soon as one fails, and the others are done', () => {
    const setup = setUpCrm({ readings: { roles: { rowsPerWrite: 10 } } })
    const answer = setup.call(`PUT ${ROLES}`, roles({ id: FINANCE, name: 'Money' }, { id: UNKNOWN }))
    expect(answer.status).toBe(400)
    expect(roleOf(setup, FINANCE)).toMatchObject({ name: 'Money' })
  })

  test('is shown without its wrapping when the reading says so', () => {
    const { call } = setUpCrm({ readings: { roles: { writeAnswer: 'flat' } } })
    expect(call(`PUT ${ROLES}/${FINANCE}`, roles({ name: 'Money' })).body).toMatchObject({ code: 'SUCCESS' })
    expect(call(`DELETE ${ROLES}/${FINANCE}?transfer_to_id=${CEO}`).body).toMatchObject({ code: 'SUCCESS' })
  })
})

describe('the deletion of a role', () => {
  test('moves its users and the roles right below to another', () => {
    const setup = setUpCrm()
    expect(setup.call(`DELETE ${ROLES}/${MANAGER}?transfer_to_id=${HEAD}`)).toMatchObject({
      status: 200,
      body: { roles: [{ message: 'Role Deleted', details: { id: MANAGER } }] },
    })
    expect(setup.call(`GET ${ROLES}/${MANAGER}`)).toEqual({ status: 204 })
    expect(roleOf(setup, REPRESENTATIVE)).toMatchObject({ reporting_to: { id: HEAD } })
    expect(setup.call(`GET /users/${BRAM}`).body).toMatchObject({
      users: [{ role: { name: 'Head of Sales' } }],
    })
    const sources = setup.call('GET /settings/user_groups/3652397000009952001/sources?type=roles').body
    expect(sources).toMatchObject({ info: { count: 1 } })
  })

  test.each([
    [MANAGER, '', { code: 'REQUIRED_PARAM_MISSING', details: { param_name: 'transfer_to_id' } }],
    [MANAGER, '?transfer_to_id=CEO', { code: 'UNABLE_TO_PARSE_DATA_TYPE' }],
    [MANAGER, `?transfer_to_id=${UNKNOWN}`, { code: 'INVALID_DATA', details: { role_status: 'invalid' } }],
    [MANAGER, `?transfer_to_id=${MANAGER}`, { code: 'INVALID_DATA', details: { role_status: 'same_role' } }],
    [
      MANAGER,
      `?transfer_to_id=${REPRESENTATIVE}`,
      { code: 'INVALID_DATA', details: { role_status: 'subordinate' } },
    ],
    [UNKNOWN, `?transfer_to_id=${CEO}`, { code: 'INVALID_DATA', details: { resource_path_index: 2 } }],
  ])('%s%s is refused', (id, query, body) => {
    expect(setUpCrm().call(`DELETE ${ROLES}/${id}${query}`)).toMatchObject({ status: 400, body })
  })

  test('of the top is refused, whatever stands beside it', () => {
    const { call } = setUpCrm({
      seed: {
        roles: [
          { name: 'CEO', id: '5' },
          { name: 'Other', id: '6' },
        ],
      },
    })
    expect(call(`DELETE ${ROLES}/5?transfer_to_id=6`)).toMatchObject({
      status: 400,
      body: { roles: [{ code: 'INVALID_DATA' }] },
    })
  })
})
