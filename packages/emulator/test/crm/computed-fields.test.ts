import { describe, expect, test } from 'vitest'
import type { Scope, Value } from '../../src/crm/formulas/formula.ts'
import { readFormula } from '../../src/crm/formulas/read-formula.ts'
import { createDice } from '../fuzz/requests.ts'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const DAY = 24 * 3_600_000
const field = ({ call }: RecordsSetup, module: string, row: object): string => {
  const { body } = call(`POST /settings/fields?module=${module}`, { fields: [row] })
  return (body as { fields: readonly { details: { id: string } }[] }).fields[0]?.details.id ?? ''
}
const read = ({ call }: RecordsSetup, module: string, id = ''): Record<string, unknown> =>
  dataOf(call(`GET /${module}/${id}`))[0] ?? {}

const formulas = openRecords()

const values: Readonly<Record<string, Value>> = {
  Amount: 200,
  Probability: 25,
  Name: 'Boyle',
  Level: 'A',
  Empty: null,
  Day: '2026-02-28',
  Time: '2026-06-01T10:30:00+02:00',
}
/** The first of June of 2026, a Monday, at two in the afternoon in Amsterdam. */
const scope: Scope = {
  now: Date.UTC(2026, 5, 1, 12),
  timeZone: 'Europe/Amsterdam',
  valueOf: (name) => values[name] ?? null,
}
const moment = (text: string): Value => ({ instant: Date.parse(text) })

describe('formulas', () => {
  test.each<[string, Value]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['${Deals.Amount} * ${Probability} / 100', 50],
    ['-${!Amount}', -200],
    ['10 - 2 - 3', 5],
    ['${Gone} + 1', null],
    ['1 / 0', null],
    ["'a' + 1", null],
    ['2 < 10', true],
    ["'2' < '10'", false],
    ["${Level} = 'A' && ${Amount} >= 200", true],
    ["${Level} != 'A' || ${Amount} <> 200", false],
    ["${Empty} == ''", true],
    ['${Empty} == 0', null],
    ["1 == 'a'", null],
    ['true == false', false],
    ['${Day} < ${Time}', true],
    // As Zoho's pages have them.
    ['Abs(-42)', 42],
    ['Ceil(-3.4)', -3],
    ['Floor(-3.4)', -4],
    ['Max(3,1,5,2)', 5],
    ['Min(5,0,.01,0.5)', 0],
    ['Sqrt(9)', 3],
    ['Sqrt(-1)', null],
    ["Len(' abc ')", 5],
    ['Len(${Empty})', 0],
    ["Find('greenery','n',1)", 5],
    ["Find('greenery','e',3)", 6],
    ["Find('greenery','x',1)", 0],
    ["Concat(${Name},' ','LastName', ${Empty})", 'Boyle LastName'],
    ["Contains('abcdef','cd')", true],
    ["Startswith('abcdef','cd')", false],
    ["Endswith('abcdef','ef')", true],
    ["Lower('Apples')", 'apples'],
    ["Upper('APPles')", 'APPLES'],
    ["Trim(' abcd ')", 'abcd'],
    ["Substring('abcdefg',4,7)", 'defg'],
    ["Substring('abcdefg',2,3)", 'bc'],
    ["Substring('abc',-2,99)", 'abc'],
    ["Replace('abcdefg','abc','xyz')", 'xyzdefg'],
    ["Replace('abc','','x')", 'abc'],
    ['Tostring(3.4)', '3.4'],
    ['Tostring(${Empty})', ''],
    ['Len(5)', null],
    ["Newdate(2007,12,21,06,30,'AM')", moment('2007-12-21T06:30:00+01:00')],
    ["Newdate(2026,7,1,12,0,'PM')", moment('2026-07-01T12:00:00+02:00')],
    ["Newdate(2026,2,30,1,0,'AM')", null],
    ["Newdate(2026,2,3,13,0,'AM')", null],
    ["Adddate(Newdate(2007,12,21,06,30,'AM'),2,'YEAR')", moment('2009-12-21T06:30:00+01:00')],
    ["Subdate(Newdate(2007,12,21,06,30,'AM'),2,'YEAR')", moment('2005-12-21T06:30:00+01:00')],
    ["Adddate(${Day},1,'DAY')", moment('2026-03-01T00:00:00+01:00')],
    ["Adddate(${Day},1,'MONTH')", moment('2026-03-28T00:00:00+01:00')],
    ["Adddate('2026-01-31',1,'MONTH')", moment('2026-02-28T00:00:00+01:00')],
    ["Adddate('2026-03-28',1,'DAY')", moment('2026-03-29T00:00:00+01:00')],
    ["Adddate('2026-03-29',24,'HOUR')", moment('2026-03-30T00:00:00+02:00')],
    ["Adddate(${Day},1,'PLANET')", null],
    ["Adddate(${Day},9999999999,'YEAR')", null],
    ["Datecomp(Newdate(2009,05,19,11,30,'AM'), Newdate(2009,05,19,12,30,'AM'))", 660],
    ['Now()', { instant: scope.now }],
    ['Datepart(Now())', '2026-06-01'],
    ["Dayofmonth(Newdate(2009,05,19,11,30,'AM'))", 19],
    ['Hour(Now())', 14],
    ['Minute(${Time})', 30],
    ['Month(${Day})', 2],
    ['Year(${Day})', 2026],
    ['Weekday(Now())', 2],
    ["Year('planet')", null],
    ["If(Contains(${Level},'A'),Adddate('2026-06-01',14,'DAY'),Now())", moment('2026-06-15T00:00:00+02:00')],
    ['IF(${Empty}, 1, 2)', 2],
    ['If(1 / 0, 1, 2)', 2],
    ['And(true, 1, 2 > 1)', true],
    ['And(true, ${Empty})', false],
    ['Or(false, 0, 1)', true],
    ['Not(Or(false))', true],
  ])('%s is %j', (expression, value) => {
    expect(readFormula(expression)?.work(scope)).toEqual(value)
  })

  test.each([
    '',
    '1 +',
    '(1',
    '1)',
    '2 2',
    '${Amount',
    "'a",
    'Len',
    'Len()',
    "Len('a', 'b')",
    'Len(1,)',
    'Len(,1)',
    'Len(1',
    'Planet(1)',
    'constructor(1)',
    '__proto__(1)',
    'Timepart(Now())',
    '1 % 2',
    '2 ^ 3',
    'a.b',
    'fetch`x`',
    `${'('.repeat(60)}1${')'.repeat(60)}`,
    `${'Abs('.repeat(60)}1${')'.repeat(60)}`,
    `${'-'.repeat(60)}1`,
    `1${' + 1'.repeat(2000)}`,
  ])('%s is not read', (expression) => {
    expect(readFormula(expression)).toBeUndefined()
  })

  test('of hostile texts grow no further than a text may, and end', () => {
    const text = 'x'.repeat(1000)
    const doubled = (inner: string): string => `Replace(${inner},'x','xx')`
    expect(readFormula(doubled(doubled(`'${text}'`)))?.work(scope)).toHaveLength(4000)
    expect(readFormula(doubled(doubled(doubled(`'${text}'`))))?.work(scope)).toBeNull()
    expect(
      readFormula(`Concat(${Array.from({ length: 6 }, () => '${Long}').join(',')})`)?.work({
        ...scope,
        valueOf: () => text,
      }),
    ).toBeNull()
    expect(readFormula(`Find('${text}','x',99999999999999)`)?.work(scope)).toBe(0)
    const dice = createDice(11)
    const parts = [
      '(',
      ')',
      ',',
      "'",
      '"',
      '${A}',
      '1',
      'If',
      'Len',
      'Adddate',
      '&&',
      '=',
      '<',
      '-',
      ' ',
      '\u0000',
      '9e9',
    ]
    for (let run = 0; run < 3000; run += 1) {
      const random = Array.from({ length: dice(30) }, () => parts[dice(parts.length)]).join('')
      readFormula(random)?.work(scope)
    }
  })

  test('follow the values that they are of, from when they are made on, and can be searched by', () => {
    const setup = openRecords()
    const [deal] = make(setup, 'Deals', { Deal_Name: 'Boats', Stage: 'Qualification', Amount: 150 })
    const formula = { expression: '${Deals.Amount} / 7', return_type: 'double' }
    const id = field(setup, 'Deals', {
      field_label: 'Share',
      data_type: 'formula',
      formula,
      decimal_place: 1,
    })
    expect(read(setup, 'Deals', deal)['Share']).toBe(21.4)
    setup.call(`PUT /Deals/${deal}`, { data: [{ Amount: 70, Share: 5 }] })
    expect(read(setup, 'Deals', deal)['Share']).toBe(10)
    const scopes = ['ZohoCRM.modules.ALL', 'ZohoSearch.securesearch.READ']
    expect(
      dataOf(setup.call('GET /Deals/search?criteria=(Share:equals:10)', undefined, { scopes })),
    ).toHaveLength(1)
    setup.call(`PATCH /settings/fields/${id}?module=Deals`, {
      fields: [{ formula: { ...formula, expression: '${Amount}*2' } }],
    })
    expect(read(setup, 'Deals', deal)['Share']).toBe(140)
    setup.call(`PUT /Deals/${deal}`, { data: [{ Amount: null }] })
    expect(read(setup, 'Deals', deal)['Share']).toBeNull()
  })

  test.each<[type: string, expression: string, expected: unknown]>([
    ['text', "Concat(Upper(${Leads.Last Name}), ', ', ${First_Name})", 'BOYLE, Ann'],
    ['text', 'Substring(${Last_Name}, 9, 10)', null],
    ['text', 'Len(${Last_Name})', null],
    ['double', 'Len(${Last_Name})', 5],
    ['double', '${Last_Name}', null],
    ['boolean', "Contains(${Company}, 'ylk')", true],
    ['boolean', '1', null],
    ['date', "Adddate(${Created_Time}, 2, 'DAY')", '2026-06-03'],
    ['datetime', "Adddate(Now(), 90, 'MINUTE')", '2026-06-01T15:30:00+02:00'],
    ['datetime', '${Last_Name}', null],
    ['text', '${Owner}', null],
    ['text', '${Planet}', null],
    ['text', 'Timepart(Now())', null],
    ['double', 'If(${No_of_Employees} > 9, 2, 1) * 1.005', 2.01],
  ])('that return %s: %s is %j', (return_type, expression, expected) => {
    const { call } = formulas
    const { marks } = formulas.crm
    const mark = marks.mark()
    field(formulas, 'Leads', {
      field_label: 'Worked out',
      data_type: 'formula',
      formula: { expression, return_type },
    })
    const [lead] = make(formulas, 'Leads', {
      First_Name: 'Ann',
      Last_Name: 'Boyle',
      Company: 'Zylker',
      No_of_Employees: 10,
    })
    expect(read(formulas, 'Leads', lead)['Worked_out']).toBe(expected)
    expect(call(`GET /Leads?fields=Worked_out`).status).toBe(200)
    marks.rewind(mark)
    marks.release(mark)
  })

  test('that are read no longer have no value, also on records that had one', () => {
    const setup = openRecords()
    const [deal] = make(setup, 'Deals', { Deal_Name: 'Boats', Stage: 'Qualification', Amount: 150 })
    const formula = { expression: '${Amount}', return_type: 'double' }
    const id = field(setup, 'Deals', { field_label: 'Same', data_type: 'formula', formula })
    expect(read(setup, 'Deals', deal)['Same']).toBe(150)
    setup.call(`PATCH /settings/fields/${id}?module=Deals`, {
      fields: [{ formula: { ...formula, expression: 'Planet(${Amount})' } }],
    })
    expect(read(setup, 'Deals', deal)['Same']).toBeNull()
  })

  test('that are too long are refused when the field is made', () => {
    const expression = `1${' + 1'.repeat(2000)}`
    const row = { field_label: 'Long', data_type: 'formula', formula: { expression, return_type: 'double' } }
    expect(openRecords().call('POST /settings/fields?module=Leads', { fields: [row] })).toMatchObject({
      status: 400,
      body: { fields: [{ code: 'INVALID_DATA', details: { maximum_length: 2000 } }] },
    })
  })
})

test.each<[string, object, unknown]>([
  ['COUNT', {}, 3],
  ['COUNT', { criteria: { field: { api_name: 'Stage' }, comparator: 'equal', value: 'Closed Won' } }, 1],
  ['SUM', { function_parameters: [{ api_name: 'Amount' }] }, 30.5],
  ['AVG', { function_parameters: [{ api_name: 'Amount' }] }, 15.25],
  ['MIN', { function_parameters: [{ api_name: 'Amount' }] }, 10],
  ['MAX', { function_parameters: [{ api_name: 'Amount' }] }, 20.5],
  ['SUM', {}, null],
  ['constructor', { function_parameters: [{ api_name: 'Amount' }] }, null],
])('a roll-up by %s %j is of the records below: %j', (name, more, expected) => {
  const setup = openRecords()
  const rollup_summary = {
    return_type: 'double',
    based_on_module: { api_name: 'Deals' },
    related_list: { api_name: 'Deals' },
    expression: { function: name, ...more },
  }
  field(setup, 'Accounts', { field_label: 'Of deals', data_type: 'rollup_summary', rollup_summary })
  const [account, other] = make(setup, 'Accounts', { Account_Name: 'Zylker' }, { Account_Name: 'Other' })
  const deal = { Deal_Name: 'Boats', Stage: 'Qualification', Account_Name: { id: account } }
  make(setup, 'Deals', { ...deal, Amount: 10 }, { ...deal, Amount: 20.5 }, { ...deal, Stage: 'Closed Won' })
  const shown = (id = ''): unknown => read(setup, 'Accounts', id)['Of_deals']
  expect(shown(account)).toBe(expected)
  expect([null, 0]).toContain(shown(other))
  expect(dataOf(setup.call(`GET /Accounts?fields=Of_deals&ids=${account}`))[0]?.['Of_deals']).toBe(expected)
})

test('a deal says how long it took to win, with the lead that it was; a lead, how long until it was converted', () => {
  const setup = openRecords()
  const [lead] = make(setup, 'Leads', { Last_Name: 'Boyle', Company: 'Zylker' })
  setup.advance(3 * DAY)
  const Deals = { Deal_Name: 'Boats', Closing_Date: '2026-12-31', Stage: 'Qualification' }
  const { body } = setup.call(`POST /Leads/${lead}/actions/convert`, { data: [{ Deals }] })
  const [row] = (body as { data: readonly { details: { Deals: { id: string } } }[] }).data
  const deal = row?.details.Deals.id
  expect(read(setup, 'Leads', lead)).toMatchObject({ Lead_Conversion_Time: 3 })
  expect(read(setup, 'Deals', deal)).toMatchObject({ Lead_Conversion_Time: 3, Sales_Cycle_Duration: null })
  setup.advance(4.5 * DAY)
  setup.call(`PUT /Deals/${deal}`, { data: [{ Stage: 'Closed Won' }] })
  const won = { Sales_Cycle_Duration: 4, Overall_Sales_Duration: 7 }
  expect(read(setup, 'Deals', deal)).toMatchObject(won)
  setup.advance(DAY)
  setup.call(`PUT /Deals/${deal}`, { data: [{ Description: 'paid' }] })
  expect(read(setup, 'Deals', deal)).toMatchObject(won)
  setup.call(`PUT /Deals/${deal}`, { data: [{ Stage: 'Qualification' }] })
  expect(read(setup, 'Deals', deal)).toMatchObject({
    Sales_Cycle_Duration: null,
    Overall_Sales_Duration: null,
  })
})
