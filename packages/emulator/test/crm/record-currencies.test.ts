import { expect, test } from 'vitest'
import { setUpCrm, type CrmSetup } from './setup.ts'

const scopes = ['modules', 'settings', 'org'].map((group) => `ZohoCRM.${group}.ALL`)

/** Euros are the base, dollars cost 1.08 of them, yen are no longer active. */
function setUp(): CrmSetup {
  const setup = setUpCrm()
  const call: CrmSetup['call'] = (line, body) => setup.call(line, body, { scopes })
  const euro = { name: 'Euro - EUR', iso_code: 'EUR', exchange_rate: '1' }
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
