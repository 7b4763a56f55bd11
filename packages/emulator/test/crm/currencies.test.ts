import { describe, expect, test } from 'vitest'
import { defaultOrganization } from '../../src/crm/index.ts'
import { setUpCrm, type CrmSetup } from './setup.ts'

const ENABLE = '/org/currencies/actions/enable'
const CURRENCIES = '/org/currencies'
const base = { name: 'Euro - EUR', iso_code: 'EUR', exchange_rate: '1.0000000' }
const rupee = { name: 'Indian Rupee - INR', iso_code: 'INR', exchange_rate: '089.50' }
const rows = (...currencies: readonly unknown[]): unknown => ({ currencies })
const codesOf = ({ body }: { body?: unknown }): unknown => {
  const { currencies, base_currency: one, code } = body as Record<string, never>
  return (
    (currencies as { code: string }[] | undefined)?.map((each) => each.code) ??
    (one as { code: string } | undefined)?.code ??
    code
  )
}

function enabled(): CrmSetup & { base: string } {
  const setup = setUpCrm()
  const { body } = setup.call(`POST ${ENABLE}`, { base_currency: base })
  return { ...setup, base: (body as { base_currency: { details: { id: string } } }).base_currency.details.id }
}

describe('currencies', () => {
  test('are off until the base is named, for good; the organization then reckons in it', () => {
    const { call } = setUpCrm()
    expect(call(`GET ${CURRENCIES}`)).toMatchObject({ status: 403, body: { code: 'CURRENCIES_NOT_ENABLED' } })
    expect(call(`PUT ${CURRENCIES}`, rows({ id: '1' })).status).toBe(403)
    expect(call('GET /org').body).toMatchObject({ org: [{ mc_status: false }] })
    expect(call(`POST ${ENABLE}`, { base_currency: base }).status).toBe(200)
    expect(codesOf(call(`POST ${ENABLE}`, { base_currency: base }))).toBe('ALREADY_ENABLED')
    expect(call('GET /org').body).toMatchObject({
      org: [{ mc_status: true, iso_code: 'EUR', currency_symbol: '€', currency: 'Euro - EUR' }],
    })
    expect(call(`GET ${CURRENCIES}`).body).toMatchObject({
      currencies: [{ is_base: true, is_active: true, exchange_rate: '1.000000000' }],
    })
  })

  test('when off are 204 to read, by the other reading; writes are refused all the same', () => {
    const { call } = setUpCrm({ readings: { currencies: { off: 'no-content' } } })
    expect(call(`GET ${CURRENCIES}`).status).toBe(204)
    expect(call(`POST ${CURRENCIES}`, rows(rupee)).status).toBe(403)
  })

  test('have rates of nine decimals, a code that nobody else has, and an order by name', () => {
    const { call } = enabled()
    expect(codesOf(call(`POST ${CURRENCIES}`, rows(rupee, rupee)))).toEqual(['SUCCESS', 'DUPLICATE_DATA'])
    expect(codesOf(call(`POST ${CURRENCIES}`, rows({ ...rupee, name: undefined, iso_code: 'AUD' })))).toEqual(
      ['SUCCESS'],
    )
    const { body } = call(`GET ${CURRENCIES}`)
    expect((body as { currencies: { iso_code: string; exchange_rate: string }[] }).currencies).toMatchObject([
      { iso_code: 'AUD' },
      { iso_code: 'EUR' },
      { iso_code: 'INR', exchange_rate: '89.500000000', name: 'Indian Rupee - INR' },
    ])
  })

  test.each<[object, string]>([
    [{ iso_code: 'XXQ' }, 'INVALID_DATA'],
    [{ name: 'Rupie' }, 'INVALID_DATA'],
    [{ exchange_rate: 89.5 }, 'INVALID_DATA'],
    [{ exchange_rate: '0.000' }, 'INVALID_DATA'],
    [{ exchange_rate: '1.1234567891' }, 'INVALID_DATA'],
    [{ exchange_rate: '-1' }, 'INVALID_DATA'],
    [{ exchange_rate: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ iso_code: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ format: { decimal_separator: 'Comma', thousand_separator: 'Comma' } }, 'NOT_ALLOWED'],
    [{ format: { decimal_places: '1' } }, 'INVALID_DATA'],
  ])('%j is refused with %s', (change, code) => {
    expect(codesOf(enabled().call(`POST ${CURRENCIES}`, rows({ ...rupee, ...change })))).toEqual([code])
  })

  test('keep their code and name; the base changes in its own operation only, and stays the base', () => {
    const { call, base: id } = enabled()
    expect(codesOf(call(`PUT ${CURRENCIES}/${id}`, rows({ symbol: 'E' })))).toEqual(['NOT_ALLOWED'])
    expect(codesOf(call(`PUT ${ENABLE}`, { base_currency: { id, symbol: 'E' } }))).toBe('SUCCESS')
    expect(codesOf(call(`PUT ${ENABLE}`, { base_currency: { symbol: 'E' } }))).toBe('MANDATORY_NOT_FOUND')
    expect(codesOf(call(`PUT ${ENABLE}`, { base_currency: { id, iso_code: 'INR' } }))).toBe('INVALID_DATA')
    expect(call(`GET ${CURRENCIES}/${id}`).body).toMatchObject({
      currencies: [{ symbol: 'E', is_base: true }],
    })
  })

  test('are ten at most that are active', () => {
    const { call } = enabled()
    const codes = ['AUD', 'CAD', 'CHF', 'CNY', 'DKK', 'GBP', 'INR', 'JPY', 'NOK', 'SEK']
    const add = codes.map((iso_code) => ({ iso_code, exchange_rate: '2' }))
    expect((codesOf(call(`POST ${CURRENCIES}`, rows(...add))) as string[]).at(-1)).toBe(
      'ACTIVE_STATE_LIMIT_EXCEEDED',
    )
    expect(codesOf(call(`POST ${CURRENCIES}`, rows({ ...add[9], is_active: false })))).toEqual(['SUCCESS'])
  })

  test('are not for every edition', () => {
    const seed = defaultOrganization()
    const { call } = setUpCrm({
      seed: { ...seed, org: { ...seed.org, license_details: { paid_type: 'standard' } } },
    })
    expect(codesOf(call(`POST ${ENABLE}`, { base_currency: base }))).toBe('FEATURE_NOT_SUPPORTED')
  })
})
