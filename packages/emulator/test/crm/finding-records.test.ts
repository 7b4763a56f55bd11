import { describe, expect, test } from 'vitest'
import { defaultOrganization } from '../../src/crm/index.ts'
import { parseCriteria } from '../../src/crm/areas/records/parse-criteria.ts'
import { setUpCrm, type CrmSetup } from './setup.ts'

const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoSearch.securesearch.READ']

function open(readings: Parameters<typeof setUpCrm>[0] = {}): CrmSetup {
  const { records: _samples, ...seed } = defaultOrganization()
  const setup = setUpCrm({ seed, ...readings })
  return { ...setup, call: (line, body, caller = {}) => setup.call(line, body, { scopes, ...caller }) }
}

function make({ call }: CrmSetup, module: string, ...data: readonly object[]): readonly string[] {
  const { body } = call(`POST /${module}`, { data })
  return (body as { data: readonly { details: { id: string } }[] }).data.map(({ details }) => details.id)
}

function found({ call }: CrmSetup, query: string): readonly unknown[] {
  const { status, body } = call(`GET /Leads/search?${query}`)
  if (status === 204) return []
  const { data } = body as { data?: readonly Record<string, unknown>[] }
  return data?.map((row) => row['Last_Name']) ?? [body]
}

const byCriteria = (setup: CrmSetup, criteria: string): readonly unknown[] =>
  found(setup, `sort_order=asc&criteria=${encodeURIComponent(criteria)}`)

function seeded(readings: Parameters<typeof setUpCrm>[0] = {}): CrmSetup {
  const setup = open(readings)
  make(
    setup,
    'Leads',
    {
      Last_Name: 'Boyle',
      First_Name: 'Mary',
      Company: 'ABC',
      Email: 'm.boyle@zylker.example',
      Annual_Revenue: 100,
    },
    {
      Last_Name: 'Burns,B',
      First_Name: 'Steve',
      Company: 'ABC Inc',
      Phone: '+31 (20) 123-456',
      Annual_Revenue: 200,
    },
    {
      Last_Name: 'K\\',
      Company: 'Other',
      Lead_Source: 'OnlineStore',
      Email_Opt_Out: true,
      Annual_Revenue: 300,
    },
  )
  return setup
}

describe('a search by criteria', () => {
  test.each<[string, readonly string[]]>([
    ['(Company:equals:ABC)', ['Boyle', 'Burns,B']],
    ['Company:equals:other', ['K\\']],
    ['((Last_Name:equals:Burns\\,B)and(First_Name:starts_with:S))', ['Burns,B']],
    ['((Last_Name:equals:Burns\\,B) or (First_Name:starts_with:M))', ['Boyle', 'Burns,B']],
    ['(Last_Name:equals:K\\\\)', ['K\\']],
    ['(Annual_Revenue:between:150,250)', ['Burns,B']],
    ['(Annual_Revenue:in:100,300)', ['Boyle', 'K\\']],
    ['(Annual_Revenue:greater_equal:200)', ['Burns,B', 'K\\']],
    ['(Lead_Source:equals:OnlineStore)', ['K\\']],
    ['(Lead_Source:equals:Online Store)', ['K\\']],
    ['(Email_Opt_Out:equals:true)', ['K\\']],
    ['(((Company:equals:ABC)and(First_Name:equals:Mary))or(Email_Opt_Out:equals:true))', ['Boyle', 'K\\']],
    ['(Created_Time:greater_than:2026-06-01T13:00:00+00:00)', []],
    ['(Full_Name:starts_with:Mary)', ['Boyle']],
    ['(Company:not_equal:ABC)', ['Burns,B', 'K\\']],
  ])('%s', (criteria, names) => {
    expect(byCriteria(seeded(), criteria)).toEqual(names)
  })

  test('finds the very value only, where that is chosen', () => {
    const setup = seeded({ readings: { records: { searchEquals: 'exact' } } })
    expect(byCriteria(setup, '(Company:equals:ABC)')).toEqual(['Boyle'])
  })

  test('finds records by those that they point to', () => {
    const setup = open()
    const [account] = make(setup, 'Accounts', { Account_Name: 'Zylker' })
    const [contact] = make(
      setup,
      'Contacts',
      { Last_Name: 'Boyle', Account_Name: { id: account } },
      { Last_Name: 'x' },
    )
    const { body } = setup.call(
      `GET /Contacts/search?criteria=(Account_Name:equals:${account ?? ''})&fields=Last_Name`,
    )
    expect(body).toMatchObject({
      data: [{ id: contact, Last_Name: 'Boyle' }],
      info: { count: 1, more_records: false },
    })
  })

  test.each<[string, object]>([
    ['', { code: 'INVALID_QUERY' }],
    ['(Company:equals:ABC', { code: 'INVALID_QUERY' }],
    ['(Company:equals:ABC)x', { code: 'INVALID_QUERY' }],
    ['(Nonsense:equals:a)', { code: 'INVALID_QUERY', details: { api_name: 'Nonsense' } }],
    ['(__proto__:equals:a)', { code: 'INVALID_QUERY', details: { api_name: '__proto__' } }],
    ['(Company:like:a)', { code: 'INVALID_QUERY', details: { operator: 'like' } }],
    ['(Lead_Source:starts_with:a)', { code: 'INVALID_QUERY', details: { operator: 'starts_with' } }],
    ['(Annual_Revenue:equals:many)', { code: 'INVALID_QUERY', details: { expected_data_type: 'double' } }],
    ['(Annual_Revenue:between:1)', { code: 'INVALID_QUERY' }],
    [`(No_of_Employees:in:${'1,'.repeat(100)}1)`, { code: 'INVALID_QUERY' }],
    [`(${'(Company:equals:a)and'.repeat(15)}(Company:equals:a))`, { code: 'CRITERIA_LIMIT_EXCEEDED' }],
    ['('.repeat(1400), { code: 'INVALID_QUERY' }],
    ['x'.repeat(3001), { code: 'INVALID_QUERY' }],
  ])('%j is refused', (criteria, error) => {
    expect(byCriteria(seeded(), criteria)).toMatchObject([error])
  })

  test('is read in time that grows with its length', () => {
    // Eighty thousand characters that look like the beginning of something.
    for (const text of [
      '('.repeat(80_000),
      `${'a'.repeat(80_000)}:`,
      `(a:b:${'\\('.repeat(40_000)}`,
      ' '.repeat(80_000),
    ])
      expect(parseCriteria(text)).toBeUndefined()
  })
})

describe('a search', () => {
  test('leaves out what waits for an approval, unless the call asks for it, in the words of either source', () => {
    const setup = open()
    make(setup, 'Leads', { Last_Name: 'Boyle' }, { Last_Name: 'Adams', $approved: false })
    const names = (more: string): unknown => found(setup, `word=ad&${more}`)
    expect(names('')).toEqual([])
    expect(names('approved=false')).toEqual(['Adams'])
    expect(names('approved=both')).toEqual(['Adams'])
    expect(names('approval_state=approval_process_pending')).toEqual(['Adams'])
    expect(names('approval_state=approved')).toEqual([])
    expect(names('approved=perhaps')).toMatchObject([{ details: { param_name: 'approved' } }])
    expect(names('approval_state=perhaps')).toMatchObject([{ details: { param_name: 'approval_state' } }])
    const count = (more: string): unknown => setup.call(`GET /Leads/actions/count?word=ad${more}`).body
    expect([count(''), count('&approved=false')]).toEqual([{ count: 0 }, { count: 1 }])
    expect(setup.call('GET /Leads?fields=$approval_state&sort_order=asc').body).toMatchObject({
      data: [{ $approval_state: 'approved' }, { $approval_state: 'approval_process_pending' }],
    })
  })

  test('by e-mail, phone or word; the strongest of them counts', () => {
    const setup = seeded()
    expect(found(setup, 'email=boyle@zylker')).toEqual(['Boyle'])
    expect(found(setup, 'phone=20123456')).toEqual(['Burns,B'])
    expect(found(setup, 'word=inc')).toEqual(['Burns,B'])
    expect(found(setup, 'word=AB*&sort_by=Annual_Revenue&sort_order=asc')).toEqual(['Boyle', 'Burns,B'])
    expect(found(setup, 'word=inc&email=boyle@zylker')).toEqual(['Boyle'])
    expect(found(setup, 'word=a')).toMatchObject([{ code: 'INVALID_DATA', details: { param_name: 'word' } }])
    expect(found(setup, 'phone=xx')).toEqual([])
    expect(found(setup, 'page=1')).toMatchObject([
      { code: 'EXPECTED_PARAM_MISSING', details: { param_names: ['criteria', 'email', 'phone', 'word'] } },
    ])
    expect(found(setup, 'word=abc&page=11')).toMatchObject([
      { code: 'LIMIT_REACHED', details: { limit: '2000' } },
    ])
    expect(found(setup, 'word=abc&sort_by=Nonsense')).toMatchObject([{ code: 'INVALID_DATA' }])
    const without = { scopes: ['ZohoCRM.modules.ALL'] }
    expect(setup.call('GET /Leads/search?word=abc', undefined, without)).toMatchObject({ status: 401 })
  })

  test('is counted', () => {
    const setup = seeded()
    expect(setup.call('GET /Leads/actions/count').body).toEqual({ count: 3 })
    expect(setup.call('GET /Leads/actions/count?word=abc').body).toEqual({ count: 2 })
    expect(setup.call('GET /Contacts/actions/count').body).toEqual({ count: 0 })
    const { custom_views: views } = setup.call('GET /settings/custom_views?module=Leads').body as {
      custom_views: readonly { readonly id: string; readonly system_name: string }[]
    }
    const ofView = (wanted: string): unknown => {
      const { id } = views.find(({ system_name: name }) => name === wanted) ?? { id: '5' }
      return setup.call(`GET /Leads/actions/count?cvid=${id}`).body
    }
    expect(ofView('ALLVIEWS')).toEqual({ count: 3 })
    expect(ofView('JUNKLEADVIEWS')).toEqual({ count: 0 })
    expect(ofView('no view')).toMatchObject({ code: 'INVALID_DATA', details: { param_name: 'cvid' } })
    expect(setup.call('GET /Leads/actions/count?word=abc&cvid=5').body).toMatchObject({
      code: 'AMBIGUITY_DURING_PROCESSING',
      details: { ambiguity_due_to: [{ param_name: 'cvid' }, { param_name: 'word' }] },
    })
  })
})

test('a reading has searches and counts know what was written a while ago', () => {
  const setup = seeded({ readings: { records: { searchLagMs: 60_000 } } })
  const scoped = (line: string, body?: unknown) => setup.call(line, body)
  const count = (query = '') => (scoped(`GET /Leads/actions/count${query}`).body as { count: number }).count
  expect([found(setup, 'word=abc'), count(), count('?word=abc')]).toEqual([[], 0, 0])
  setup.advance(60_000)
  expect([found(setup, 'word=abc'), count(), count('?word=abc')]).toEqual([['Burns,B', 'Boyle'], 3, 2])
  const [lead] = (scoped('GET /Leads?fields=id&sort_order=asc').body as { data: { id: string }[] }).data
  scoped(`PUT /Leads/${lead?.id ?? ''}`, { data: [{ Company: 'Xavier', Last_Name: 'Bo' }] })
  setup.advance(30_000)
  scoped(`PUT /Leads/${lead?.id ?? ''}`, { data: [{ Company: 'Yoyo' }] })
  // Found by what it was, shown as it is.
  expect([found(setup, 'word=abc'), found(setup, 'word=xavier'), count()]).toEqual([['Burns,B', 'Bo'], [], 3])
  setup.advance(30_000)
  expect([found(setup, 'word=abc'), found(setup, 'word=xavier')]).toEqual([['Burns,B'], ['Bo']])
  setup.advance(30_000)
  expect([found(setup, 'word=xavier'), found(setup, 'word=yoyo')]).toEqual([[], ['Bo']])
  scoped(`DELETE /Leads/${lead?.id ?? ''}`)
  expect([found(setup, 'word=yoyo'), count()]).toEqual([[], 2])
})

describe('an upsert', () => {
  const upsert = (
    { call }: CrmSetup,
    rows: readonly object[],
    rest: object = {},
    module = 'Leads',
  ): unknown => {
    const { status, body } = call(`POST /${module}/upsert`, { data: rows, ...rest })
    return { status, ...(body as object) }
  }

  test('changes the record that the field of the system finds, or makes one', () => {
    const setup = seeded()
    const rows = [
      { Last_Name: 'New', Email: 'M.Boyle@zylker.example' },
      { Last_Name: 'Other', Email: 'other@zylker.example' },
    ]
    expect(upsert(setup, rows)).toMatchObject({
      status: 200,
      data: [
        { code: 'SUCCESS', action: 'update', duplicate_field: 'Email', message: 'record updated' },
        { code: 'SUCCESS', action: 'insert', duplicate_field: null, message: 'record added' },
      ],
    })
    expect(setup.call('GET /Leads/actions/count').body).toEqual({ count: 4 })
  })

  test('looks at what it names, then at all unique fields', () => {
    const setup = open()
    const field = (name: string): object => ({
      field_label: name,
      data_type: 'text',
      unique: { case_sensitive: false },
    })
    setup.call('POST /settings/fields?module=Leads', { fields: [field('One'), field('Two')] })
    make(setup, 'Leads', { Last_Name: 'a', One: '1', Email: 'a@b.example' }, { Last_Name: 'b', Two: '2' })
    const both = { Last_Name: 'c', One: '1', Two: '9' }
    expect(upsert(setup, [both], { duplicate_check_fields: ['Two'] })).toMatchObject({
      data: [{ action: 'update', duplicate_field: 'One' }],
    })
    expect(
      upsert(setup, [{ Last_Name: 'c', Email: 'a@b.example' }], { duplicate_check_fields: ['One'] }),
    ).toMatchObject({
      data: [{ action: 'insert' }],
    })
    expect(upsert(setup, [{ Last_Name: 'c', One: '1', Two: '2' }])).toMatchObject({
      status: 400,
      data: [{ code: 'DUPLICATE_DATA', details: { api_name: 'Two' } }],
    })
    expect(upsert(setup, [both], { duplicate_check_fields: ['Company'] })).toMatchObject({
      code: 'INVALID_DATA',
      details: { json_path: '$.duplicate_check_fields[0]', supported_values: ['Email', 'One', 'Two'] },
    })
    expect(upsert(setup, [{ id: '7', Last_Name: 'c' }])).toMatchObject({
      data: [{ details: { api_name: 'id' } }],
    })
    expect(upsert(setup, [{ Subject: 'x' }], {}, 'Tasks')).toMatchObject({ code: 'NOT_SUPPORTED' })
  })
})

describe('a record', () => {
  test('that was changed since a time is left as it is', () => {
    const setup = seeded()
    const [id = ''] = make(setup, 'Leads', { Last_Name: 'a' })
    const now = Date.UTC(2026, 5, 1, 12)
    const update = (unmodifiedSince: number): unknown =>
      setup.call(`PUT /Leads/${id}`, { data: [{ Company: 'x' }] }, { unmodifiedSince })
    expect(update(now - 1000)).toMatchObject({
      status: 412,
      body: { data: [{ code: 'ALREADY_MODIFIED', details: { id, Modified_Time: expect.any(String) } }] },
    })
    expect(update(now)).toMatchObject({ status: 200 })
  })

  test('is copied, but for what only it may have', () => {
    const setup = open()
    const [product] = make(setup, 'Products', { Product_Name: 'Bridge', Unit_Price: 5 })
    const line = { Product_Name: { id: product }, Quantity: 2 }
    const [quote = ''] = make(setup, 'Quotes', { Subject: 'Bridges', Quoted_Items: [line] })
    const { status, body } = setup.call(`POST /Quotes/${quote}/actions/clone`, {
      data: [{ Subject: 'Copy' }],
    })
    expect(status).toBe(201)
    const { data } = body as { data: readonly { details: { id: string } }[] }
    const read = (id: string): Record<string, unknown> =>
      (setup.call(`GET /Quotes/${id}`).body as { data: Record<string, unknown>[] }).data[0] ?? {}
    const copy = read(data[0]?.details.id ?? '')
    expect(copy).toMatchObject({
      Subject: 'Copy',
      Grand_Total: 10,
      Quote_Number: '2',
      Quoted_Items: [{ Quantity: 2 }],
    })
    expect(copy['Quoted_Items']).not.toMatchObject([
      { id: (read(quote)['Quoted_Items'] as { id: string }[])[0]?.id },
    ])
    expect(setup.call(`POST /Quotes/${quote}/actions/clone`).status).toBe(201)
    expect(setup.call('POST /Quotes/7/actions/clone').body).toMatchObject({
      details: { resource_path_index: 1 },
    })
  })

  test('shows the beginning of its rich texts, and all of them when asked', () => {
    const setup = open()
    const field = { field_label: 'Story', data_type: 'textarea', textarea: { type: 'rich_text' } }
    setup.call('POST /settings/fields?module=Leads', { fields: [field] })
    const [id = ''] = make(setup, 'Leads', { Last_Name: 'a', Story: 'x'.repeat(600) })
    const text = (line: string): unknown =>
      (setup.call(line).body as { data: { Story: string }[] }).data[0]?.Story.length
    expect(text('GET /Leads?fields=Story')).toBe(500)
    expect(text(`GET /Leads/${id}/actions/fetch_full_data`)).toBe(600)
    expect(setup.call('GET /Leads/7/actions/fetch_full_data').status).toBe(204)
  })
})
