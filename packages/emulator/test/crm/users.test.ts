import { describe, expect, test } from 'vitest'
import { defaultOrganization } from '../../src/crm/index.ts'
import { BRAM, NORA, setUpCrm, type CrmSetup } from './setup.ts'

const TOMAS = '3652397000000186018'
const CHIARA = '3652397000000186021'
const INACTIVE = '3652397000000186027'
const DELETED = '3652397000000186028'
const OPEN = '3652397000000186031'
const ROBOT = '3652397000000186046'
const CEO = '3652397000000026005'
const STANDARD = '3652397000000026014'
const WORLD = '3652397000000505001'
const EUROPE = '3652397000000505002'
const NORDICS = '3652397000000505003'
const BENELUX = '3652397000000505004'
const UNKNOWN = '1234567890'

const users = (...rows: readonly unknown[]): unknown => ({ users: rows })
const someone = { last_name: 'Doe', email: 'jane@example.com', role: CEO, profile: STANDARD }
const codeOf = ({ body }: { body?: unknown }): unknown => {
  const { users: rows, transfer_and_delete: transfers, territories, code } = body as Record<string, never>
  return (rows ?? transfers ?? territories ?? ([{ code }] as never))[0]['code']
}
const userOf = ({ call }: CrmSetup, id: string): Record<string, unknown> =>
  (call(`GET /users/${id}`).body as { users: Record<string, unknown>[] }).users[0] as never
const byReports = {
  ...defaultOrganization(),
  org: { ...defaultOrganization().org, hierarchy_preferences: { type: 'Reporting_To_Hierarchy' as const } },
}
const withLicences = (users_license_purchased: number) => ({
  ...defaultOrganization(),
  org: { ...defaultOrganization().org, license_details: { users_license_purchased } },
})

describe('a new user', () => {
  test.each([
    ['ids', { role: CEO, profile: STANDARD }],
    ['objects', { role: { id: CEO }, profile: { id: STANDARD, name: 'x' } }],
  ])('is invited, with role and profile as %s', (_, rest) => {
    const setup = setUpCrm()
    const made = setup.call('POST /users', users({ ...someone, ...rest, first_name: 'Jane' }))
    expect(made).toMatchObject({ status: 201, body: { users: [{ code: 'SUCCESS', message: 'User added' }] } })
    const { id } = (made.body as { users: { details: { id: string } }[] }).users[0]?.details ?? { id: '' }
    expect(userOf(setup, id)).toMatchObject({
      full_name: 'Jane Doe',
      status: 'active',
      confirm: false,
      zuid: null,
      type__s: 'Regular User',
      role: { name: 'CEO' },
      profile: { name: 'Standard' },
      created_by: { id: NORA },
      time_zone: 'Europe/Amsterdam',
      offset: 7_200_000,
      Isonline: false,
      status_reason__s: null,
      customize_info: {},
      theme: { type: 'default' },
    })
  })

  test.each<[object, string]>([
    [{ email: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ role: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ profile: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ last_name: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ email: 'nora.lindqvist@harbour-finch.example' }, 'DUPLICATE_DATA'],
    [{ email: 'NORA.lindqvist@harbour-finch.example' }, 'DUPLICATE_DATA'],
    [{ email: 'no address' }, 'INVALID_DATA'],
    [{ email: 'a@zoho.com' }, 'INVALID_DATA'],
    [{ role: UNKNOWN }, 'INVALID_DATA'],
    [{ profile: { id: UNKNOWN } }, 'INVALID_DATA'],
    [{ last_name: 'x'.repeat(51) }, 'INVALID_DATA'],
    [{ time_zone: 'Mars/Olympus' }, 'INVALID_DATA'],
    [{ decimal_separator: 'Comma', number_separator: 'Comma' }, 'INVALID_DATA'],
    [{ time_format: 'h' }, 'INVALID_DATA'],
    [{ signature: 'x<script>' }, 'INVALID_DATA'],
    [{ Current_Shift__s: UNKNOWN }, 'INVALID_DATA'],
    [{ $next_shift: UNKNOWN, $shift_effective_from: '2030-01-01' }, 'INVALID_DATA'],
    [{ $next_shift: UNKNOWN }, 'DEPENDENT_FIELD_MISSING'],
    [{ $shift_effective_from: '2030-01-01' }, 'DEPENDENT_FIELD_MISSING'],
    [{ $next_shift: UNKNOWN, $shift_effective_from: '2020-01-01' }, 'DEPENDENT_FIELD_MISSING'],
    [{ created_by: NORA }, 'NOT_ALLOWED'],
    [{ Modified_By: NORA }, 'NOT_ALLOWED'],
    [{ type__s: 'Lite User' }, 'NOT_SUPPORTED'],
    [{ Reporting_To: NORA }, 'FEATURE_NOT_ENABLED'],
  ])('%j is refused with %s', (rest, code) => {
    const answer = setUpCrm().call('POST /users', users({ ...someone, ...rest }))
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
  })

  test('comes alone, while licences are left, and not into a sandbox or CRM Plus', () => {
    const { call } = setUpCrm({ seed: withLicences(26) })
    expect(call('POST /users', users(someone, someone))).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA' },
    })
    expect(call('POST /users', users(someone)).status).toBe(201)
    expect(codeOf(call('POST /users', users({ ...someone, email: 'b@c.de' })))).toBe('LICENSE_LIMIT_EXCEEDED')
    expect(codeOf(setUpCrm({ environment: 'sandbox' }).call('POST /users', users(someone)))).toBe(
      'NOT_ALLOWED',
    )
    const plus = { ...defaultOrganization(), org: { license_details: { paid_type: 'crmplus' as const } } }
    expect(codeOf(setUpCrm({ seed: plus }).call('POST /users', users(someone)))).toBe('INVALID_REQUEST')
  })

  test('needs the permission', () => {
    expect(setUpCrm().call('POST /users', users(someone), { userId: BRAM })).toMatchObject({
      status: 403,
      body: { code: 'NO_PERMISSION', details: { permissions: 'Crm_Implied_Manage_Users' } },
    })
  })
})

describe('a change of a user', () => {
  test('changes what is named', () => {
    const setup = setUpCrm()
    expect(setup.call(`PUT /users/${BRAM}`, users({ phone: '1', last_name: 'Wit' })).status).toBe(200)
    expect(setup.call('PUT /users', users({ id: BRAM, alias: 'B' })).status).toBe(200)
    expect(userOf(setup, BRAM)).toMatchObject({
      full_name: 'Bram Wit',
      phone: '1',
      alias: 'B',
      role: { name: 'Sales Manager' },
      Modified_By: { id: NORA },
      Modified_Time: '2026-06-01T14:00:00+02:00',
    })
  })

  test('switches a user off and on', () => {
    const setup = setUpCrm()
    const set = (id: string, status: string): unknown =>
      codeOf(setup.call(`PUT /users/${id}`, users({ status })))
    expect(set(BRAM, 'active')).toBe('ID_ALREADY_ACTIVE')
    expect(set(BRAM, 'inactive')).toBe('SUCCESS')
    expect(userOf(setup, BRAM)).toMatchObject({ status: 'disabled', status_reason__s: 'disabled manually' })
    expect(set(BRAM, 'inactive')).toBe('ID_ALREADY_DEACTIVATED')
    expect(set(BRAM, 'active')).toBe('SUCCESS')
    expect(set(NORA, 'inactive')).toBe('INVALID_REQUEST')
    const asTomas = setup.call(`PUT /users/${TOMAS}`, users({ status: 'inactive' }), { userId: TOMAS })
    expect(codeOf(asTomas)).toBe('NOT_ALLOWED')
    const full = setUpCrm({ seed: withLicences(25) })
    expect(codeOf(full.call(`PUT /users/${INACTIVE}`, users({ status: 'active' })))).toBe(
      'LICENSE_LIMIT_EXCEEDED',
    )
  })

  test.each<[string, object, string]>([
    [DELETED, { phone: '1' }, 'CANNOT_UPDATE_DELETED_USER'],
    [BRAM, { email: 'new@example.com' }, 'EMAIL_UPDATE_NOT_ALLOWED'],
    [OPEN, { email: 'nora.lindqvist@harbour-finch.example' }, 'DUPLICATE_DATA'],
    [BRAM, { time_zone: 'Europe/Paris' }, 'INVALID_DATA'],
    [BRAM, { sort_order_preference__s: 'Last Name,First Name' }, 'NOT_ALLOWED'],
    [BRAM, { number_separator: 'Period' }, 'INVALID_DATA'],
    [BRAM, { status: 'deleted' }, 'INVALID_DATA'],
    [BRAM, { last_name: null }, 'MANDATORY_NOT_FOUND'],
    [BRAM, { role: { id: UNKNOWN } }, 'INVALID_DATA'],
    [BRAM, { Reporting_To: NORA }, 'FEATURE_NOT_ENABLED'],
    [ROBOT, { phone: '1' }, 'NOT_SUPPORTED'],
    [UNKNOWN, { phone: '1' }, 'INVALID_DATA'],
  ])('%s %j is refused with %s', (id, row, code) => {
    const answer = setUpCrm().call(`PUT /users/${id}`, users(row))
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
  })

  test('of a row without an id, or an unknown one, is refused; an open invitation may get another address', () => {
    const { call } = setUpCrm({ readings: { users: { emailCode: 'EMAIL_UPDATE_NOT_ALOWED' } } })
    expect(codeOf(call('PUT /users', users({ phone: '1' })))).toBe('MANDATORY_NOT_FOUND')
    expect(codeOf(call('PUT /users', users({ id: UNKNOWN })))).toBe('INVALID_DATA')
    expect(codeOf(call(`PUT /users/${BRAM}`, users({ email: 'n@e.example' })))).toBe(
      'EMAIL_UPDATE_NOT_ALOWED',
    )
    expect(codeOf(call(`PUT /users/${OPEN}`, users({ email: 'n@e.example' })))).toBe('SUCCESS')
    expect(codeOf(call(`PUT /users/${NORA}`, users({ time_zone: 'Europe/Paris' })))).toBe('SUCCESS')
  })

  test('may name who is above, in the same role or a higher one, where people report to people', () => {
    const { call } = setUpCrm({ seed: byReports })
    const set = (Reporting_To: unknown): unknown =>
      codeOf(call(`PUT /users/${BRAM}`, users({ Reporting_To })))
    expect(set(NORA)).toBe('SUCCESS')
    expect(set(CHIARA)).toBe('SUCCESS')
    expect(set(BRAM)).toBe('INVALID_DATA')
    expect(set('3652397000000186022')).toBe('INVALID_DATA')
    expect(set(DELETED)).toBe('INVALID_DATA')
    expect(set(null)).toBe('SUCCESS')
  })
})

describe('the deletion of a user', () => {
  test('leaves him among the deleted ones', () => {
    const setup = setUpCrm()
    expect(setup.call(`DELETE /users/${BRAM}`)).toMatchObject({
      status: 200,
      body: { users: [{ details: { id: BRAM } }] },
    })
    expect(userOf(setup, BRAM)).toMatchObject({ status: 'deleted' })
    expect(setup.call('GET /users?type=DeletedUsers').body).toMatchObject({ info: { count: 3 } })
    expect(setup.call('GET /users', undefined, { userId: BRAM })).toMatchObject({ status: 403 })
    const empty = setUpCrm({ readings: { users: { deletionDetails: 'empty' } } })
    expect(empty.call(`DELETE /users/${BRAM}`).body).toMatchObject({ users: [{ details: {} }] })
  })

  test.each([
    [UNKNOWN, NORA, 'INVALID_DATA'],
    [DELETED, NORA, 'ID_ALREADY_DELETED'],
    [NORA, TOMAS, 'INVALID_REQUEST'],
    [TOMAS, TOMAS, 'NOT_ALLOWED'],
    [ROBOT, NORA, 'NOT_ALLOWED'],
  ])('%s by %s is refused with %s', (id, userId, code) => {
    const answer = setUpCrm().call(`DELETE /users/${id}`, undefined, { userId })
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
  })

  test('is refused in a sandbox', () => {
    expect(codeOf(setUpCrm({ environment: 'sandbox' }).call(`DELETE /users/${BRAM}`))).toBe('NOT_ALLOWED')
  })
})

describe('counts and lists', () => {
  test('count by type, as a number or a string', () => {
    const { call } = setUpCrm()
    expect(call('GET /users/actions/count?type=ActiveUsers')).toEqual({ status: 200, body: { count: 25 } })
    expect(call('GET /users/actions/count?type=CurrentUser').body).toEqual({ count: 1 })
    expect(call('GET /users/actions/count?type=Planets').status).toBe(400)
    const other = setUpCrm({ readings: { users: { countAs: 'string', deletedInAllUsers: 'present' } } })
    expect(other.call('GET /users/actions/count').body).toEqual({ count: '30' })
  })

  test('know who was changed since', () => {
    const { crm, call } = setUpCrm()
    const ask = (path: string, modifiedSince: number): unknown => {
      const caller = { userId: NORA, scopes: ['ZohoCRM.users.ALL'] }
      const query = new URLSearchParams()
      const answer = crm.handle({
        version: 'v8',
        method: 'GET',
        path,
        query,
        body: undefined,
        caller,
        modifiedSince,
      })
      return [
        answer.status,
        (answer.body as { users?: { id: string }[] } | undefined)?.users?.map(({ id }) => id),
      ]
    }
    const now = Date.UTC(2026, 5, 1, 12)
    expect(ask('/users', now - 1000)).toEqual([304, undefined])
    expect(ask(`/users/${BRAM}`, now - 1000)).toEqual([304, undefined])
    call(`PUT /users/${BRAM}`, users({ phone: '1' }))
    expect(ask('/users', now - 1000)).toEqual([200, [BRAM]])
    expect(ask(`/users/${BRAM}`, now - 1000)).toEqual([200, [BRAM]])
  })

  test('show the country as recorded when the reading says so', () => {
    const setup = setUpCrm({ readings: { users: { countryLocale: 'country' } } })
    expect(userOf(setUpCrm(), BRAM)['country_locale']).toBe('nl_NL')
    expect(userOf(setup, BRAM)['country_locale']).toBe('NL')
  })
})

describe('a transfer with deletion', () => {
  const everything = { records: true, assignment: true, criteria: true }
  const order = { transfer: { id: NORA, ...everything }, move_subordinate: { id: NORA } }
  const line = `POST /users/${BRAM}/actions/transfer_and_delete`
  const rows = (row: unknown): unknown => ({ transfer_and_delete: [row] })

  test('deletes the user immediately, and moves who reported to him when the job is done', () => {
    const setup = setUpCrm({ seed: byReports })
    const { call, advance } = setup
    call('PUT /users', users({ id: CHIARA, Reporting_To: BRAM }))
    const answer = call(line, rows(order))
    const { jobId = '' } =
      (answer.body as { transfer_and_delete: { details: { jobId: string } }[] }).transfer_and_delete[0]
        ?.details ?? {}
    expect(answer).toMatchObject({
      status: 200,
      body: { transfer_and_delete: [{ code: 'SUCCESS', details: { id: BRAM } }] },
    })
    expect(userOf(setup, BRAM)).toMatchObject({ status: 'deleted' })
    const state = (): unknown => call(`GET /users/actions/transfer_and_delete?job_id=${jobId}`).body
    expect(state()).toEqual({ transfer_and_delete: [{ status: 'in_progress' }] })
    expect(userOf(setup, CHIARA)).toMatchObject({ Reporting_To: { id: BRAM } })
    expect(call(`POST /users/${CHIARA}/actions/transfer_and_delete`, rows(order)).body).toMatchObject({
      code: 'CONCURRENT_JOB_LIMIT_EXCEEDED',
      details: { limit: '1' },
    })
    advance(60_000)
    expect(state()).toEqual({ transfer_and_delete: [{ status: 'completed' }] })
    expect(userOf(setup, CHIARA)).toMatchObject({ Reporting_To: { id: NORA } })
    const scopes = ['ZohoCRM.change_owner.READ']
    expect(call(`GET /users/actions/transfer?job_id=${jobId}`, undefined, { scopes })).toEqual({
      status: 204,
    })
  })

  test.each([
    [true, NORA],
    [false, BRAM],
  ])('records: %s decides whose his records are when the job is done', (records, owner) => {
    const { call, advance } = setUpCrm({ seed: byReports })
    const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.users.ALL']
    const lead = { Last_Name: 'Rao', Owner: { id: BRAM } }
    const others = { Last_Name: 'Boyle', Owner: { id: CHIARA } }
    const made = call('POST /Leads', { data: [lead, others] }, { scopes })
    expect(made.status).toBe(201)
    const owners = (): unknown => call('GET /Leads?fields=Last_Name,Owner', undefined, { scopes }).body
    const transfer = { id: NORA, ...everything, records }
    call(line, rows({ transfer, move_subordinate: { id: NORA } }), { scopes })
    expect(JSON.stringify(owners())).toContain(BRAM)
    advance(60_000)
    expect((owners() as { data: unknown[] }).data.slice(0, 2)).toMatchObject([
      { Last_Name: 'Boyle', Owner: { id: CHIARA } },
      { Last_Name: 'Rao', Owner: { id: owner } },
    ])
  })

  test('names its user in the row, too, and its job as a reading says', () => {
    const { call } = setUpCrm({ readings: { users: { transferJobKey: 'job_id' } } })
    const answer = call('POST /users/actions/transfer_and_delete', rows({ id: BRAM, ...order }))
    expect(answer.body).toMatchObject({
      transfer_and_delete: [{ details: { job_id: expect.any(String), id: BRAM } }],
    })
  })

  test.each<[object, string]>([
    [{}, 'EXPECTED_FIELD_MISSING'],
    [{ transfer: { id: NORA } }, 'MANDATORY_NOT_FOUND'],
    [{ transfer: { ...everything } }, 'MANDATORY_NOT_FOUND'],
    [{ transfer: { id: UNKNOWN, ...everything } }, 'INVALID_DATA'],
    [{ transfer: { id: INACTIVE, ...everything } }, 'INVALID_DATA'],
    [{ transfer: { id: DELETED, ...everything } }, 'INVALID_DATA'],
    [{ transfer: { id: BRAM, ...everything } }, 'INVALID_DATA'],
    [{ transfer: { id: NORA, ...everything, records: 'yes' } }, 'INVALID_DATA'],
    [{ move_subordinate: {} }, 'MANDATORY_NOT_FOUND'],
  ])('%j is refused with %s', (row, code) => {
    const answer = setUpCrm().call(line, rows(row))
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
  })

  test('says what is wrong with who should take over', () => {
    const { call } = setUpCrm()
    const told = (id: string): unknown => {
      const { body } = call(line, rows({ move_subordinate: { id } }))
      return (body as { transfer_and_delete: { details: Record<string, unknown> }[] }).transfer_and_delete[0]
        ?.details['owner_status']
    }
    expect([told(UNKNOWN), told(INACTIVE), told(DELETED)]).toEqual(['no_crm_user', 'inactive', 'deleted'])
  })

  test('is not for the super admin, oneself, the deleted, or anybody but the super admin; subordinates take nothing over', () => {
    const { call } = setUpCrm({ seed: byReports })
    const post = (id: string, row: unknown, userId = NORA): unknown => {
      const answer = call(`POST /users/${id}/actions/transfer_and_delete`, rows(row), { userId })
      return [answer.status, codeOf(answer)]
    }
    expect(post(NORA, { move_subordinate: { id: BRAM } })).toEqual([400, 'NOT_ALLOWED'])
    expect(post(DELETED, order)).toEqual([400, 'INVALID_DATA'])
    expect(post(UNKNOWN, order)).toEqual([400, 'INVALID_DATA'])
    expect(post(BRAM, order, TOMAS)).toEqual([403, 'NO_PERMISSION'])
    call('PUT /users', users({ id: CHIARA, Reporting_To: BRAM }))
    expect(post(BRAM, { move_subordinate: { id: CHIARA } })).toEqual([400, 'NOT_ALLOWED'])
  })

  test('its state needs a job', () => {
    const { call } = setUpCrm()
    const state = (query: string): unknown => call(`GET /users/actions/transfer_and_delete${query}`)
    expect(state('')).toMatchObject({ status: 400, body: { code: 'REQUIRED_PARAM_MISSING' } })
    expect(state('?job_id=x')).toMatchObject({ status: 400, body: { code: 'INVALID_DATA' } })
    expect(state('?job_id=5')).toEqual({ status: 204 })
  })
})

test('a transfer without deletion leaves the user', () => {
  const setup = setUpCrm({ seed: byReports })
  const { call, advance } = setup
  const scopes = ['ZohoCRM.change_owner.ALL', 'ZohoCRM.users.ALL']
  call('PUT /users', users({ id: CHIARA, Reporting_To: BRAM }))
  const validate = (): unknown =>
    call(`GET /users/${BRAM}/actions/validate_before_transfer`, undefined, { scopes }).body
  expect(validate()).toMatchObject({
    validate_before_transfer: [{ id: BRAM, name: 'Bram de Wit', subordinates: true }],
  })
  const answer = call(
    `POST /users/${BRAM}/actions/transfer`,
    { transfer: [{ move_subordinate: { id: NORA } }] },
    { scopes },
  )
  expect(answer).toMatchObject({ status: 201, body: { transfer: [{ code: 'SCHEDULED' }] } })
  const { job_id: job = '' } =
    (answer.body as { transfer: { details: { job_id: string } }[] }).transfer[0]?.details ?? {}
  advance(60_000)
  expect(call(`GET /users/actions/transfer?job_id=${job}`, undefined, { scopes }).body).toEqual({
    transfer: [{ status: 'completed' }],
  })
  expect(userOf(setup, BRAM)).toMatchObject({ status: 'active' })
  expect(validate()).toMatchObject({ validate_before_transfer: [{ subordinates: false }] })
  expect(call(`GET /users/${UNKNOWN}/actions/validate_before_transfer`, undefined, { scopes }).status).toBe(
    400,
  )
})

test('a transfer of criteria names the successor in views, and in rules of sharing and territories', () => {
  const { call, advance } = setUpCrm()
  const scopes = ['change_owner', 'users', 'settings'].map((group) => `ZohoCRM.${group}.ALL`)
  const ask = (line: string, body?: unknown): unknown => call(line, body, { scopes }).body
  const by = (owner: string): object => ({ comparator: 'equal', field: { api_name: 'Owner' }, value: owner })
  const view = {
    name: 'Of Bram',
    access_type: 'public',
    fields: [{ api_name: 'Last_Name' }],
    criteria: by(BRAM),
  }
  const made = ask('POST /settings/custom_views?module=Leads', { custom_views: [view] })
  const { id } = (made as { custom_views: [{ details: { id: string } }] }).custom_views[0].details
  const rule = {
    name: 'Of Bram',
    type: 'Criteria_Based',
    criteria: by(BRAM),
    shared_to: { type: 'all_users' },
    permission_type: 'read',
  }
  ask('POST /settings/data_sharing/rules?module=Leads', { sharing_rules: [rule] })
  const territory = '/settings/territories/3652397000000505003'
  const group = [by(BRAM), by(CHIARA)]
  const criteria = { group_operator: 'or', group }
  ask(`PUT ${territory}`, { territories: [{ account_rule_criteria: criteria }] })
  const validate = (): unknown => ask(`GET /users/${BRAM}/actions/validate_before_transfer`)
  expect(validate()).toMatchObject({ validate_before_transfer: [{ criteria: true, assignment: false }] })
  const transfer = { id: CHIARA, records: false, assignment: false, criteria: true }
  ask(`POST /users/${BRAM}/actions/transfer`, { transfer: [{ transfer, move_subordinate: { id: CHIARA } }] })
  expect(validate()).toMatchObject({ validate_before_transfer: [{ criteria: true }] })
  advance(60_000)
  expect(validate()).toMatchObject({ validate_before_transfer: [{ criteria: false }] })
  expect(JSON.stringify(ask(`GET /settings/custom_views/${id}?module=Leads`))).toContain(`"${CHIARA}"`)
  expect(ask('GET /settings/data_sharing/rules')).toMatchObject({ sharing_rules: [{ criteria: by(CHIARA) }] })
  expect(ask(`GET ${territory}?include=account_rule_criteria`)).toMatchObject({
    territories: [{ account_rule_criteria: { group: [by(CHIARA), by(CHIARA)] } }],
  })
})

describe('territories of a user', () => {
  const TERRITORIES = `/users/${BRAM}/territories`
  const put = (...ids: readonly string[]): unknown => ({ territories: ids.map((id) => ({ id })) })

  test('are listed, added and removed', () => {
    const { call } = setUpCrm()
    expect(call(`GET ${TERRITORIES}`).body).toMatchObject({
      territories: [
        {
          id: EUROPE,
          Name: 'Europe',
          Manager: { name: 'Aisha Rahman' },
          Reporting_To: { Name: 'World', id: WORLD },
        },
        { id: BENELUX },
      ],
      info: { count: 2 },
    })
    expect(call(`GET ${TERRITORIES}/${EUROPE}`).body).toMatchObject({ territories: [{ Name: 'Europe' }] })
    expect(call(`GET ${TERRITORIES}/${NORDICS}`)).toEqual({ status: 204 })
    expect(call(`PUT ${TERRITORIES}`, put(NORDICS))).toMatchObject({ status: 200 })
    expect(codeOf(call(`PUT ${TERRITORIES}`, put(NORDICS)))).toBe('DUPLICATE_DATA')
    expect(codeOf(call(`PUT ${TERRITORIES}`, put(UNKNOWN)))).toBe('INVALID_DATA')
    expect(codeOf(call(`PUT ${TERRITORIES}`, { territories: [{}] }))).toBe('MANDATORY_NOT_FOUND')
    expect(call(`DELETE ${TERRITORIES}/${NORDICS}`)).toMatchObject({ status: 200 })
    expect(codeOf(call(`DELETE ${TERRITORIES}/${NORDICS}`))).toBe('INVALID_DATA')
    const mixed = call(`DELETE ${TERRITORIES}?ids=${EUROPE},${UNKNOWN}`)
    expect(mixed).toMatchObject({
      status: 200,
      body: { territories: [{ code: 'SUCCESS' }, { code: 'INVALID_DATA' }] },
    })
    expect(call(`DELETE ${TERRITORIES}`).body).toMatchObject({ code: 'REQUIRED_PARAM_MISSING' })
  })

  test('of a manager, of the top, of oneself and of the deleted stay', () => {
    const { call } = setUpCrm()
    expect(codeOf(call(`DELETE ${TERRITORIES}/${BENELUX}`))).toBe('NOT_ALLOWED')
    call(`PUT ${TERRITORIES}`, put(WORLD))
    expect(codeOf(call(`DELETE ${TERRITORIES}/${WORLD}`))).toBe('NOT_ALLOWED')
    expect(call(`PUT /users/${NORA}/territories`, put(EUROPE))).toMatchObject({
      status: 400,
      body: { code: 'NOT_ALLOWED' },
    })
    expect(call(`DELETE /users/${NORA}/territories/${WORLD}`)).toMatchObject({
      status: 400,
      body: { code: 'NOT_ALLOWED' },
    })
    expect(call(`PUT /users/${DELETED}/territories`, put(EUROPE)).body).toMatchObject({
      territories: [{ code: 'INVALID_DATA', details: { owner_status: 'deleted' } }],
    })
    expect(call(`GET /users/${UNKNOWN}/territories`)).toMatchObject({ status: 400 })
    expect(call('GET /users/3652397000000186044/territories')).toEqual({ status: 204 })
  })
})
