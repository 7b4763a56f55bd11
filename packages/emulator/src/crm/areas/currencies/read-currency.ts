import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Field, Place } from '../../fields/field.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import type { Draft } from '../../rows/resource.ts'
import { nowOf } from '../../stamps.ts'
import type { CurrencyRow } from './currency-row.ts'
import { knownCurrencies } from './known-currencies.ts'

const word = (api_name: string, ...options: readonly string[]): Field => ({
  api_name,
  data_type: 'picklist',
  closed: true,
  pick_list_values: options.map((value) => ({ display_value: value, actual_value: value })),
})

export const currencyFields: readonly Field[] = [
  { api_name: 'iso_code', data_type: 'text', length: 3, system_mandatory: true },
  { api_name: 'exchange_rate', data_type: 'any', system_mandatory: true },
  { api_name: 'name', data_type: 'text', length: 255 },
  { api_name: 'symbol', data_type: 'text', length: 50 },
  { api_name: 'prefix_symbol', data_type: 'boolean' },
  { api_name: 'is_active', data_type: 'boolean' },
  { api_name: 'exchange_rate_auto_update', data_type: 'boolean' },
  {
    api_name: 'format',
    data_type: 'object',
    fields: [
      word('decimal_separator', 'Comma', 'Period'),
      word('thousand_separator', 'Comma', 'Period', 'Space'),
      word('decimal_places', '0', '2', '3', '4', '5', '6'),
      word('numeral_system', 'International', 'Indian'),
    ],
  },
]

const RATE = /^(\d{1,9})(?:\.(\d{1,9}))?$/
/** Most currencies that are active. */
const MOST_ACTIVE = 10

/** The currency that a row makes or changes. @throws RowFault */
export function completeCurrency({ values, at, before, id }: Draft<CurrencyRow>, call: Call): CurrencyRow {
  const { data, user } = call
  // The fields above say what the values are.
  const { iso_code: code } = { iso_code: '', ...before, ...values } as Pick<CurrencyRow, 'iso_code'>
  const known = knownCurrencies().get(code)
  if (known === undefined) throw invalid(at('iso_code'))
  if (values['name'] !== undefined && values['name'] !== known.display_name) throw invalid(at('name'))
  if (before !== undefined && code !== before.iso_code) throw invalid(at('iso_code'))
  const stamp = { modified_by: { id: user.id }, modified_time: nowOf(call) }
  const usual = {
    symbol: known.symbol,
    prefix_symbol: true,
    is_active: true,
    is_base: false,
    exchange_rate_auto_update: false,
    created_by: { id: user.id },
    created_time: nowOf(call),
  }
  const rate = values['exchange_rate'] ?? before?.exchange_rate
  // The fields above say what the values are.
  const row = {
    ...usual,
    ...before,
    ...values,
    ...stamp,
    id,
    iso_code: code,
    name: known.display_name,
    exchange_rate: readRate(rate, at('exchange_rate')),
    format: readFormat(
      { ...known, ...before?.format, ...(values['format'] as object | undefined) },
      at('format'),
    ),
  } as CurrencyRow
  const active = [...data.currencies.all()].filter((each) => each.is_active && each.id !== id).length
  if (row.is_active && active >= MOST_ACTIVE) {
    throw new RowFault(
      fault('ACTIVE_STATE_LIMIT_EXCEEDED', 'no more currencies can be active', { limit: MOST_ACTIVE }),
    )
  }
  return row
}

/** A rate with nine decimals. @throws RowFault */
function readRate(value: unknown, place: Place): string {
  if (typeof value !== 'string') throw invalid(place, { expected_data_type: 'text' })
  const [, whole = '', decimals = ''] = RATE.exec(value) ?? []
  if (whole === '' || /^[0.]+$/.test(value)) throw invalid(place, { regex: RATE.source })
  return `${BigInt(whole)}.${decimals.padEnd(9, '0')}`
}

function readFormat(sent: Readonly<Record<string, unknown>>, place: Place): Record<string, unknown> {
  const { decimal_separator, thousand_separator, decimal_places, numeral_system = 'International' } = sent
  if (decimal_separator === thousand_separator) {
    throw new RowFault(fault('NOT_ALLOWED', 'the separators must differ', { ...place }))
  }
  return { decimal_separator, thousand_separator, decimal_places, numeral_system }
}
