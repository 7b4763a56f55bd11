import { describe, expect, test } from 'vitest'
import { settingsFields } from '../../src/crm/areas/query/settings-fields.ts'
import { BRAM, NORA } from './setup.ts'
import { openQueries } from './query-setup.ts'

const setup = openQueries()
const { make, ask, refused, call } = setup

const field = (module: string, ...fields: readonly object[]): void => {
  for (const each of fields)
    expect(call(`POST /settings/fields?module=${module}`, { fields: [each] }).status).toBe(201)
}
const options = (...values: readonly string[]): object => ({
  pick_list_values: values.map((value) => ({ display_value: value, actual_value: value })),
})

field(
  'Contacts',
  { field_label: 'Languages Known', data_type: 'multiselectpicklist', ...options('English', 'German') },
  { field_label: 'Days Visited', data_type: 'integer', length: 9 },
  { field_label: 'External', data_type: 'text', length: 50 },
)
field('Accounts', { field_label: 'External Account ID', data_type: 'text', length: 50 })

const [parent = '', zylker = ''] = make(
  'Accounts',
  { Account_Name: 'Zylker Holding', External_Account_ID: 'ZylkerExternal' },
  { Account_Name: 'Zylker', Account_Type: 'Customer' },
)
call(`PUT /Accounts/${zylker}`, { data: [{ Parent_Account: { id: parent } }] })
const [patricia = '', steve = ''] = make(
  'Contacts',
  {
    Last_Name: 'Boyle',
    First_Name: 'Patricia',
    Account_Name: { id: zylker },
    Lead_Source: 'Advertisement',
    Languages_Known: ['English', 'German'],
    Email_Opt_Out: true,
    Date_of_Birth: '2023-01-01',
    External: 'x',
    Owner: { id: NORA },
  },
  { Last_Name: 'Boyle', First_Name: 'Steve', Lead_Source: 'Advertisement', Owner: { id: BRAM } },
)
make(
  'Leads',
  {
    Last_Name: 'One',
    Company: 'A',
    Annual_Revenue: 100_000,
    Lead_Source: 'Advertisement',
    Record_Image: null,
  },
  { Last_Name: 'Two', Company: 'A', Annual_Revenue: 300_000, Lead_Source: 'Advertisement' },
  { Last_Name: 'Three', Company: 'B', Annual_Revenue: 330_000 },
  { Last_Name: 'Four', Company: 'B', Annual_Revenue: 0 },
  { Last_Name: 'Five', Company: 'C', Annual_Revenue: 500 },
)
make(
  'Deals',
  {
    Deal_Name: 'Big',
    Account_Name: { id: zylker },
    Amount: 200_000,
    Stage: 'Closed Won',
    Closing_Date: '2026-02-01',
  },
  {
    Deal_Name: 'Small',
    Account_Name: { id: parent },
    Amount: 10,
    Stage: 'Closed Won',
    Closing_Date: '2026-07-01',
  },
)
make('Campaigns', { Campaign_Name: 'Q1 Marketing Blitz', Start_Date: '2026-01-01', End_Date: '2026-03-31' })
const [lead = ''] = make('Leads', { Last_Name: 'Related', Company: 'Z' })
make(
  'Events',
  {
    Event_Title: 'With a lead',
    Start_DateTime: '2026-06-01T10:00:00+02:00',
    End_DateTime: '2026-06-01T11:00:00+02:00',
    What_Id: { id: lead },
    $se_module: 'Leads',
  },
  {
    Event_Title: 'With an account',
    Start_DateTime: '2026-06-02T10:00:00+02:00',
    End_DateTime: '2026-06-02T11:00:00+02:00',
    What_Id: { id: zylker },
    $se_module: 'Accounts',
  },
)
const usersFields = (settingsFields['users'] ?? []).map(({ api_name: name }) => name)
const [ids, account] = [{ id: patricia }, { name: 'Zylker', id: zylker }]

describe('the queries of the documentation', () => {
  test.each<[string, readonly unknown[]]>([
    [
      "select Last_Name, First_Name, Full_Name from Contacts where Last_Name = 'Boyle' and First_Name is not null limit 2",
      [
        { Last_Name: 'Boyle', First_Name: 'Patricia', Full_Name: 'Patricia Boyle', ...ids },
        { Last_Name: 'Boyle', First_Name: 'Steve', Full_Name: 'Steve Boyle', id: steve },
      ],
    ],
    [
      "select Last_Name, Lead_Source, Languages_Known from Contacts where (((Last_Name = 'Boyle') and (Lead_Source = Advertisement)) and Languages_Known = 'English;German') limit 2",
      [{ Last_Name: 'Boyle', Lead_Source: 'Advertisement', Languages_Known: ['English', 'German'], ...ids }],
    ],
    [
      "select Last_Name, Account_Name from Contacts where ((Last_Name = 'Boyle') and (First_Name is not null)) and (Account_Name.Account_Name = 'Zylker') limit 2",
      [{ Last_Name: 'Boyle', Account_Name: account, ...ids }],
    ],
    [
      'select Last_Name, Account_Name.Parent_Account, Account_Name.Parent_Account.Account_Name from Contacts where Last_Name is not null and Account_Name.Parent_Account.Account_Name is not null',
      [
        {
          Last_Name: 'Boyle',
          'Account_Name.Parent_Account': { name: 'Zylker Holding', id: parent },
          'Account_Name.Parent_Account.Account_Name': 'Zylker Holding',
          ...ids,
        },
      ],
    ],
    [
      `select Last_Name, Owner from Contacts where Last_Name = 'Boyle' and Owner = '${NORA}' limit 3`,
      [{ Last_Name: 'Boyle', Owner: { name: 'Lindqvist', id: NORA }, ...ids }],
    ],
    [
      "select Last_Name, Days_Visited from Contacts where (((Created_Time between '2023-05-28T04:25:36-07:00' and '2027-05-28T04:25:36-07:00') and Date_of_Birth between '2022-03-04' and '2025-07-11') and (Modified_Time in('2026-06-01T14:00:00+02:00','2024-07-03T00:00:01+05:30') and Days_Visited is null)) limit 1",
      [{ Last_Name: 'Boyle', Days_Visited: null, ...ids }],
    ],
    [
      "select Email_Opt_Out from Contacts where Email_Opt_Out = 'true' limit 2",
      [{ Email_Opt_Out: true, ...ids }],
    ],
    [
      "select 'What_Id->Leads.Last_Name','What_Id->Accounts.Account_Type' from Events where id is not null",
      [
        { 'What_Id->Leads.Last_Name': 'Related', 'What_Id->Accounts.Account_Type': null },
        { 'What_Id->Leads.Last_Name': null, 'What_Id->Accounts.Account_Type': 'Customer' },
      ],
    ],
    [
      `select Event_Title from Events where 'What_Id->Leads.id' in ('${lead}','48')`,
      [{ Event_Title: 'With a lead' }],
    ],
    [
      'select What_Id.module.api_name,What_Id from Events where id is not null limit 1',
      [
        {
          'What_Id.module.api_name': 'Leads',
          What_Id: { module: { api_name: 'Leads', id: expect.any(String) as unknown }, id: lead },
        },
      ],
    ],
    [
      'select Owner.profile.id,Owner.profile.name from Contacts where Last_Name is not null limit 2',
      [
        {
          'Owner.profile.id': expect.stringMatching(/^\d+$/) as unknown,
          'Owner.profile.name': 'Administrator',
        },
        {
          'Owner.profile.id': expect.stringMatching(/^\d+$/) as unknown,
          'Owner.profile.name': 'Standard',
        },
      ],
    ],
    [
      "select 'Account_Name' AS 'Account id','Account_Name.Account_Name' as 'Account Name' from Contacts where (Account_Name.Account_Name ='Zylker') order by Account_Name desc limit 2",
      [{ 'Account id': account, 'Account Name': 'Zylker', ...ids }],
    ],
    [
      "select Account_Name, External_Account_ID, Parent_Account.External_Account_ID from Accounts where Parent_Account.External_Account_ID = 'ZylkerExternal'",
      [
        {
          Account_Name: 'Zylker',
          External_Account_ID: null,
          'Parent_Account.External_Account_ID': 'ZylkerExternal',
          id: zylker,
        },
      ],
    ],
    ['select MIN(Annual_Revenue) from Leads where Annual_Revenue != 0', [{ 'MIN(Annual_Revenue)': 500 }]],
    [
      'select COUNT(Annual_Revenue), Lead_Source from Leads where Annual_Revenue >25000 group by Lead_Source',
      [
        { 'COUNT(Annual_Revenue)': 2, Lead_Source: 'Advertisement' },
        { 'COUNT(Annual_Revenue)': 1, Lead_Source: null },
      ],
    ],
    [
      'select SUM(Annual_Revenue), Company, Last_Name from Leads where Annual_Revenue >= 1000 Group by Company, Last_Name',
      [
        { 'SUM(Annual_Revenue)': 100_000, Company: 'A', Last_Name: 'One' },
        { 'SUM(Annual_Revenue)': 300_000, Company: 'A', Last_Name: 'Two' },
        { 'SUM(Annual_Revenue)': 330_000, Company: 'B', Last_Name: 'Three' },
      ],
    ],
    [
      "select Account_Name from Accounts where id in (SELECT Account_Name FROM Deals WHERE Amount > 100000 AND Stage = 'Closed Won')",
      [{ Account_Name: 'Zylker', id: zylker }],
    ],
    [
      "SELECT Deal_Name FROM Deals WHERE Closing_Date between (SELECT Start_Date FROM Campaigns WHERE Campaign_Name = 'Q1 Marketing Blitz') and (SELECT End_Date FROM Campaigns WHERE Campaign_Name = 'Q1 Marketing Blitz')",
      [{ Deal_Name: 'Big' }],
    ],
    [
      "select Last_Name, Record_Image from Leads where Record_Image in ('siwz79472749456ff433f8b88d0a795ae9855')",
      [],
    ],
    ["select 'External' from Contacts where 'External' = 'x'", [{ External: 'x', ...ids }]],
  ])('%s', (text, rows) => {
    const found = ask(text)
    expect(found).toMatchObject(rows)
    expect(found).toHaveLength(rows.length)
  })
})

describe('what a query is refused for', () => {
  const many = (count: number, of: (index: number) => string, by = ','): string =>
    Array.from({ length: count }, (_, index) => of(index)).join(by)
  const pairs = (count: number): string =>
    count === 1 ? 'Last_Name is not null' : `(${pairs(count - 1)} or Last_Name is null)`

  test.each<[string, string, object]>([
    ['select Last_Name from Leads', 'SYNTAX_ERROR', { clause: 'where' }],
    ['select Last_Name from Planets order by id', 'SYNTAX_ERROR', { clause: 'where' }],
    ['select Last_Name where id is not null', 'SYNTAX_ERROR', { clause: 'from' }],
    ['select id, a\nfrom FROM where id is null', 'SYNTAX_ERROR', { line: 2, column: 6, near: 'FROM' }],
    [
      'select External from Contacts where id is not null',
      'SYNTAX_ERROR',
      { line: 1, column: 8, near: 'External' },
    ],
    ['select * from Leads where id is not null', 'SYNTAX_ERROR', { line: 1, column: 8, near: '*' }],
    ['select COUNT(*) from Leads where id is not null', 'SYNTAX_ERROR', { line: 1, column: 14, near: '*' }],
    ['select distinct Company from Leads where id is not null', 'SYNTAX_ERROR', { near: 'distinct' }],
    ["select id from Leads where Last_Name = 'a", 'SYNTAX_ERROR', { line: 1, column: 40, near: "'a" }],
    ["select id from Leads where Last_Name = 'a' x", 'SYNTAX_ERROR', { near: 'x' }],
    ['select id from Leads where not (id is null)', 'SYNTAX_ERROR', { operator: 'not' }],
    ['select id from Leads where id is null and id is null and id is null', 'SYNTAX_ERROR', { near: 'and' }],
    ["update Leads set Last_Name = 'Last' where id = 12356", 'SYNTAX_ERROR', {}],
    ['', 'SYNTAX_ERROR', {}],
    [`select id from Leads where ${'('.repeat(60_000)}`, 'SYNTAX_ERROR', {}],
    ['select id from Planets where id is null', 'INVALID_QUERY', { module: 'Planets' }],
    [
      'select id from Leads#2276164000000091501 where id is null',
      'INVALID_QUERY',
      { cvid: '2276164000000091501' },
    ],
    [
      'select Last_Name, Testing from Leads where Last_Name is not null',
      'INVALID_QUERY',
      { column_name: 'Testing' },
    ],
    [
      'select Account_Name.Planet from Contacts where id is null',
      'INVALID_QUERY',
      { column_name: 'Account_Name.Planet' },
    ],
    ['select constructor from Contacts where id is null', 'INVALID_QUERY', { column_name: 'constructor' }],
    [
      'select What_Id.Last_Name from Events where id is null',
      'INVALID_QUERY',
      { column_name: 'What_Id.Last_Name' },
    ],
    [
      'select Reporting_To.Reporting_To.Reporting_To.Last_Name from Contacts where id is null',
      'INVALID_QUERY',
      { column_name: 'Reporting_To.Reporting_To.Reporting_To.Last_Name' },
    ],
    ['select Quoted_Items from Quotes where id is null', 'INVALID_QUERY', { column_name: 'Quoted_Items' }],
    [
      "select Last_Name from Leads where Last_Name is not null and No_of_Employees = 'adfkahfd'",
      'INVALID_QUERY',
      { column_name: 'No_of_Employees', expected_data_type: 'double' },
    ],
    [
      "select id from Leads where Created_Time > '2026-01-01T00:00:00.000Z'",
      'INVALID_QUERY',
      { column_name: 'Created_Time', expected_data_type: 'datetime' },
    ],
    [
      'select id from Leads where Last_Name != null',
      'INVALID_QUERY',
      { column_name: 'Last_Name', expected_data_type: 'text' },
    ],
    [
      "select Last_Name from Leads where Last_Name is not null and Last_Name >= 'adfkahfd'",
      'INVALID_QUERY',
      { reason: 'invalid operator found', column_name: 'Last_Name', operator: '>=' },
    ],
    [
      'select id from Leads where Description is not null',
      'INVALID_QUERY',
      { cv_criteria: false, column_name: 'Description', value: '${EMPTY}', operator: '!=' },
    ],
    ["select id from Leads where Last_Name not like 'a%'", 'INVALID_QUERY', { column_name: 'Last_Name' }],
    ['select id from Contacts where id is not null order by id,id', 'DUPLICATE_DATA', { column_name: 'id' }],
    ['select id, id from Contacts where id is not null', 'DUPLICATE_DATA', { column_name: 'id' }],
    [
      'select COUNT(Annual_Revenue), COUNT(Annual_Revenue) from Leads where id is not null',
      'DUPLICATE_DATA',
      { column_name: 'Annual_Revenue', aggregate: 'COUNT' },
    ],
    [
      "select Last_Name as '' from Leads where id is null",
      'INVALID_ALIAS',
      { alias: '', column_name: 'Last_Name' },
    ],
    [
      'select Last_Name as a, Company as a from Leads where id is null',
      'DUPLICATE_ALIAS',
      { alias: 'a', referred_columns: ['Last_Name', 'Company'] },
    ],
    [
      'select Last_Name as Company, Company from Leads where id is null',
      'INVALID_QUERY',
      { column_name: 'Last_Name', alias: 'Company' },
    ],
    [
      'select TestFunction(Last_Name) from Leads where id is null',
      'INVALID_DATA',
      { reason: 'unsupported aggregate function', column: 'TestFunction(Last_Name)' },
    ],
    [
      'select sum(Annual_Revenue) from Leads where id is null',
      'INVALID_DATA',
      { column: 'sum(Annual_Revenue)' },
    ],
    ['select COUNT(Last_Name) from Leads where id is null', 'INVALID_QUERY', { column_name: 'Last_Name' }],
    [
      'select Company, COUNT(id) from Leads where id is not null',
      'INVALID_QUERY',
      { column_name: 'Company', clause: 'select' },
    ],
    [
      'select Company from Leads where id is not null group by Company order by id',
      'INVALID_QUERY',
      { column_name: 'id', clause: 'order by' },
    ],
    [
      'select id from Leads where id is not null order by Tag',
      'INVALID_QUERY',
      { column_name: 'Tag', clause: 'order by' },
    ],
    ['select id from Leads where id is null limit s', 'INVALID_QUERY', { limit: 's' }],
    ['select id from Leads where id is null limit 1 offset x', 'INVALID_QUERY', { offset: 'x' }],
    ['select id from Leads where id is null limit 0', 'INVALID_DATA', {}],
    ['select id from Leads where id is null limit 2001', 'LIMIT_EXCEEDED', { by: 'limit', limit: 2000 }],
    [
      'select id from Leads where id is null limit 99999, 2',
      'LIMIT_EXCEEDED',
      { by: 'limit', limit: 100_000 },
    ],
    [`select id from Leads where id in (${many(101, String)})`, 'LIMIT_EXCEEDED', { by: 'in', limit: 100 }],
    [`select id from Leads where ${pairs(26)}`, 'LIMIT_EXCEEDED', { by: 'criteria', limit: 25 }],
    [
      'select id from Accounts where id in (select Account_Name, id from Deals where id is not null)',
      'INVALID_QUERY',
      { sub_query_sequence: 0, column_name: ['Account_Name', 'id'] },
    ],
    [
      'select id from Deals where Amount > (select Amount from Deals where id is not null)',
      'INVALID_QUERY',
      { sub_query_sequence: 0, operator: '>' },
    ],
    [
      'select id from Deals where id in (select id from Deals where id in (select id from Deals where id is null))',
      'SYNTAX_ERROR',
      { near: 'select' },
    ],
  ])('%s', (text, code, details) => {
    expect(refused(text)).toMatchObject({ code, details })
  })

  test('columns, groups, orders, aggregates and joins beyond what a version takes', () => {
    const plain = ['Last_Name', 'First_Name', 'Email', 'Phone', 'Mobile', 'Fax', 'Title', 'Department']
    const lookups = [
      'Account_Name',
      'Account_Name.Parent_Account',
      'Account_Name.Owner',
      'Owner',
      'Created_By',
    ]
    const paths = [...lookups, 'Modified_By', 'Reporting_To', 'Reporting_To.Owner'].map(
      (path) => `${path}.id`,
    )
    const beyond = (by: string, limit: number): object => ({ code: 'LIMIT_EXCEEDED', details: { by, limit } })
    const from = 'from Contacts where id is not null'
    const users = many(501, (index) => `Owner.first_name as 'a ${index}'`)
    // The same column twice is found before there are too many.
    expect(refused(`select ${users} ${from}`)).toMatchObject({ code: 'DUPLICATE_DATA' })
    expect(refused(`select Last_Name ${from} group by ${plain.slice(0, 5).join(',')}`)).toEqual(
      beyond('group by', 4),
    )
    const keys = [...plain, 'Lead_Source', 'Date_of_Birth', 'Asst_Phone']
    expect(refused(`select id ${from} order by ${keys.join(',')}`)).toEqual(beyond('order by', 10))
    const sums = ['MIN(id)', 'MAX(id)', 'COUNT(id)', 'COUNT(Owner)', 'MIN(Created_Time)', 'MAX(Created_Time)']
    expect(refused(`select ${sums.join(',')} ${from}`)).toEqual(beyond('aggregate', 5))
    expect(refused(`select id ${from} order by ${paths.slice(0, 6).join(',')}`)).toEqual(beyond('join', 5))
    const reached = ['created_by', 'Modified_By', 'Reporting_To', 'role', 'profile']
    const far = ['Owner', 'Created_By', 'Modified_By', 'Account_Name.Owner', 'Reporting_To.Owner'].flatMap(
      (path) => (path.includes('.') ? [`${path}.id`] : reached.map((name) => `${path}.${name}.id`)),
    )
    expect(refused(`select ${far.slice(0, 16).join(',')} ${from}`)).toEqual(beyond('join', 15))
    expect(ask(`select ${far.slice(0, 15).join(',')} ${from}`)).toHaveLength(2)
  })

  test('what older versions take less of, and another method', () => {
    const older = (version: string, text: string): unknown =>
      setup.crm.handle({
        version,
        method: 'POST',
        path: '/coql',
        query: new URLSearchParams(),
        body: { select_query: text },
        modifiedSince: undefined,
        unmodifiedSince: undefined,
        caller: { userId: NORA, scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.coql.READ'] },
      }).body
    const beyond = (by: string, limit: number): object => ({ code: 'LIMIT_EXCEEDED', details: { by, limit } })
    const all = 'from Contacts where id is not null'
    const of = (user: string): string => many(26, (index) => `${user}.${usersFields[index] ?? ''}`)
    expect(older('v6', `select ${of('Owner')}, ${of('Created_By')} ${all}`)).toMatchObject(
      beyond('columns', 50),
    )
    expect(older('v6', `select id from Contacts where id in (${many(51, String)})`)).toMatchObject(
      beyond('in', 50),
    )
    expect(older('v6', `select id ${all} order by Owner.id, Created_By.id, Modified_By.id`)).toMatchObject(
      beyond('join', 2),
    )
    expect(older('v6', `select id ${all} limit 9999, 2`)).toMatchObject(beyond('limit', 10_000))
    expect(older('v3', `select id ${all} limit 201`)).toMatchObject(beyond('limit', 200))
    expect(older('v6', `select Account_Name from Contacts where Account_Name is not null`)).toMatchObject({
      // The name of a lookup came with v7.
      data: [{ Account_Name: { id: zylker } }],
    })
    expect(call('GET /coql').body).toMatchObject({ code: 'INVALID_REQUEST_METHOD' })
  })

  test('bodies that are none', () => {
    const code = (body: unknown): unknown => call('POST /coql', body).body
    expect(code(undefined)).toMatchObject({
      code: 'MANDATORY_NOT_FOUND',
      details: { api_name: 'select_query' },
    })
    expect(code({})).toMatchObject({ code: 'MANDATORY_NOT_FOUND' })
    expect(code([])).toMatchObject({ code: 'INVALID_DATA', details: { expected_data_type: 'jsonobject' } })
    expect(code({ select_query: 5 })).toMatchObject({
      code: 'INVALID_DATA',
      details: { expected_data_type: 'text' },
    })
    const text = 'select id from Leads where id is not null'
    expect(code({ select_query: text, include_meta: 'fields' })).toMatchObject({
      details: { expected_data_type: 'jsonarray', api_name: 'include_meta', json_path: '$.include_meta' },
    })
    expect(code({ select_query: text, include_meta: ['rows'] })).toMatchObject({
      details: { json_path: '$.include_meta[0]', supported_values: ['fields'] },
    })
  })
})

describe('rows', () => {
  const names = (text: string): readonly unknown[] => ask(text).map((row) => row['Last_Name'])

  test('come in pages, in an order, nothing first', () => {
    const all = 'select Last_Name from Leads where id is not null'
    const { body } = call('POST /coql', { select_query: `${all} order by Annual_Revenue, id limit 2` })
    expect(body).toMatchObject({
      data: [{ Last_Name: 'Related' }, { Last_Name: 'Four' }],
      info: { count: 2, more_records: true },
    })
    expect(names(`${all} order by Annual_Revenue limit 2 offset 2`)).toEqual(['Five', 'One'])
    expect(names(`${all} order by Annual_Revenue limit 4, 9`)).toEqual(['Two', 'Three'])
    expect(names(`${all} order by Annual_Revenue desc limit 1`)).toEqual(['Three'])
    expect(names(`${all} order by Company desc, Last_Name asc`)).toEqual([
      'Related',
      'Five',
      'Four',
      'Three',
      'One',
      'Two',
    ])
    expect(names(`${all} limit 6, 1`)).toEqual([])
  })

  test('are compared without regard to case, and nothing matches only "is null"', () => {
    expect(names("select Last_Name from Leads where Last_Name = 'ONE'")).toEqual(['One'])
    expect(names("select Last_Name from Leads where Last_Name like '%e%' and Company in ('a', 'b')")).toEqual(
      ['One', 'Three'],
    )
    expect(names("select Last_Name from Leads where Lead_Source != 'Partner' and id is not null")).toEqual([
      'One',
      'Two',
    ])
    expect(names("select Last_Name from Leads where Lead_Source not in ('Partner')")).toEqual(['One', 'Two'])
    expect(names('select Last_Name from Leads where Email_Opt_Out = \'false\' and Company = "A"')).toEqual([
      'One',
      'Two',
    ])
    expect(names("select Last_Name from Leads where Last_Name = 'a''b'")).toEqual([])
  })

  test('of users, and of the lines of a quote', () => {
    expect(ask(`select first_name, role.name from Users where id = '${NORA}'`)).toEqual([
      { first_name: 'Nora', 'role.name': 'CEO', id: NORA },
    ])
    const [product = ''] = make('Products', { Product_Name: 'Pen' })
    make('Quotes', {
      Subject: 'Pens',
      Quoted_Items: [{ Product_Name: { id: product }, Quantity: 2, List_Price: 3 }],
    })
    expect(
      ask('select Parent_Id.Subject, Product_Name, Quantity from Quoted_Items where Quantity > 1'),
    ).toMatchObject([
      { 'Parent_Id.Subject': 'Pens', Product_Name: { name: 'Pen', id: product }, Quantity: 2 },
    ])
  })

  test('are grouped, and what is worked out can be sorted by', () => {
    const text =
      'select Company, SUM(Annual_Revenue) as total, MAX(Created_Time) from Leads where id is not null group by Company order by total desc'
    expect(ask(text)).toEqual([
      { Company: 'A', total: 400_000, 'MAX(Created_Time)': '2026-06-01T14:00:00+02:00' },
      { Company: 'B', total: 330_000, 'MAX(Created_Time)': '2026-06-01T14:00:00+02:00' },
      { Company: 'C', total: 500, 'MAX(Created_Time)': '2026-06-01T14:00:00+02:00' },
      { Company: 'Z', total: null, 'MAX(Created_Time)': '2026-06-01T14:00:00+02:00' },
    ])
    const quoted =
      "select Company, SUM(Annual_Revenue) as 'in all' from Leads where id is not null group by Company"
    expect(ask(`${quoted} order by 'in all' limit 1`)).toEqual([{ Company: 'Z', 'in all': null }])
    expect(ask("select AVG(Annual_Revenue) from Leads where Company = 'A'")).toEqual([
      { 'AVG(Annual_Revenue)': 200_000 },
    ])
    expect(ask('select COUNT(id) from Leads where id is null')).toEqual([])
    const row = openQueries({ readings: { query: { aggregateOfNothing: 'row' } } })
    expect(row.ask('select COUNT(id), SUM(Annual_Revenue) from Leads where id is null')).toEqual([
      { 'COUNT(id)': 0, 'SUM(Annual_Revenue)': null },
    ])
  })

  test('with what metadata says of their columns', () => {
    const body = {
      select_query: 'select Last_Name from Leads where id is not null limit 1',
      include_meta: ['fields'],
    }
    expect(call('POST /coql', body).body).toMatchObject({
      fields: { Last_Name: { api_name: 'Last_Name', data_type: 'text', length: 80, system_mandatory: true } },
    })
    const scopes = ['ZohoCRM.coql.READ', 'ZohoCRM.modules.leads.READ']
    expect(call('POST /coql', body, { scopes }).body).toMatchObject({ code: 'OAUTH_SCOPE_MISMATCH' })
    expect(call('POST /coql', { select_query: body.select_query }, { scopes }).status).toBe(200)
  })

  test('of modules whose scope was granted', () => {
    const scopes = ['ZohoCRM.coql.READ', 'ZohoCRM.modules.deals.READ']
    const outcome = (text: string): unknown => call('POST /coql', { select_query: text }, { scopes }).status
    expect(outcome('select id from Deals where id is not null')).toBe(200)
    expect(outcome('select id from Leads where id is not null')).toBe(401)
    expect(outcome('select id from Deals where id in (select id from Leads where id is not null)')).toBe(401)
  })

  test('three conditions need no brackets, where that is chosen', () => {
    const { make: plant, ask: query } = openQueries({ readings: { query: { brackets: 'optional' } } })
    plant('Leads', { Last_Name: 'a', Company: 'x' }, { Last_Name: 'b', Company: 'y' })
    const text = "select Last_Name from Leads where Last_Name = 'b' or Last_Name = 'a' and Company = 'y'"
    expect(query(text)).toMatchObject([{ Last_Name: 'b' }])
  })
})
