import { describe, expect, test } from 'vitest'
import { defaultOrganization, type CrmAnswer } from '../../src/crm/index.ts'
import { setUpCrm, type CrmSetup } from './setup.ts'

const P = '/settings/portals'
const T = `${P}/HarbourPortal/user_type`
const [JORIS, MAUD, ANOUK] = ['129', '128', '127'].map((end) => `3652397000005200${end}`)
const CONTACTS = { api_name: 'Contacts' }
const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.org.ALL'] }
const types = (...user_type: readonly unknown[]): unknown => ({ user_type })

/** What a body says under its only key: the first row of it. */
function first({ body }: CrmAnswer): Readonly<Record<string, unknown>> {
  const [rows] = Object.values(body as object) as readonly unknown[]
  return (Array.isArray(rows) ? rows[0] : body) as Readonly<Record<string, unknown>>
}

interface Setup extends CrmSetup {
  /** Id of the user type. */
  readonly type: string
  readonly users: string
  invite(record: string | undefined, type?: string): CrmAnswer
  people(kind?: string): readonly { readonly email?: string }[]
}

function setUp(options: Parameters<typeof setUpCrm>[0] = {}): Setup {
  const setup = setUpCrm(options)
  const call: CrmSetup['call'] = (line, body) => setup.call(line, body, caller)
  call(`POST ${P}`, { portals: [{ name: 'HarbourPortal' }] })
  const made = first(call(`POST ${T}`, types({ name: 'Clients', personality_module: CONTACTS })))
  const { id: type } = made['details'] as { id: string }
  const users = `${T}/${type}/users`
  return {
    ...setup,
    call,
    type,
    users,
    invite: (record, how = 'invite') =>
      call(`POST /Contacts/${record}/actions/portal_invite?user_type_id=${type}&type=${how}`),
    people: (kind = 'AllUsers') =>
      (call(`GET ${users}?type=${kind}`).body as { users?: readonly object[] } | undefined)?.users ?? [],
  }
}

describe('the portal', () => {
  test('is one of an organization, found by its name in any case, and goes with its people; records stay', () => {
    const { call, invite } = setUp()
    expect(call(`GET ${P}/harbourportal`).body).toMatchObject({
      portals: [{ name: 'HarbourPortal', active: true }],
    })
    expect(first(call(`POST ${P}`, { portals: [{ name: 'AnotherPortal' }] }))['code']).toBe('NOT_ALLOWED')
    expect(first(call(`POST ${P}`, { portals: [{ name: 'HarbourPortal' }] }))['code']).toBe('ALREADY_USED')
    invite(JORIS)
    expect(call(`DELETE ${P}/HarbourPortal`).status).toBe(200)
    expect(call(`GET ${P}`).status).toBe(204)
    expect(call(`GET /Contacts/${JORIS}`).status).toBe(200)
  })

  test.each([
    ['Here', { minimum_length: 6 }],
    ['x'.repeat(31), { maximum_length: 30 }],
    ['Over there', { regex: '^[A-Za-z0-9]+$' }],
    ['<script>', { regex: '^[A-Za-z0-9]+$' }],
  ])('refuses the name %j', (name, details) => {
    expect(first(setUp().call(`PUT ${P}/HarbourPortal`, { portals: [{ name }] }))).toMatchObject({ details })
  })

  test('keeps how people log in', () => {
    const { call } = setUp()
    const saml_configuration = {
      login_url: 'https://a.example',
      logout_url: 'ftp://b.example',
      public_key: 'k',
    }
    const put = (saml: object): unknown =>
      first(call(`PUT ${P}/HarbourPortal`, { portals: [{ saml_configuration: saml }] }))['code']
    expect(put(saml_configuration)).toBe('INVALID_DATA')
    expect(put({ ...saml_configuration, logout_url: 'https://b.example' })).toBe('SUCCESS')
    expect(first(call(`GET ${P}/HarbourPortal`))).toMatchObject({ saml_configuration: { public_key: 'k' } })
  })

  test('is not in a sandbox', () => {
    const { call } = setUpCrm({ environment: 'sandbox' })
    expect(call(`GET ${P}`)).toMatchObject({
      status: 400,
      body: { code: 'API_NOT_SUPPORTED', details: { unsupported_environment: 'sandbox' } },
    })
  })
})

describe('user types', () => {
  test('are five at most, each name once, the first one the default; each sees its own records and notes', () => {
    const { call, type } = setUp()
    const make = (name: string): unknown =>
      first(call(`POST ${T}`, types({ name, personality_module: CONTACTS })))['code']
    expect(['clients', 'B', 'C', 'D', 'E', 'F'].map(make)).toEqual([
      'DUPLICATE_DATA',
      ...Array.from({ length: 4 }, () => 'SUCCESS'),
      'LICENSE_LIMIT_EXCEEDED',
    ])
    expect(first(call(`GET ${T}/${type}`))).toMatchObject({
      default: true,
      invitation_field: { api_name: 'Email' },
      modules: [{ api_name: 'Contacts' }, { api_name: 'Notes' }],
    })
    expect((call(`GET ${T}`).body as { user_type: unknown[] }).user_type).toHaveLength(5)
  })

  test.each<[string, object, string]>([
    ['no module', { personality_module: undefined }, 'MANDATORY_NOT_FOUND'],
    ['a module that is not there', { personality_module: { api_name: 'Planets' } }, 'INVALID_MODULE'],
    [
      'people without addresses',
      { personality_module: { api_name: 'Products' } },
      'NOT_ACTIVE_PERSONALITY_MODULE',
    ],
    ['a module unknown', { modules: [{ api_name: 'Planets' }] }, 'INVALID_MODULE'],
    ['notes alone', { modules: [{ api_name: 'Notes' }] }, 'MANDATORY_NOT_FOUND'],
    ['a number of modules', { modules: 3 }, 'INVALID_DATA'],
    [
      'a module that is not seen',
      { modules: [{ ...CONTACTS, permissions: { view: false } }, { api_name: 'Notes' }] },
      'INVALID_DATA',
    ],
    [
      'a private module without layouts',
      { modules: [{ ...CONTACTS, shared_type: 'private', layouts: [] }, { api_name: 'Notes' }] },
      'DEPENDENT_FIELD_MISSING',
    ],
    ['invitations to a name', { invitation_field: { id: '1' } }, 'INVALID_DATA'],
  ])('refuse %s', (_what, change, code) => {
    const row = { name: 'Others', personality_module: CONTACTS, ...change }
    expect(first(setUp().call(`POST ${T}`, types(row)))['code']).toBe(code)
  })

  test('change their modules one by one; what a layout demands cannot be read only', () => {
    const { call, type } = setUp()
    const fields = call('GET /settings/fields?module=Contacts').body as {
      fields: { id: string; api_name: string }[]
    }
    const idOf = (name: string): string | undefined =>
      fields.fields.find((each) => each.api_name === name)?.id
    const put = (...modules: readonly unknown[]): unknown =>
      first(call(`PUT ${T}/${type}`, types({ modules })))['code']
    const field = (name: string): object => ({ ...CONTACTS, fields: [{ id: idOf(name), read_only: true }] })
    expect(put(field('Last_Name'))).toBe('NOT_ALLOWED')
    expect(put(field('Phone'), { api_name: 'Deals' })).toBe('SUCCESS')
    expect(first(call(`GET ${T}/${type}`))['modules']).toMatchObject([
      { api_name: 'Contacts', fields: [{ api_name: 'Phone', read_only: true }] },
      { api_name: 'Notes' },
      { api_name: 'Deals' },
    ])
    expect(put({ api_name: 'Deals', _delete: null })).toBe('SUCCESS')
    expect(put({ ...CONTACTS, _delete: null })).toBe('CANNOT_REMOVE')
    expect(first(call(`GET ${T}/${type}`))['modules']).toHaveLength(2)
  })

  test('with people stay, or hand them on to another one of the same module', () => {
    const { call, type, invite } = setUp()
    invite(JORIS)
    const other = first(call(`POST ${T}`, types({ name: 'Others', personality_module: CONTACTS })))
    const { id } = other['details'] as { id: string }
    expect(call(`DELETE ${T}/${type}`)).toMatchObject({ status: 400, body: { code: 'INVALID_DATA' } })
    expect(call(`DELETE ${T}/${type}?transfer_to=${type}`).status).toBe(400)
    expect(call(`DELETE ${T}/${type}?transfer_to=${id}`).status).toBe(200)
    expect(first(call(`GET ${T}/${id}/users?type=AllUsers`))['personality_id']).toBe(JORIS)
  })
})

describe('people of a portal', () => {
  test('are invited once, again until they come, and each address once', () => {
    const { call, invite, people } = setUp()
    expect(invite(JORIS, 'reinvite')).toMatchObject({ status: 400, body: { code: 'CANNOT_PROCESS' } })
    expect(first(invite(JORIS))).toMatchObject({ code: 'SUCCESS', details: { record_id: JORIS } })
    expect(invite(JORIS)).toMatchObject({ status: 400, body: { code: 'CANNOT_PROCESS' } })
    expect(first(invite(JORIS, 'reinvite'))['message']).toBe('Invite has been resent to personality')
    const [joris] = people('NotConfirmedUsers')
    call(`PUT /Contacts/${MAUD}`, { data: [{ Email: joris?.email?.toUpperCase() }] })
    expect(invite(MAUD)).toMatchObject({ body: { code: 'DUPLICATE_DATA' } })
    call(`PUT /Contacts/${MAUD}`, { data: [{ Email: null }] })
    expect(invite(MAUD)).toMatchObject({
      body: { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Email' } },
    })
    expect(people('ConfirmedUsers')).toEqual([])
  })

  test('whose record is locked, or not there, are not invited', () => {
    const { call, invite } = setUp()
    call(`POST /Contacts/${ANOUK}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'x' }] })
    expect(invite(ANOUK)).toMatchObject({ body: { code: 'RECORD_LOCKED' } })
    expect(invite('5')).toMatchObject({ body: { code: 'INVALID_DATA', details: { resource_path_index: 1 } } })
  })

  test('whose processing was stopped are not invited', () => {
    const organization = defaultOrganization()
    const org = { ...organization.org, privacy_settings: true }
    const { call, invite } = setUp({ seed: { ...organization, org } })
    call(`PUT /Contacts/${ANOUK}`, { data: [{ Data_Processing_Basis: 'Stop Processing' }] })
    expect(invite(ANOUK)).toMatchObject({ body: { code: 'CANNOT_PROCESS', details: { id: ANOUK } } })
  })

  test('come immediately, by the other reading', () => {
    const { invite, people } = setUp({ readings: { portals: { invitations: 'accepted' } } })
    invite(JORIS)
    expect(people('ActiveConfirmedUsers')).toMatchObject([{ personality_id: JORIS, confirm: true }])
    expect(invite(JORIS, 'reinvite')).toMatchObject({ body: { code: 'CANNOT_PROCESS' } })
  })

  test('are locked out and let in; a record in the bin locks its person out', () => {
    const { call, users, invite, people } = setUp()
    invite(JORIS)
    const turn = (active: unknown): CrmAnswer =>
      call(`PUT ${users}/${JORIS}/actions/change_status?active=${String(active)}`)
    expect(turn(true)).toMatchObject({ status: 400, body: { code: 'ALREADY_ACTIVATED' } })
    expect(turn('maybe').status).toBe(400)
    expect(turn(false).status).toBe(200)
    expect(people('DeactiveUsers')).toMatchObject([{ active: false, status_reason__s: 'disabled manually' }])
    expect(turn(true).status).toBe(200)
    call(`DELETE /Contacts/${JORIS}`)
    const reason = 'disabled due to record is in recycle bin'
    expect(people('DeactiveUsers')).toMatchObject([{ active: false, status_reason__s: reason }])
    expect(turn(true)).toMatchObject({ status: 400, body: { code: 'INVALID_DATA' } })
  })

  test('are as many as are paid for', () => {
    const { call, users, invite, people } = setUp({
      seed: { org: { license_details: { portal_users_license_purchased: 1 } }, records: 'sample' },
    })
    const found = call('GET /Contacts?fields=Email&per_page=2').body as { data: { id: string }[] }
    const [one, other] = found.data.map(({ id }) => id)
    expect(invite(one).status).toBe(200)
    expect(invite(other)).toMatchObject({ body: { code: 'LICENSE_LIMIT_EXCEEDED', details: { limit: 1 } } })
    call(`PUT ${users}/${one}/actions/change_status?active=false`)
    expect(invite(other).status).toBe(200)
    expect(call(`PUT ${users}/${one}/actions/change_status?active=true`)).toMatchObject({
      status: 403,
      body: { code: 'LIMIT_EXCEEDED' },
    })
    expect(people('ActiveUsers')).toHaveLength(1)
  })

  test('are listed by type, reason and page; pages demand the type', () => {
    const { call, users, invite } = setUp()
    expect(call(`GET ${users}?type=AllUsers`).status).toBe(204)
    for (const each of [JORIS, MAUD, ANOUK]) invite(each)
    call(`PUT ${users}/${MAUD}/actions/change_status?active=false`)
    expect(call(`GET ${users}`)).toMatchObject({ status: 400, body: { code: 'REQUIRED_PARAM_MISSING' } })
    expect(call(`GET ${users}?type=toString`).status).toBe(400)
    expect(call(`GET ${users}?type=AllUsers&filters=%7B`).status).toBe(400)
    expect(call(`GET ${users}?type=AllUsers&per_page=2&page=2`).body).toMatchObject({
      users: [{}],
      info: { total_count: 3 },
    })
    const filters = {
      field: { api_name: 'status_reason__s' },
      comparator: 'equal',
      value: 'disabled manually',
    }
    const chosen = call(`GET ${users}?type=AllUsers&filters=${encodeURIComponent(JSON.stringify(filters))}`)
    expect(chosen.body).toMatchObject({ users: [{ personality_id: MAUD }], info: { total_count: 1 } })
  })

  test('are deleted, each with a verdict, and by a job when they are more than 499; their records stay', () => {
    const { call, users, invite, people, advance } = setUp()
    invite(JORIS)
    invite(MAUD)
    expect(call(`DELETE ${users}?personality_ids=${JORIS},5`)).toMatchObject({
      status: 207,
      body: {
        users: [
          { code: 'SUCCESS', details: { personality_id: JORIS } },
          { code: 'INVALID_DATA', details: { personality_id: '5' } },
        ],
      },
    })
    const many = Array.from({ length: 499 }, (_, index) => String(index + 1))
    expect(first(call(`DELETE ${users}?personality_ids=${[MAUD, ...many].join(',')}`))['code']).toBe(
      'SCHEDULED',
    )
    expect(people()).toHaveLength(1)
    advance(5000)
    expect(people()).toHaveLength(0)
    expect(call(`GET /Contacts/${MAUD}`).status).toBe(200)
  })
})

describe('jobs on people of a portal', () => {
  test('invite many, each with a result, and tell where they stand by the clock', () => {
    const { call, type, people, advance } = setUp()
    const rows = [JORIS, '5', MAUD].map((id) => ({
      id,
      user_type_id: type,
      type: 'invite',
      language: 'de_DE',
    }))
    const started = first(call('POST /Contacts/actions/portal_invite', { portal_invite: [{ data: rows }] }))
    const { job_id: id } = started['details'] as { job_id: string }
    const state = (): Readonly<Record<string, unknown>> =>
      first(call(`GET /Contacts/actions/portal_invite?job_id=${id}`))
    expect(state()).toMatchObject({ status: 'scheduled', data: null })
    advance(3000)
    expect(state()).toMatchObject({ status: 'in_progress', data: null })
    expect(people()).toEqual([])
    advance(2000)
    expect(state()).toMatchObject({
      status: 'completed',
      data: [
        { code: 'SUCCESS', details: { id: JORIS } },
        { code: 'INVALID_DATA', details: { id: '5' } },
        { code: 'SUCCESS', details: { id: MAUD } },
      ],
    })
    expect(people()).toHaveLength(2)
    expect(call('GET /Contacts/actions/portal_invite').body).toMatchObject({
      portal_invite: [{ job_id: id }],
    })
    expect(call('GET /Leads/actions/portal_invite').body).toEqual({ portal_invite: [] })
    expect(call('GET /Contacts/actions/portal_invite?job_id=5').status).toBe(204)
  })

  test('change many statuses; a row that names nobody refuses them all', () => {
    const { call, users, invite, people, advance } = setUp()
    for (const each of [JORIS, MAUD]) invite(each)
    const change = (...ids: readonly (string | undefined)[]): CrmAnswer =>
      call(`POST ${users}/actions/change_status`, {
        change_status: [{ users: ids.map((personality_id) => ({ personality_id, active: false })) }],
      })
    expect(change(JORIS, '5')).toMatchObject({
      status: 400,
      body: { change_status: [{ details: { json_path: '$.change_status[0].users[1].personality_id' } }] },
    })
    expect(change(JORIS, MAUD).status).toBe(200)
    advance(5000)
    expect(people('DeactiveUsers')).toHaveLength(2)
  })

  test.each([
    [{}, 'MANDATORY_NOT_FOUND'],
    [{ data: [] }, 'INVALID_DATA'],
    [{ data: 5 }, 'INVALID_DATA'],
    [{ data: [{ id: '1', user_type_id: '2', type: 'beg' }] }, 'INVALID_DATA'],
    [{ data: [{ id: '1', type: 'invite' }] }, 'MANDATORY_NOT_FOUND'],
    [{ data: Array.from({ length: 101 }, () => ({ id: '1' })) }, 'INVALID_DATA'],
  ])('are refused with %j', (row, code) => {
    expect(
      first(setUp().call('POST /Contacts/actions/portal_invite', { portal_invite: [row] }))['code'],
    ).toBe(code)
  })
})
