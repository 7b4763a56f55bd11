import { expect, test } from 'vitest'
import { openQueries } from './query-setup.ts'

const scopes = [
  'ZohoCRM.modules.ALL',
  'ZohoCRM.coql.READ',
  'ZohoCRM.composite_requests.CUSTOM',
  'ZohoCRM.settings.ALL',
]
const { call, ask } = openQueries()

interface Row {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>> & {
    readonly response?: { readonly status_code: number; readonly body: unknown }
  }
}

function send(
  parts: readonly object[],
  more: object = {},
  granted = scopes,
): { status: number; rows: readonly Row[]; body: unknown } {
  const { status, body } = call(
    'POST /__composite_requests',
    { ...more, __composite_requests: parts },
    { scopes: granted },
  )
  return {
    status,
    body,
    rows: (body as { __composite_requests?: readonly Row[] }).__composite_requests ?? [],
  }
}

const lead = (Last_Name: string, more: object = {}): object => ({
  method: 'POST',
  uri: '/crm/v7/Leads',
  body: { data: [{ Last_Name, Company: 'Composite', ...more }] },
})
const names = (): readonly unknown[] =>
  ask("select Last_Name from Leads where Company = 'Composite'").map((row) => row['Last_Name'])

test('calls run one after the other, and refer to each other', () => {
  const { status, rows } = send([
    { sub_request_id: '1', ...lead('first') },
    { method: 'GET', uri: '/crm/v7/Leads/@{1:$.data[0].details.id}', params: { fields: 'Last_Name' } },
    {
      method: 'PUT',
      uri: '/crm/v7/Leads',
      body: { data: [{ id: '@{1:$.data[0].details.id}', Last_Name: 'changed' }] },
    },
    {
      method: 'POST',
      uri: '/crm/v7/coql',
      body: { select_query: "select Last_Name from Leads where id = '@{1:$.data[0].details.id}'" },
    },
  ])
  expect(status).toBe(200)
  expect(rows.map(({ code, details: { response } }) => [code, response?.status_code])).toEqual([
    ['SUCCESS', 201],
    ['SUCCESS', 200],
    ['SUCCESS', 200],
    ['SUCCESS', 200],
  ])
  expect(rows[1]?.details.response?.body).toMatchObject({ data: [{ Last_Name: 'first' }] })
  expect(rows[3]?.details.response?.body).toMatchObject({ data: [{ Last_Name: 'changed' }] })
  expect(names()).toEqual(['changed'])
})

test('a transaction is undone as a whole', () => {
  const before = names()
  const { status, rows } = send([lead('one'), lead('two'), lead('three', { Email: 'none' }), lead('four')], {
    rollback_on_fail: true,
  })
  expect(status).toBe(400)
  expect(rows.map(({ code }) => code)).toEqual([
    'ROLLBACK_PERFORMED',
    'ROLLBACK_PERFORMED',
    'SUCCESS',
    'PROCESSING_STOPPED',
  ])
  expect(rows[2]?.details.response?.status_code).toBe(400)
  expect(rows[0]?.details).toEqual({ rollbacked_by_sub_request_index: 2 })
  expect(names()).toEqual(before)
  expect(send([lead('one'), lead('two')], { rollback_on_fail: true }).status).toBe(200)
  expect(names()).toEqual([...before, 'one', 'two'])
})

test('without a transaction what was done stays, and a part that fails is told', () => {
  const { status, rows } = send([
    lead('stays'),
    { method: 'GET', uri: '/crm/v7/Leads/@{9:$.data[0].id}' },
    { method: 'GET', uri: '/crm/v8/Leads' },
  ])
  expect(status).toBe(207)
  expect(rows.map(({ code }) => code)).toEqual(['SUCCESS', 'INVALID_REFERENCE', 'NOT_ALLOWED'])
  expect(rows[1]?.details).toMatchObject({ reference: '@{9:$.data[0].id}' })
  expect(names()).toContain('stays')
  expect(send([{ method: 'POST', uri: '/crm/v7/__composite_requests', body: {} }]).status).toBe(400)
})

test('rows, scopes and unknown addresses are the parts’ own', () => {
  const outcomes = (parts: readonly object[], granted = scopes): unknown =>
    send(parts, {}, granted).rows.map(({ details: { response } }) => [
      response?.status_code,
      (response?.body as { code?: string } | undefined)?.code,
    ])
  const two = { method: 'POST', uri: '/crm/v7/Leads', body: { data: [{}, {}] } }
  const query = (limit: number): object => ({
    method: 'POST',
    uri: '/crm/v7/coql',
    body: { select_query: `select id from Leads where id is not null limit ${limit}` },
  })
  expect(
    outcomes([
      two,
      query(26),
      { method: 'GET', uri: '/crm/v7/Planets', params: { fields: 'id' } },
      { method: 'GET', uri: '/crm/v7/planets' },
    ]),
  ).toEqual([
    [400, 'LIMIT_EXCEEDED'],
    [400, 'LIMIT_EXCEEDED'],
    [400, 'INVALID_MODULE'],
    [404, 'INVALID_URL_PATTERN'],
  ])
  expect(outcomes([lead('x')], ['ZohoCRM.composite_requests.CUSTOM'])).toEqual([
    [401, 'OAUTH_SCOPE_MISMATCH'],
  ])
})

test('in parallel a part waits for those that it refers to, and a circle is refused whole', () => {
  const refer = (to: string, name: string): object => ({
    sub_request_id: name,
    method: 'GET',
    uri: `/crm/v7/Leads/@{${to}:$.data[0].details.id}`,
    params: { fields: 'Last_Name' },
  })
  const late = { sub_request_id: 'made', ...lead('late') }
  const { status, rows } = send([refer('made', 'a'), late])
  expect([status, rows[0]?.details.response?.status_code]).toEqual([200, 200])
  expect(
    send([refer('made', 'a'), late], { parallel_execution: false }).rows.map(({ code }) => code),
  ).toEqual(['INVALID_REFERENCE', 'SUCCESS'])
  expect(send([refer('self', 'self')]).rows.map(({ code }) => code)).toEqual(['INVALID_REFERENCE'])
  const before = names().length
  expect(send([lead('x'), refer('b', 'a'), refer('a', 'b')])).toMatchObject({
    status: 400,
    body: { code: 'LOOPING_FOUND', details: { sub_request_indexes: [1, 2] } },
  })
  expect(names()).toHaveLength(before)
})

test('lists have 25 rows, and every kind of write has one', () => {
  const outcome = (part: object): unknown => {
    const body = send([part], {}, [...scopes, 'ZohoCRM.users.ALL', 'ZohoCRM.org.ALL']).rows[0]?.details
      .response?.body
    const { code, data, users, roles } = body as Record<string, unknown>
    return code ?? ((data ?? users ?? roles) as readonly unknown[]).length
  }
  const made = Array.from({ length: 30 }, (_, index) => ({ Last_Name: `many ${index}`, Company: 'Many' }))
  call('POST /Leads', { data: made })
  const post = (path: string, body: object): object => ({ method: 'POST', uri: `/crm/v7${path}`, body })
  const get = (path: string): object => ({ method: 'GET', uri: `/crm/v7${path}` })
  const text = "select id from Leads where Company = 'Many'"
  expect(outcome(post('/coql', { select_query: text }))).toBe(25)
  expect(outcome(post('/coql', { select_query: `${text} limit 3` }))).toBe(3)
  expect(outcome(get('/Leads?fields=id'))).toBe(25)
  expect(outcome(get('/Leads?fields=id&per_page=26'))).toBe('LIMIT_EXCEEDED')
  expect(outcome(get('/users?type=AllUsers'))).toBe(25)
  // Roles are not counted.
  expect(outcome(get('/settings/roles'))).toBeGreaterThan(3)
  expect(outcome(post('/settings/tags?module=Leads', { tags: [{ name: 'a' }, { name: 'b' }] }))).toBe(
    'LIMIT_EXCEEDED',
  )
  expect(outcome(post('/Leads/upsert', { data: [{}, {}] }))).toBe('LIMIT_EXCEEDED')
  expect(send([get('/settings/user_groups')]).rows[0]).toMatchObject({
    code: 'NOT_SUPPORTED',
    details: { allowed_services: expect.arrayContaining(['coql']) as unknown },
  })
})

test.each<[object, string, object]>([
  [
    { __composite_requests: [{ method: 'DELETE', uri: '/crm/v7/Leads?ids=1,2' }] },
    'INVALID_DATA',
    { restricted_params: ['ids'], json_path: '$.__composite_requests[0].params' },
  ],
  [{}, 'MANDATORY_NOT_FOUND', { api_name: '__composite_requests' }],
  [{ __composite_requests: {} }, 'INVALID_DATA', { expected_data_type: 'jsonarray' }],
  [
    { __composite_requests: Array.from({ length: 6 }, () => lead('x')) },
    'INVALID_DATA',
    { maximum_length: 5 },
  ],
  [
    { __composite_requests: [{ method: 'GET', uri: 'https://host/x' }] },
    'INVALID_DATA',
    { regex: '/crm(/.*)?/v[0-9]+([.][0-9]+)?/.*', json_path: '$.__composite_requests[0].uri' },
  ],
  [
    { __composite_requests: [{ ...lead('x'), headers: { Authorization: 'x' } }] },
    'INVALID_DATA',
    { restricted_headers: ['Authorization'] },
  ],
  [
    { __composite_requests: [lead('x')], rollback_on_fail: true, parallel_execution: true },
    'AMBIGUITY_DURING_PROCESSING',
    {},
  ],
  [
    {
      __composite_requests: [
        { sub_request_id: 'a', ...lead('x') },
        { sub_request_id: 'a', ...lead('y') },
      ],
    },
    'DUPLICATE_DATA',
    { sub_request_indexes: [0, 1] },
  ],
])('a body that is none is refused: %#', (body, code, details) => {
  const answer = call('POST /__composite_requests', body, { scopes })
  expect(answer).toMatchObject({ status: 400, body: { code, details } })
})
