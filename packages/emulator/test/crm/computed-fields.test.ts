import { describe, expect, test } from 'vitest'
import { readArithmetic } from '../../src/crm/areas/records/arithmetic.ts'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const DAY = 24 * 3_600_000
const field = ({ call }: RecordsSetup, module: string, row: object): string => {
  const { body } = call(`POST /settings/fields?module=${module}`, { fields: [row] })
  return (body as { fields: readonly { details: { id: string } }[] }).fields[0]?.details.id ?? ''
}
const read = ({ call }: RecordsSetup, module: string, id = ''): Record<string, unknown> =>
  dataOf(call(`GET /${module}/${id}`))[0] ?? {}

describe('formulas', () => {
  test.each<[string, number | null]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['${Deals.Amount} * ${Probability} / 100', 50],
    ['-${!Amount}', -200],
    ['10 - 2 - 3', 5],
    ['${Gone} + 1', null],
    ['1 / 0', null],
  ])('%s is %s', (expression, value) => {
    const values: Readonly<Record<string, unknown>> = { Amount: 200, Probability: 25 }
    expect(readArithmetic(expression)?.((name) => values[name])).toBe(value)
  })

  test.each([
    '',
    '1 +',
    '(1',
    '1)',
    '2 2',
    'Len(${Amount})',
    '${Amount',
    "'a'",
    `${'('.repeat(60)}1${')'.repeat(60)}`,
  ])('%s is not read', (expression) => {
    expect(readArithmetic(expression)).toBeUndefined()
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

  test('of texts and with functions have no value', () => {
    const setup = openRecords()
    const formula = { expression: 'Len(${Leads.Last_Name})', return_type: 'text' }
    field(setup, 'Leads', { field_label: 'Length', data_type: 'formula', formula })
    const [lead] = make(setup, 'Leads', { Last_Name: 'Boyle' })
    expect(read(setup, 'Leads', lead)).toMatchObject({ Length: null })
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
