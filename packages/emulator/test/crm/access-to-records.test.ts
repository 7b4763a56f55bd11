import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dataOf, make, openRecords } from './records-setup.ts'
import { BRAM, NORA, NORTH } from './setup.ts'

const person = (index: number): string => `3652397000000${186_017 + index}`
const [HEAD, MANAGER, REP, OTHER_REP, ENGINEER] = [2, 4, 5, 6, 18].map(person)
const role = (number: number): string => `3652397${String(number).padStart(12, '0')}`
const [HEAD_OF_SALES, SALES_MANAGER, SALES_REP] = [26_008, 26_021, 26_022].map(role)
const [EUROPE, BENELUX, OTHERS] = [505_002, 505_004, 505_006].map((number) => role(number))
const RULES = '/settings/data_sharing/rules?module=Accounts'
const scopes = ['modules.ALL', 'settings.ALL', 'share.accounts.ALL', 'change_owner.ALL', 'coql.READ']
  .concat('mass_update.accounts.ALL', 'mass_delete.accounts.ALL')
  .map((scope) => `ZohoCRM.${scope}`)
  .concat('ZohoSearch.securesearch.READ')

const setup = openRecords()
const call: typeof setup.call = (line, body, caller) => setup.call(line, body, { scopes, ...caller })
const pass = (): void => setup.advance(6000)

const { marks } = setup.crm
let mark: ReturnType<typeof marks.mark>
beforeEach(() => (mark = marks.mark()))
afterEach(() => {
  marks.rewind(mark)
  marks.release(mark)
})

/** The relation that gives nothing. */
const ELSEWHERE = 'of somebody elsewhere'

type Prepare = (account: string) => void
const nothing: Prepare = () => undefined
const shared =
  (type: string, id: string, permission: string): Prepare =>
  (account) =>
    call(`POST /Accounts/${account}/actions/share`, {
      share: [{ type: 'private', shared_with: { type, id }, permission }],
    })
const ruled =
  (rule: object): Prepare =>
  () => {
    const usual = { name: 'A rule', type: 'Record_Owner_Based', permission_type: 'read' }
    const answer = call(`POST ${RULES}`, { sharing_rules: [{ ...usual, ...rule }] })
    expect(answer.status).toBe(201)
  }
const side = (type: string, id?: string, subordinates = false): object => ({
  type,
  ...(id === undefined ? {} : { resource: { id } }),
  subordinates,
})
const assigned =
  (territory = '', permission_type = 'read_only'): Prepare =>
  (account) => {
    call(`PUT /settings/territories/${territory}`, { territories: [{ permission_type }] })
    call(`POST /Accounts/${account}/actions/assign_territories`, {
      data: [{ Territories: [{ id: territory }] }],
    })
  }
const fromElsewhere = { shared_from: side('roles', role(26_026)) }

/** What somebody may do with a record of somebody else's, when the module is private: 0 nothing, 1 read, 2 write, 3 all. */
type Relation = [
  what: string,
  level: number,
  owner: string | undefined,
  prepare?: Prepare,
  caller?: string | undefined,
]
const relations: readonly Relation[] = [
  ['of his own', 3, BRAM],
  ['of somebody of a role below', 3, REP],
  ['of the same role, which does not share with peers', 0, MANAGER],
  ['of the same role, which shares with peers', 3, OTHER_REP, nothing, REP],
  ['of the role above', 0, HEAD],
  [ELSEWHERE, 0, ENGINEER],
  ['of anybody, for an administrator', 3, ENGINEER, nothing, HEAD],
  ['in a territory of his to read', 1, ENGINEER, assigned(EUROPE)],
  ['in a territory of his to write', 3, ENGINEER, assigned(EUROPE, 'read_write_delete')],
  ['in a territory below his', 1, ENGINEER, assigned(BENELUX)],
  ['in the territory of others', 0, ENGINEER, assigned(OTHERS, 'read_write_delete')],
  ['shared with him to read', 1, ENGINEER, shared('users', BRAM, 'read_only')],
  ['shared with him to write', 2, ENGINEER, shared('users', BRAM, 'read_write')],
  ['shared with him wholly', 3, ENGINEER, shared('users', BRAM, 'full_access')],
  ['shared with his role', 2, ENGINEER, shared('roles', SALES_MANAGER ?? '', 'read_write')],
  ['shared with the role above', 0, ENGINEER, shared('roles', HEAD_OF_SALES ?? '', 'full_access')],
  ['shared with a group of his', 2, ENGINEER, shared('groups', NORTH, 'read_write')],
  [
    'shared with everybody',
    1,
    ENGINEER,
    (account) =>
      call(`POST /Accounts/${account}/actions/share`, {
        share: [{ type: 'public', permission: 'read_only' }],
      }),
  ],
  ['by a rule for all', 1, ENGINEER, ruled({ ...fromElsewhere, shared_to: side('all_users') })],
  [
    'by a rule for his role, to write',
    3,
    ENGINEER,
    ruled({
      ...fromElsewhere,
      shared_to: side('roles', SALES_MANAGER),
      permission_type: 'read_write_delete',
    }),
  ],
  [
    'by a rule for the roles below one above',
    1,
    ENGINEER,
    ruled({ ...fromElsewhere, shared_to: side('roles', HEAD_OF_SALES, true) }),
  ],
  [
    'by a rule for a role below, not for those above it',
    0,
    ENGINEER,
    ruled({ ...fromElsewhere, shared_to: side('roles', SALES_REP) }),
  ],
  [
    'by a rule for a role below and those above it',
    1,
    ENGINEER,
    ruled({ ...fromElsewhere, shared_to: side('roles', SALES_REP), superiors_allowed: true }),
  ],
  [
    'by a rule about others',
    0,
    ENGINEER,
    ruled({ shared_from: side('roles', SALES_REP), shared_to: side('all_users') }),
  ],
  [
    'by a rule that its criteria meet',
    1,
    ENGINEER,
    ruled({
      type: 'Criteria_Based',
      criteria: { field: { api_name: 'Account_Name' }, comparator: 'equal', value: 'Zylker' },
      shared_to: side('all_users'),
    }),
  ],
  [
    'by a rule whose criteria it does not meet',
    0,
    ENGINEER,
    ruled({
      type: 'Criteria_Based',
      criteria: { field: { api_name: 'Account_Name' }, comparator: 'equal', value: 'Acme' },
      shared_to: side('all_users'),
    }),
  ],
  [
    'by a rule that is off',
    0,
    ENGINEER,
    () => {
      ruled({ ...fromElsewhere, shared_to: side('all_users') })('')
      pass()
      const [rule] = (call('GET /settings/data_sharing/rules').body as { sharing_rules: { id: string }[] })
        .sharing_rules
      call(`DELETE /settings/data_sharing/rules/${rule?.id ?? ''}/actions/activate?module=Accounts`)
    },
  ],
]

type Ask = (line: string, body?: unknown) => { readonly status: number; readonly body?: unknown }

/** Code of the first row, or of the answer. */
function codeOf({ body }: { readonly body?: unknown }): unknown {
  const { code, ...others } = body as { readonly code?: unknown }
  if (code !== undefined) return code
  const rows: readonly unknown[] = Object.values(others)
  const [first] = Array.isArray(rows[0]) ? (rows[0] as readonly { readonly code: string }[]) : []
  return first?.code
}

const unseen = 'INVALID_DATA'
const denied = 'NO_PERMISSION'
const done = 'SUCCESS'
const bodyFor = (account: string, change: object = { Phone: '1' }): object => ({
  data: [{ id: account, ...change }],
})

/** Each act, and what comes of it to who may do nothing, read, write, all. */
const acts: readonly (readonly [
  what: string,
  act: (ask: Ask, account: string) => unknown,
  outcomes: readonly unknown[],
])[] = [
  ['get', (ask, id) => ask(`GET /Accounts/${id}`).status, [204, 200, 200, 200]],
  ['list', (ask) => dataOf(ask('GET /Accounts?fields=id')).length, [0, 1, 1, 1]],
  ['list of ids', (ask, id) => dataOf(ask(`GET /Accounts?fields=id&ids=${id}`)).length, [0, 1, 1, 1]],
  [
    'search',
    (ask) => dataOf(ask('GET /Accounts/search?criteria=(Account_Name:equals:Zylker)')).length,
    [0, 1, 1, 1],
  ],
  ['count', (ask) => ask('GET /Accounts/actions/count').body, [0, 1, 1, 1].map((count) => ({ count }))],
  [
    'count of a search',
    (ask) => ask('GET /Accounts/actions/count?word=Zylker').body,
    [0, 1, 1, 1].map((count) => ({ count })),
  ],
  [
    'query',
    (ask) =>
      dataOf(ask('POST /coql', { select_query: 'select id from Accounts where id is not null limit 5' }))
        .length,
    [0, 1, 1, 1],
  ],
  [
    'its mark',
    (ask, id) => dataOf(ask(`GET /Accounts/${id}`))[0]?.['$sharing_permission'],
    [undefined, 'read_only', 'read_write', 'full_access'],
  ],
  [
    'its other mark',
    (ask, id) => dataOf(ask(`GET /Accounts/${id}`))[0]?.['$editable'],
    [undefined, false, true, true],
  ],
  ['timeline', (ask, id) => ask(`GET /Accounts/${id}/__timeline`).status, [400, 200, 200, 200]],
  ['notes', (ask, id) => ask(`GET /Accounts/${id}/Notes?fields=id`).status, [400, 204, 204, 204]],
  ['attachments', (ask, id) => ask(`GET /Accounts/${id}/Attachments?fields=id`).status, [400, 204, 204, 204]],
  ['related', (ask, id) => ask(`GET /Accounts/${id}/Contacts?fields=id`).status, [400, 204, 204, 204]],
  [
    'sharing',
    (ask, id) => [200, 204].includes(ask(`GET /Accounts/${id}/actions/share`).status),
    [false, true, true, true],
  ],
  ['update', (ask, id) => codeOf(ask('PUT /Accounts', bodyFor(id))), [unseen, denied, done, done]],
  [
    'update by path',
    (ask, id) => codeOf(ask(`PUT /Accounts/${id}`, bodyFor(id))),
    [unseen, denied, done, done],
  ],
  [
    'upsert',
    (ask) => codeOf(ask('POST /Accounts/upsert', { data: [{ Account_Name: 'Zylker' }] })),
    [denied, denied, done, done],
  ],
  [
    'upsert by id',
    (ask, id) => codeOf(ask('POST /Accounts/upsert', bodyFor(id))),
    [unseen, denied, done, done],
  ],
  [
    'mass update',
    (ask, id) => codeOf(ask('POST /Accounts/actions/mass_update', { ids: [id], data: [{ Phone: '1' }] })),
    [unseen, denied, done, done],
  ],
  [
    'tag',
    (ask, id) => codeOf(ask('POST /Accounts/actions/add_tags', { tags: [{ name: 'A' }], ids: [id] })),
    [unseen, denied, done, done],
  ],
  [
    'tag by path',
    (ask, id) => codeOf(ask(`POST /Accounts/${id}/actions/add_tags`, { tags: [{ name: 'A' }] })),
    [unseen, denied, done, done],
  ],
  [
    'note',
    (ask, id) => codeOf(ask(`POST /Accounts/${id}/Notes`, { data: [{ Note_Content: 'A' }] })),
    [unseen, denied, done, done],
  ],
  [
    'owner',
    (ask, id) => codeOf(ask('POST /Accounts/actions/change_owner', { ids: [id], owner: { id: NORA } })),
    [unseen, denied, done, done],
  ],
  ['delete', (ask, id) => codeOf(ask(`DELETE /Accounts?ids=${id}`)), [unseen, denied, denied, done]],
  ['delete by path', (ask, id) => codeOf(ask(`DELETE /Accounts/${id}`)), [unseen, denied, denied, done]],
  [
    'mass delete',
    (ask, id) => codeOf(ask('POST /Accounts/actions/mass_delete', { ids: [id] })),
    [unseen, denied, denied, done],
  ],
  ['clone', (ask, id) => codeOf(ask(`POST /Accounts/${id}/actions/clone`)), [unseen, done, done, done]],
  [
    'deleted list',
    (ask, id) => {
      call(`DELETE /Accounts/${id}`)
      return dataOf(ask('GET /Accounts/deleted')).length
    },
    [0, 1, 1, 1],
  ],
  [
    'deletion from the bin',
    (ask, id) => {
      call(`DELETE /Accounts/${id}`)
      return codeOf(ask(`DELETE /settings/recycle_bin/${id}`))
    },
    [unseen, denied, denied, done],
  ],
]

const settings = ['private', 'public_read_only', 'public_read_write', 'public'] as const

function setSharing(share_type: string): void {
  call('PUT /settings/data_sharing', { data_sharing: [{ share_type, module: { api_name: 'Accounts' } }] })
  pass()
}

describe.each(settings)('%s accounts', (setting) => {
  test.each(relations)('%s', (relation, alone, owner, prepare = nothing, caller = BRAM) => {
    const [account = ''] = make(setup, 'Accounts', { Account_Name: 'Zylker', Owner: { id: owner } })
    setSharing(setting)
    prepare(account)
    pass()
    const level = Math.max(alone, settings.indexOf(setting))
    // Each relation with each act, each setting with each act, and each relation with each setting.
    const isWhole = setting === 'private' || relation === ELSEWHERE
    const asked = isWhole ? acts : acts.filter(([act]) => act === 'its mark')
    const came = asked.map(([what, act]) => {
      const before = marks.mark()
      const outcome = act((line, body) => call(line, body, { userId: caller }), account)
      marks.rewind(before)
      marks.release(before)
      return [what, outcome]
    })
    expect(came).toEqual(asked.map(([what, , outcomes]) => [what, outcomes[level]]))
  })
})

describe('records that others own', () => {
  const account = (owner = ENGINEER): string =>
    make(setup, 'Accounts', { Account_Name: 'Zylker', Owner: { id: owner } })[0] ?? ''
  const as = (userId: string) => (line: string, body?: unknown) => call(line, body, { userId })

  test('are shared by whom they were not shared with', () => {
    const id = account()
    const shared_with = { type: 'users', id: OTHER_REP }
    const share = { share: [{ type: 'private', shared_with, permission: 'read_only' }] }
    shared('users', BRAM, 'full_access')(id)
    pass()
    const line = `POST /Accounts/${id}/actions/share`
    expect(as(BRAM)(line, share)).toMatchObject({
      status: 403,
      body: { code: 'INVALID_DATA', message: 'Shared record cannot be shared to other users' },
    })
    expect(as(REP ?? '')(line, share)).toMatchObject({ status: 400, body: { code: 'INVALID_DATA' } })
    setSharing('public_read_only')
    expect(as(REP ?? '')(line, share)).toMatchObject({ status: 403, body: { code: 'NO_PERMISSION' } })
    expect(as(ENGINEER ?? '')(line, share).status).toBe(201)
  })

  test('are shared with what points to them, where that is asked for', () => {
    const id = account()
    const [contact = ''] = make(setup, 'Contacts', {
      Last_Name: 'Boyle',
      Account_Name: { id },
      Owner: { id: ENGINEER },
    })
    const seen = () => as(BRAM)(`GET /Contacts/${contact}?fields=$sharing_permission`)
    const share = (share_related_records: boolean): void => {
      const shared_with = { type: 'users', id: BRAM }
      const row = { type: 'private', shared_with, permission: 'read_write', share_related_records }
      call(`PUT /Accounts/${id}/actions/share`, { share: [row] })
      pass()
    }
    share(false)
    expect([seen().status, as(BRAM)(`GET /Accounts/${id}/Contacts?fields=id`).status]).toEqual([204, 204])
    share(true)
    expect(dataOf(seen())).toEqual([{ id: contact, $sharing_permission: 'read_write' }])
    expect(dataOf(as(BRAM)(`GET /Accounts/${id}/Contacts?fields=id`))).toEqual([{ id: contact }])
  })

  test.each([
    ['read-only', true, false, 'read_only', undefined],
    ['read-write', true, true, 'read_write', 'read_write'],
    ['full-access', true, true, 'full_access', 'full_access'],
    ['full-access', false, true, undefined, undefined],
  ])(
    'are shared with whom a field names: %s, on %j, superiors too %j',
    (share_permission, share_preference_enabled, share_with_superiors, named, above) => {
      const sharing = { share_permission, share_preference_enabled, share_with_superiors }
      const [field, other] = [
        { field_label: 'Helper', data_type: 'userlookup', sharing_properties: sharing },
        { field_label: 'Second', data_type: 'userlookup', lookup: { sharing_properties: sharing } },
      ]
      const answer = call('POST /settings/fields?module=Accounts', { fields: [field, other] })
      expect(answer.status).toBe(201)
      const { id } = (answer.body as { fields: { details: { id: string } }[] }).fields[0]?.details ?? {
        id: '',
      }
      expect(call(`GET /settings/fields/${id}?module=Accounts`).body).toMatchObject({
        fields: [{ sharing_properties: { share_permission, share_preference_enabled } }],
      })
      for (const name of ['Helper', 'Second']) {
        const row = { Account_Name: 'Zylker', Owner: { id: ENGINEER }, [name]: { id: REP } }
        const [made = ''] = make(setup, 'Accounts', row)
        const seen = [REP, BRAM].map(
          (user) => dataOf(as(user ?? '')(`GET /Accounts/${made}`))[0]?.['$sharing_permission'],
        )
        expect(seen).toEqual([named, above])
      }
    },
  )

  test('are named where somebody sees the record that points to them, and can be pointed to', () => {
    const id = account()
    const [contact = ''] = make(setup, 'Contacts', {
      Last_Name: 'Boyle',
      Account_Name: { id },
      Owner: { id: BRAM },
    })
    expect(dataOf(as(BRAM)(`GET /Contacts/${contact}?fields=Account_Name`))).toMatchObject([
      { Account_Name: { name: 'Zylker', id } },
    ])
    const select_query = 'select Account_Name.Account_Name from Contacts where id is not null limit 5'
    expect(dataOf(as(BRAM)('POST /coql', { select_query }))).toMatchObject([
      { 'Account_Name.Account_Name': 'Zylker' },
    ])
    const data = [{ Last_Name: 'Rao', Account_Name: { id } }]
    expect(as(BRAM)('POST /Contacts', { data }).status).toBe(201)
  })

  test('have notes that are seen with them, and by who wrote them', () => {
    const id = account(BRAM)
    const { body } = as(BRAM)(`POST /Accounts/${id}/Notes`, { data: [{ Note_Content: 'A' }] })
    const [{ details } = { details: { id: '' } }] = (body as { data: { details: { id: string } }[] }).data
    const note = `/Notes/${details.id}`
    const statuses = () =>
      [BRAM, ENGINEER, NORA].map((user) => as(user ?? '')(`GET ${note}?fields=id`).status)
    expect(statuses()).toEqual([200, 204, 200])
    call('POST /Accounts/actions/change_owner', { ids: [id], owner: { id: ENGINEER } })
    expect(statuses()).toEqual([200, 200, 200])
    call('POST /Accounts/actions/change_owner', { ids: [id], owner: { id: NORA } })
    expect(statuses()).toEqual([200, 204, 200])
    const change = { data: [{ Note_Content: 'B' }] }
    expect(as(ENGINEER ?? '')(`PUT ${note}`, change)).toMatchObject({ status: 400, body: { code: unseen } })
    setSharing('public_read_only')
    expect(as(ENGINEER ?? '')(`PUT ${note}`, change)).toMatchObject({ status: 403, body: { code: denied } })
    expect(as(ENGINEER ?? '')(`DELETE /Notes?ids=${details.id}`)).toMatchObject({
      status: 400,
      body: { data: [{ code: denied }] },
    })
  })

  test('count as failed in a job on a view that shows them, and are left out where they are not seen', () => {
    const [own, read] = [account(BRAM), account()]
    account(HEAD)
    shared('users', BRAM, 'read_only')(read)
    pass()
    const views = call('GET /settings/custom_views?module=Accounts').body as {
      custom_views: { id: string }[]
    }
    const { body } = as(BRAM)('POST /Accounts/actions/mass_update', {
      cvid: views.custom_views[0]?.id,
      data: [{ Phone: '1' }],
    })
    const [{ details }] = (body as { data: [{ details: { job_id: string } }] }).data
    pass()
    expect(dataOf(as(BRAM)(`GET /Accounts/actions/mass_update?job_id=${details.job_id}`))).toEqual([
      { Status: 'COMPLETED', Total_Count: 2, Updated_Count: 1, Not_Updated_Count: 0, Failed_Count: 1 },
    ])
    expect(dataOf(call(`GET /Accounts/${own}?fields=Phone`))).toMatchObject([{ Phone: '1' }])
  })

  test('are not there either for whom values of external fields name them', () => {
    call('POST /settings/fields?module=Accounts', {
      fields: [{ field_label: 'No', data_type: 'text', length: 9, external: { type: 'org', show: false } }],
    })
    make(setup, 'Accounts', { Account_Name: 'Zylker', Owner: { id: ENGINEER }, No: 'a-1' })
    const ask = (line: string, body?: unknown) => call(line, body, { userId: BRAM, external: 'Accounts.No' })
    const change = { data: [{ Phone: '1' }] }
    const named = { data: [{ No: 'a-1', Phone: '1' }] }
    const outcomes = () => [
      ask('GET /Accounts/a-1').status,
      codeOf(ask('PUT /Accounts/a-1', change)),
      codeOf(ask('PUT /Accounts', named)),
      codeOf(ask('DELETE /Accounts/a-1')),
      ask('GET /Accounts/a-1/Contacts?fields=id').status,
      codeOf(ask('DELETE /Accounts/a-1/Contacts?ids=5')),
    ]
    expect(outcomes()).toEqual([204, unseen, unseen, unseen, 400, unseen])
    setSharing('public_read_only')
    expect(outcomes()).toEqual([200, denied, denied, denied, 204, denied])
  })

  test('have lines that no query of others gives', () => {
    const [product = ''] = make(setup, 'Products', { Product_Name: 'Pen' })
    const Quoted_Items = [{ Product_Name: { id: product }, Quantity: 2, List_Price: 3 }]
    make(setup, 'Quotes', { Subject: 'Pens', Quoted_Items })
    const select_query = 'select Quantity from Quoted_Items where Quantity > 1 limit 5'
    const lines = (userId: string) => dataOf(call('POST /coql', { select_query }, { userId })).length
    expect([NORA, BRAM].map(lines)).toEqual([1, 0])
  })

  test('are not joined by a lead that somebody converts', () => {
    const id = account()
    const [lead = ''] = make(setup, 'Leads', { Last_Name: 'Boyle', Company: 'X', Owner: { id: BRAM } })
    const convert = () =>
      codeOf(as(BRAM)(`POST /Leads/${lead}/actions/convert`, { data: [{ Accounts: { id } }] }))
    expect(convert()).toBe(unseen)
    setSharing('public_read_only')
    expect(convert()).toBe(denied)
    setSharing('public_read_write')
    expect(convert()).toBe(done)
  })

  test('are merged by who may delete all of them', () => {
    const [own, read] = [account(BRAM), account()]
    const merge = { merge: [{ data: [{ id: read, _fields: [] }], master_record_fields: [] }] }
    const line = `POST /Accounts/${own}/actions/merge`
    expect(as(BRAM)(line, merge)).toMatchObject({ status: 400, body: { code: unseen } })
    shared('users', BRAM, 'read_write')(read)
    pass()
    expect(as(BRAM)(line, merge)).toMatchObject({ status: 403, body: { code: denied } })
    expect(as(NORA)(line, merge).status).toBe(201)
  })
})

test('an organization whose hierarchy is of managers lets these see', () => {
  const seed = { hierarchy_preferences: { type: 'Reporting_To_Hierarchy' as const } }
  const organization = openRecords({
    seed: {
      org: seed,
      profiles: [{ name: 'Administrator' }, { name: 'Standard' }],
      roles: [{ name: 'CEO' }, { name: 'Seller', reporting_to: 'CEO' }],
      users: [
        { email: 'a@example.com', last_name: 'A', role: 'CEO', profile: 'Administrator' },
        { email: 'b@example.com', last_name: 'B', role: 'CEO', profile: 'Standard' },
        {
          email: 'c@example.com',
          last_name: 'C',
          role: 'CEO',
          profile: 'Standard',
          Reporting_To: 'b@example.com',
        },
        {
          email: 'd@example.com',
          last_name: 'D',
          role: 'Seller',
          profile: 'Standard',
          Reporting_To: 'c@example.com',
        },
      ],
    },
  })
  const [, b, c, d] = organization.crm.users().map(({ id }) => id)
  for (const owner of [b, c, d]) make(organization, 'Leads', { Last_Name: 'X', Owner: { id: owner } })
  const seen = [b, c, d].map(
    (userId = '') => dataOf(organization.call('GET /Leads?fields=id', undefined, { userId })).length,
  )
  expect(seen).toEqual([3, 2, 1])
})

test('a reading refuses changes of records that are not seen', () => {
  const other = openRecords({ readings: { records: { unseenRecord: 'NO_PERMISSION' } } })
  const [id = ''] = make(other, 'Leads', { Last_Name: 'Boyle' })
  const as = (line: string, body?: unknown) => other.call(line, body, { userId: BRAM })
  expect(as(`GET /Leads/${id}`).status).toBe(204)
  const codes = [
    as('PUT /Leads', bodyFor(id)),
    as(`PUT /Leads/${id}`, bodyFor(id)),
    as(`DELETE /Leads?ids=${id}`),
    as(`POST /Leads/${id}/Notes`, { data: [{ Note_Content: 'A' }] }),
    as(`POST /Leads/${id}/actions/clone`),
  ].map(codeOf)
  expect(codes).toEqual(Array.from(codes, () => denied))
})
