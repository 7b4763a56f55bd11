import { describe, expect, test } from 'vitest'
import { defaultOrganization } from '../../src/crm/index.ts'
import { setUpCrm, type CrmSetup } from './setup.ts'

const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL']

/** An organization with people, and without a record. */
function open(): CrmSetup {
  const { records: _samples, ...seed } = defaultOrganization()
  const setup = setUpCrm({ seed })
  return { ...setup, call: (line, body, caller = {}) => setup.call(line, body, { scopes, ...caller }) }
}

function write(
  setup: CrmSetup,
  line: string,
  ...data: readonly unknown[]
): { status: number; rows: readonly Row[] } {
  const { status, body } = setup.call(line, { data })
  return { status, rows: (body as { data: readonly Row[] }).data }
}

interface Row {
  readonly code: string
  readonly details: Readonly<Record<string, never>>
  readonly message: string
}

function dataOf({ body }: { readonly body?: unknown }): readonly Record<string, unknown>[] {
  return (body as { data: readonly Record<string, unknown>[] }).data
}

describe('a record', () => {
  test('is created, read, changed and deleted', () => {
    const setup = open()
    const { status, rows } = write(setup, 'POST /Leads', {
      Last_Name: 'Boyle',
      First_Name: 'Patricia',
      Tag: [{ name: 'hot' }],
    })
    expect(status).toBe(201)
    expect(rows).toMatchObject([
      { code: 'SUCCESS', message: 'record added', details: { Created_By: { name: expect.any(String) } } },
    ])
    const id = String(rows[0]?.details['id'])
    const [lead] = dataOf(setup.call(`GET /Leads/${id}`))
    expect(lead).toMatchObject({
      id,
      Full_Name: 'Patricia Boyle',
      Company: null,
      Email_Opt_Out: false,
      Tag: [{ name: 'hot', color_code: null }],
      Owner: { email: expect.stringContaining('@') },
      $editable: true,
    })
    setup.advance(60_000)
    expect(write(setup, `PUT /Leads/${id}`, { Company: 'Zylker', Last_Name: 'Bo' }).rows).toMatchObject([
      { message: 'record updated', details: { id } },
    ])
    const [changed] = dataOf(
      setup.call(`GET /Leads/${id}?fields=Company,Full_Name,Modified_Time,Created_Time`),
    )
    expect(Object.keys(changed ?? {})).toEqual([
      'Company',
      'Full_Name',
      'Modified_Time',
      'Created_Time',
      'id',
    ])
    expect(changed).toMatchObject({ Company: 'Zylker', Full_Name: 'Patricia Bo' })
    expect(
      Date.parse(String(changed?.['Modified_Time'])) - Date.parse(String(changed?.['Created_Time'])),
    ).toBe(60_000)
    expect(dataOf(setup.call(`DELETE /Leads/${id}`))).toMatchObject([
      { message: 'record deleted', details: { id } },
    ])
    expect(setup.call(`GET /Leads/${id}`).status).toBe(204)
    expect(dataOf(setup.call('GET /Leads/deleted'))).toMatchObject([
      { id, type: 'recycle', display_name: 'Patricia Bo', deleted_by: { name: expect.any(String) } },
    ])
    setup.advance(61 * 86_400_000)
    expect(dataOf(setup.call('GET /Leads/deleted?type=permanent'))).toMatchObject([
      { id, display_name: null },
    ])
    setup.advance(120 * 86_400_000)
    expect(setup.call('GET /Leads/deleted').status).toBe(204)
  })

  test('points to others by lookups, which read as null while those lie in the bin', () => {
    const setup = open()
    const account = String(write(setup, 'POST /Accounts', { Account_Name: 'Zylker' }).rows[0]?.details['id'])
    const contact = String(
      write(setup, 'POST /Contacts', { Last_Name: 'Boyle', Account_Name: { id: account } }).rows[0]?.details[
        'id'
      ],
    )
    const read = (): unknown =>
      dataOf(setup.call(`GET /Contacts/${contact}?fields=Account_Name`))[0]?.['Account_Name']
    expect(read()).toEqual({ name: 'Zylker', id: account })
    setup.call(`DELETE /Accounts?ids=${account}`)
    expect(read()).toBeNull()
    expect(write(setup, 'POST /Contacts', { Last_Name: 'x', Account_Name: { id: account } })).toMatchObject({
      status: 400,
      rows: [{ code: 'INVALID_DATA', details: { api_name: 'id', json_path: '$.data[0].Account_Name.id' } }],
    })
  })

  test('of inventory has lines with totals; they are added, changed and removed by their ids', () => {
    const setup = open()
    const product = String(
      write(setup, 'POST /Products', { Product_Name: 'Bridge', Unit_Price: 12.5 }).rows[0]?.details['id'],
    )
    const line = {
      Product_Name: { id: product },
      Quantity: 4,
      Discount: 10,
      Line_Tax: [{ name: 'VAT', percentage: 21 }],
    }
    const quote = String(
      write(setup, 'POST /Quotes', { Subject: 'Bridges', Quoted_Items: [line] }).rows[0]?.details['id'],
    )
    const read = (): Record<string, unknown> => dataOf(setup.call(`GET /Quotes/${quote}`))[0] ?? {}
    expect(read()).toMatchObject({
      Quote_Number: '1',
      Quote_Stage: 'Draft',
      Sub_Total: 48.4,
      Grand_Total: 48.4,
      Quoted_Items: [
        { Product_Name: { name: 'Bridge' }, Total: 50, Total_After_Discount: 40, Tax: 8.4, Net_Total: 48.4 },
      ],
      $has_more: { Quoted_Items: false },
    })
    expect(dataOf(setup.call('GET /Quotes?fields=Subject,Quoted_Items'))[0]).not.toHaveProperty(
      'Quoted_Items',
    )
    const [first] = read()['Quoted_Items'] as readonly { readonly id: string }[]
    write(setup, `PUT /Quotes/${quote}`, {
      Quoted_Items: [
        { ...line, Quantity: 1, Line_Tax: [] },
        { id: first?.id, _delete: null },
      ],
    })
    expect(read()).toMatchObject({ Quoted_Items: [{ Quantity: 1, Net_Total: 2.5 }], Grand_Total: 2.5 })
    expect(write(setup, 'POST /Quotes', { Subject: 'No lines' }).rows).toMatchObject([
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Quoted_Items' } },
    ])
  })

  test('of an activity needs $se_module beside What_Id', () => {
    const setup = open()
    const lead = String(write(setup, 'POST /Leads', { Last_Name: 'Boyle' }).rows[0]?.details['id'])
    const task = { Subject: 'Call back', What_Id: { id: lead } }
    expect(write(setup, 'POST /Tasks', task).rows).toMatchObject([
      {
        code: 'DEPENDENT_FIELD_MISSING',
        details: {
          api_name: 'What_Id',
          json_path: '$.data[0].What_Id',
          dependee: { api_name: '$se_module' },
        },
      },
    ])
    expect(write(setup, 'POST /Tasks', { ...task, $se_module: 'Deals' }).rows).toMatchObject([
      { code: 'INVALID_DATA', details: { json_path: '$.data[0].What_Id.id' } },
    ])
    const id = String(write(setup, 'POST /Tasks', { ...task, $se_module: 'Leads' }).rows[0]?.details['id'])
    write(setup, `PUT /Tasks/${id}`, { Status: 'Completed' })
    expect(dataOf(setup.call(`GET /Tasks/${id}?fields=What_Id,$se_module,Closed_Time,Priority`))).toEqual([
      {
        What_Id: { name: 'Boyle', id: lead },
        $se_module: 'Leads',
        Closed_Time: expect.any(String),
        Priority: 'High',
        id,
      },
    ])
    const call = {
      Subject: 'x',
      Call_Type: 'Outbound',
      Call_Start_Time: '2026-06-01T10:00:00Z',
      Call_Duration: '00:00',
    }
    expect(write(setup, 'POST /Calls', call).rows).toMatchObject([
      { code: 'DEPENDENT_MISMATCH', message: 'Call Duration can not be zero.' },
    ])
  })

  test('of a deal follows its stage', () => {
    const setup = open()
    const deal = { Deal_Name: 'Bridges', Stage: 'Id. Decision Makers', Amount: 1000 }
    const id = String(write(setup, 'POST /Deals', deal).rows[0]?.details['id'])
    const read = (): unknown =>
      dataOf(setup.call(`GET /Deals/${id}?fields=Stage,Probability,Expected_Revenue`))[0]
    expect(read()).toEqual({ Stage: 'Identify Decision Makers', Probability: 60, Expected_Revenue: 600, id })
    write(setup, `PUT /Deals/${id}`, { Probability: 50 })
    expect(read()).toMatchObject({ Probability: 50, Expected_Revenue: 500 })
    expect(write(setup, `PUT /Deals/${id}`, { Probability: 101 }).rows).toMatchObject([
      { code: 'INVALID_DATA', details: { range: { from: 0, to: 100 } } },
    ])
  })

  test('with a layout must have what it demands, and keeps nothing else', () => {
    const setup = open()
    const { body } = setup.call('GET /settings/layouts?module=Leads')
    const [layout] = (body as { layouts: readonly { id: string }[] }).layouts
    expect(write(setup, 'POST /Leads', { Last_Name: 'a', Layout: { id: layout?.id } }).rows).toMatchObject([
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Company' } },
    ])
    expect(
      write(setup, 'POST /Leads', { Last_Name: 'a', Company: 'b', Layout: { id: layout?.id } }).status,
    ).toBe(201)
    expect(write(setup, 'POST /Leads', { Last_Name: 'a', Layout: { id: '1' } }).rows).toMatchObject([
      { code: 'INVALID_DATA', details: { json_path: '$.data[0].Layout.id' } },
    ])
  })
})

describe('rows of a body', () => {
  test('are answered one by one, each with everything that is wrong', () => {
    const setup = open()
    const { status, rows } = write(
      setup,
      'POST /Leads',
      { Last_Name: 'a' },
      { Email: 'x', No_of_Employees: '5' },
      'x',
    )
    expect(status).toBe(207)
    expect(rows).toMatchObject([
      { code: 'SUCCESS' },
      {
        code: 'MULTIPLE_OR_MULTI_ERRORS',
        details: {
          errors: [
            {
              code: 'MANDATORY_NOT_FOUND',
              details: { api_name: 'Last_Name', json_path: '$.data[1].Last_Name' },
            },
            { code: 'INVALID_DATA', details: { api_name: 'Email', regex: expect.any(String) } },
            { code: 'INVALID_DATA', details: { api_name: 'No_of_Employees', expected_data_type: 'integer' } },
          ],
        },
      },
      { code: 'INVALID_DATA', details: { expected_data_type: 'jsonobject' } },
    ])
    expect(dataOf(setup.call('GET /Leads?fields=Last_Name'))).toHaveLength(1)
    const many = Array.from({ length: 101 }, () => ({ Last_Name: 'a' }))
    expect(setup.call('POST /Leads', { data: many })).toMatchObject({
      status: 400,
      body: {
        code: 'LIMIT_EXCEEDED',
        details: { maximum_length: 100, api_name: 'data', json_path: '$.data' },
      },
    })
    expect(write(setup, 'PUT /Leads', { Last_Name: 'a' }, { id: '1', Last_Name: 'a' }).rows).toMatchObject([
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'id' } },
      { code: 'INVALID_DATA', details: { api_name: 'id', json_path: '$.data[1].id' } },
    ])
    expect(setup.call('PUT /Leads/1', { data: [{}] })).toMatchObject({
      status: 400,
      body: { details: { resource_path_index: 1 } },
    })
    expect(setup.call('POST /Leads', { data: [{ Last_Name: 'a' }], trigger: 'workflow' })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', details: { api_name: 'trigger', expected_data_type: 'jsonarray' } },
    })
  })

  test('that fail take their ids and tags with them', () => {
    const setup = open()
    write(setup, 'POST /Leads', { Tag: [{ name: 'lost' }] })
    const before = setup.crm.snapshot() as { tables: Record<string, unknown> }
    expect(before.tables['tags']).toBeUndefined()
  })
})

describe('a list', () => {
  const seeded = (count: number): CrmSetup => {
    const setup = open()
    for (let made = 0; made < count; made += 100) {
      const names = Array.from({ length: Math.min(100, count - made) }, (_, index) => ({
        Last_Name: `L${made + index}`,
      }))
      write(setup, 'POST /Leads', ...names)
    }
    return setup
  }
  const names = (answer: { readonly body?: unknown }): unknown =>
    dataOf(answer).map((row) => row['Last_Name'])

  test('is newest first, and goes on by a token that is bound to what was asked', () => {
    const setup = seeded(7)
    const first = setup.call('GET /Leads?fields=Last_Name&per_page=3')
    expect(names(first)).toEqual(['L6', 'L5', 'L4'])
    const { info } = first.body as { info: Record<string, unknown> }
    expect(info).toMatchObject({
      per_page: 3,
      count: 3,
      page: 1,
      more_records: true,
      sort_by: 'id',
      sort_order: 'desc',
    })
    const token = String(info['next_page_token'])
    expect(token.length).toBeLessThan(97)
    // What is added in between moves no page.
    write(setup, 'POST /Leads', { Last_Name: 'late' })
    const second = setup.call(`GET /Leads?fields=Last_Name&per_page=3&page_token=${token}`)
    expect(names(second)).toEqual(['L3', 'L2', 'L1'])
    const error = (line: string): unknown => (setup.call(line).body as { code: string }).code
    expect(error(`GET /Leads?fields=Last_Name&per_page=2&page_token=${token}`)).toBe(
      'TOKEN_BOUND_DATA_MISMATCH',
    )
    expect(error(`GET /Contacts?fields=Last_Name&per_page=3&page_token=${token}`)).toBe(
      'TOKEN_BOUND_DATA_MISMATCH',
    )
    expect(error('GET /Leads?fields=Last_Name&page_token=nonsense')).toBe('INVALID_DATA')
    expect(error(`GET /Leads?fields=Last_Name&per_page=3&page=2&page_token=${token}`)).toBe(
      'AMBIGUITY_DURING_PROCESSING',
    )
    setup.advance(24 * 60 * 60 * 1000)
    expect(setup.call(`GET /Leads?fields=Last_Name&per_page=3&page_token=${token}`).body).toMatchObject({
      code: 'EXPIRED_VALUE',
      details: { api_name: 'page_token', json_path: '$.query.page_token' },
    })
  })

  test('goes on by token when the clock stands between two milliseconds', () => {
    const setup = seeded(3)
    setup.advance(0.5)
    const { info } = setup.call('GET /Leads?fields=Last_Name&per_page=2').body as {
      info: Record<string, unknown>
    }
    const token = String(info['next_page_token'])
    expect(names(setup.call(`GET /Leads?fields=Last_Name&per_page=2&page_token=${token}`))).toEqual(['L0'])
  })

  test('has pages by number as far as 2000 records', () => {
    const setup = seeded(5)
    expect(names(setup.call('GET /Leads?fields=Last_Name&per_page=2&page=3'))).toEqual(['L0'])
    expect(setup.call('GET /Leads?fields=Last_Name&per_page=2&page=4').status).toBe(204)
    expect(setup.call('GET /Leads?fields=Last_Name&page=11').body).toMatchObject({
      code: 'DISCRETE_PAGINATION_LIMIT_EXCEEDED',
      details: { limit: 2000 },
    })
    expect(setup.call('GET /Leads?fields=Last_Name&per_page=201').body).toMatchObject({
      code: 'PATTERN_NOT_MATCHED',
      details: { param_name: 'per_page' },
    })
  })

  test('is ordered and narrowed by its parameters', () => {
    const setup = seeded(2)
    setup.advance(60_000)
    const since = Date.UTC(2026, 5, 1, 12, 0, 30)
    const [, older] = dataOf(setup.call('GET /Leads?fields=id'))
    write(setup, `PUT /Leads/${String(older?.['id'])}`, { Company: 'x' })
    expect(names(setup.call('GET /Leads?fields=Last_Name&sort_by=Modified_Time'))).toEqual(['L0', 'L1'])
    expect(names(setup.call('GET /Leads?fields=Last_Name&sort_order=asc'))).toEqual(['L0', 'L1'])
    expect(names(setup.call(`GET /Leads?fields=Last_Name&ids=${String(older?.['id'])}`))).toEqual(['L0'])
    expect(setup.call('GET /Leads?fields=Last_Name&converted=true').status).toBe(204)
    expect(setup.call('GET /Leads?fields=Last_Name&converted=maybe').status).toBe(400)
    expect(setup.call('GET /Leads').body).toMatchObject({
      code: 'REQUIRED_PARAM_MISSING',
      details: { param_name: 'fields' },
    })
    expect(setup.call('GET /Leads?fields=a&sort_by=Last_Name').body).toMatchObject({
      details: { param_name: 'sort_by' },
    })
    const many = Array.from({ length: 51 }, (_, index) => `F${index}`).join(',')
    expect(setup.call(`GET /Leads?fields=${many}`).body).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { limit: 50, param_name: 'fields' },
    })
    expect(setup.call('GET /Leads?fields=id&cvid=7').body).toMatchObject({ details: { param_name: 'cvid' } })
    expect(names(setup.call('GET /Leads?fields=Last_Name', undefined, { modifiedSince: since }))).toEqual([
      'L0',
    ])
    const later = { modifiedSince: since + 86_400_000 }
    expect(setup.call('GET /Leads?fields=id', undefined, later).status).toBe(304)
    expect(setup.call('GET /Contacts?fields=id', undefined, later).status).toBe(204)
  })
})

describe('a caller', () => {
  test('needs a scope and a permission of the module, and a module that is there', () => {
    const setup = open()
    const code = (line: string, body: unknown, as: readonly string[]): unknown =>
      (setup.call(line, body, { scopes: as }).body as { code: string } | undefined)?.code
    expect(code('GET /Leads?fields=id', undefined, ['ZohoCRM.modules.contacts.READ'])).toBe(
      'OAUTH_SCOPE_MISMATCH',
    )
    expect(code('POST /Leads', { data: [] }, ['ZohoCRM.modules.leads.READ'])).toBe('OAUTH_SCOPE_MISMATCH')
    expect(code('GET /Nonsense?fields=id', undefined, scopes)).toBe('INVALID_MODULE')
    expect(code('GET /Home?fields=id', undefined, scopes)).toBe('INVALID_MODULE')
    expect(setup.call('GET /Leads/x').status).toBe(404)
  })
})

test('a snapshot holds records and metadata, and comes back in an emulator that has seen neither', () => {
  const setup = open()
  write(setup, 'POST /Leads', { Last_Name: 'Boyle' })
  const snapshot = JSON.parse(JSON.stringify(setup.crm.snapshot())) as unknown
  const other = open()
  other.crm.restore(snapshot)
  expect(dataOf(other.call('GET /Leads?fields=Last_Name'))).toMatchObject([{ Last_Name: 'Boyle' }])
  expect(other.crm.snapshot()).toEqual(snapshot)
})

test('a page token leads no further than 100,000 records', () => {
  const setup = open()
  write(setup, 'POST /Leads', { Last_Name: 'One' }, { Last_Name: 'Two' })
  const line = 'GET /Leads?fields=Last_Name&per_page=1'
  const { info } = setup.call(line).body as { info: { next_page_token: string } }
  const token = (served: number): string => info.next_page_token.replace(/^1-/, `${served}-`)
  expect(setup.call(`${line}&page_token=${token(99_999)}`).status).toBe(200)
  expect(setup.call(`${line}&page_token=${token(100_000)}`)).toMatchObject({
    status: 400,
    body: { code: 'PAGINATION_LIMIT_EXCEEDED', details: { param_name: 'page_token' } },
  })
})
