import { expect, test } from 'vitest'
import { setUpCrm, type CrmSetup } from './setup.ts'

const scopes = ['modules', 'settings', 'org'].map((group) => `ZohoCRM.${group}.ALL`)

/** Euros are the base, dollars cost 1.08 of them, yen are no longer active. */
function setUp(): CrmSetup {
  const setup = setUpCrm()
  const call: CrmSetup['call'] = (line, body) => setup.call(line, body, { scopes })
  const format = { decimal_separator: 'Comma', thousand_separator: 'Period', decimal_places: '2' }
  const euro = { name: 'Euro - EUR', iso_code: 'EUR', exchange_rate: '1', format }
  call('POST /org/currencies/actions/enable', { base_currency: euro })
  const others = [
    { iso_code: 'USD', exchange_rate: '1.08' },
    { iso_code: 'JPY', exchange_rate: '160', is_active: false },
  ]
  call('POST /org/currencies', { currencies: others })
  return { ...setup, call }
}

const rowsOf = (body: unknown): readonly { readonly details?: { readonly id?: string } }[] =>
  (body as { data: [] }).data

test('records have no currency of their own while there is one', () => {
  const { call } = setUpCrm()
  const fields = call('GET /settings/fields?module=Deals', undefined, { scopes }).body
  expect(JSON.stringify(fields)).not.toContain('"Exchange_Rate"')
})

test('records have the base with its rate, or what was written, with the rate of the day or another', () => {
  const { call } = setUp()
  expect(JSON.stringify(call('GET /settings/fields?module=Deals').body)).toContain('"Exchange_Rate"')
  const row = { Last_Name: 'Doe', Annual_Revenue: 100 }
  const made = call('POST /Leads', {
    data: [row, { ...row, Currency: 'USD' }, { ...row, Currency: 'USD', Exchange_Rate: 1.1 }],
  })
  const ids = rowsOf(made.body).map((each) => each.details?.id)
  const shown = (id: string | undefined): object =>
    rowsOf(call(`GET /Leads/${id}?fields=Currency,Exchange_Rate`).body)[0] ?? {}
  expect(ids.map(shown)).toMatchObject([
    { Currency: 'EUR', Exchange_Rate: 1 },
    { Currency: 'USD', Exchange_Rate: 1.08 },
    { Currency: 'USD', Exchange_Rate: 1.1 },
  ])
  call(`PUT /Leads/${ids[2]}`, { data: [{ Phone: '1' }] })
  expect(shown(ids[2])).toMatchObject({ Currency: 'USD', Exchange_Rate: 1.1 })
  call(`PUT /Leads/${ids[2]}`, { data: [{ Currency: 'EUR' }] })
  expect(shown(ids[2])).toMatchObject({ Currency: 'EUR', Exchange_Rate: 1 })
})

test.each([
  [{ Currency: 'JPY' }, 'Currency'],
  [{ Currency: 'XXX' }, 'Currency'],
  [{ Exchange_Rate: 0 }, 'Exchange_Rate'],
  [{ Exchange_Rate: -1 }, 'Exchange_Rate'],
])('%j is refused', (change, name) => {
  const { body } = setUp().call('POST /Leads', { data: [{ Last_Name: 'Doe', ...change }] })
  expect(rowsOf(body)).toMatchObject([{ code: 'INVALID_DATA', details: { api_name: name } }])
})

test('amounts have the symbol of their currency, and are asked for in words and in the home currency', () => {
  const { call } = setUp()
  const row = { Last_Name: 'Doe', Annual_Revenue: 1_234_567.8 }
  const made = call('POST /Leads', { data: [{ ...row, Currency: 'USD' }, row] })
  const [dollars, euros] = rowsOf(made.body).map((each) => each.details?.id)
  const words = 'formatted_currency=true&home_converted_currency=true'
  expect(rowsOf(call(`GET /Leads/${dollars}?${words}`).body)).toMatchObject([
    {
      $currency_symbol: '$',
      $formatted_currency: { Annual_Revenue: '1,234,567.80' },
      $home_converted_currency: { Annual_Revenue: '1.143.118,33' },
    },
  ])
  expect(rowsOf(call(`GET /Leads?fields=Annual_Revenue&ids=${euros}&${words}`).body)).toMatchObject([
    { $home_converted_currency: { Annual_Revenue: '1.234.567,80' } },
  ])
  expect(rowsOf(call(`GET /Leads/${euros}`).body)).toMatchObject([{ $currency_symbol: '€' }])
  const off = setUpCrm().call(
    'GET /Leads?fields=Annual_Revenue&per_page=1&home_converted_currency=true',
    undefined,
    {
      scopes,
    },
  )
  expect(rowsOf(off.body)).toMatchObject([{ $home_converted_currency: null }])
})

test('a rate that changes is that of later records; earlier ones keep theirs', () => {
  const { call } = setUp()
  const rateOf = (id: string | undefined): object =>
    rowsOf(call(`GET /Leads/${id}?fields=Exchange_Rate`).body)[0] ?? {}
  const make = (): string | undefined =>
    rowsOf(call('POST /Leads', { data: [{ Last_Name: 'Doe', Currency: 'USD' }] }).body)[0]?.details?.id
  const before = make()
  const { currencies } = call('GET /org/currencies').body as {
    currencies: { id: string; iso_code: string }[]
  }
  const { id = '' } = currencies.find((each) => each.iso_code === 'USD') ?? {}
  call(`PUT /org/currencies/${id}`, { currencies: [{ exchange_rate: '2' }] })
  expect([rateOf(before), rateOf(make())]).toMatchObject([{ Exchange_Rate: 1.08 }, { Exchange_Rate: 2 }])
})

test('records that were there before have the base', () => {
  const { call } = setUpCrm()
  const ask = (line: string, body?: unknown): unknown => call(line, body, { scopes }).body
  const [lead] = rowsOf(ask('GET /Leads?fields=id&per_page=1')) as readonly { readonly id?: string }[]
  const base_currency = { name: 'Euro - EUR', iso_code: 'EUR', exchange_rate: '1' }
  ask('POST /org/currencies/actions/enable', { base_currency })
  expect(rowsOf(ask(`GET /Leads/${lead?.id}`))).toMatchObject([{ Currency: 'EUR', Exchange_Rate: 1 }])
})

test('a roll-up adds what several currencies are at home, and is in the currency of its record', () => {
  const { call } = setUp()
  const summary = {
    return_type: 'currency',
    based_on_module: { api_name: 'Deals' },
    expression: { function: 'SUM', function_parameters: [{ api_name: 'Amount' }] },
  }
  const field = { field_label: 'Won', data_type: 'rollup_summary', rollup_summary: summary }
  expect(call('POST /settings/fields?module=Accounts', { fields: [field] }).status).toBe(201)
  const account = { Account_Name: 'Fjord', Currency: 'USD', Exchange_Rate: 2 }
  const id = rowsOf(call('POST /Accounts', { data: [account] }).body)[0]?.details?.id
  const deal = { Deal_Name: 'Fish', Stage: 'Qualification', Account_Name: { id } }
  call('POST /Deals', {
    data: [
      { ...deal, Amount: 100 },
      { ...deal, Amount: 108, Currency: 'USD' },
    ],
  })
  expect(rowsOf(call(`GET /Accounts/${id}?fields=Won`).body)).toMatchObject([{ Won: 400 }])
})
