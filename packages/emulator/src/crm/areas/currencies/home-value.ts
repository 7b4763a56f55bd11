import { own } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { Values } from '../../fields/read-row.ts'
import type { CurrencyRow } from './currency-row.ts'

/** An amount of a record in the home currency, of which one is as much as the record's rate of its own. */
export function homeValue(amount: number, record: Values): number {
  return toCents(amount / rateOf(record))
}

/** The other way round. */
export function ownValue(home: number, record: Values): number {
  return toCents(home * rateOf(record))
}

function rateOf(record: Values): number {
  const rate = own(record, 'Exchange_Rate')
  return typeof rate === 'number' && rate > 0 ? rate : 1
}

function toCents(amount: number): number {
  return Math.round(amount * 100) / 100
}

/** The currency that the amounts of a record are in; undefined while the organization has one alone. */
export function currencyRowOf(
  record: Values,
  { currencies }: Pick<OrgData, 'currencies'>,
): CurrencyRow | undefined {
  if (currencies.size === 0) return undefined
  const rows = [...currencies.all()]
  return rows.find((row) => row.iso_code === own(record, 'Currency')) ?? rows.find((row) => row.is_base)
}

/** Words for the amounts of a record: in its own currency, or in the home currency; null while there is one alone. */
export function amountsIn(
  which: 'own' | 'home',
  record: Values,
  module: string,
  data: Pick<OrgData, 'currencies' | 'modules'>,
): Readonly<Record<string, string>> | null {
  const currency = which === 'own' ? currencyRowOf(record, data) : currencyRowOf({}, data)
  if (currency === undefined && which === 'home') return null
  const amounts = data.modules.fieldsOf(module).flatMap(({ api_name: name, data_type: type }) => {
    const amount = own(record, name)
    if (type !== 'currency' || typeof amount !== 'number') return []
    return [[name, write(which === 'own' ? amount : homeValue(amount, record), currency?.format)] as const]
  })
  return Object.fromEntries(amounts)
}

const separators: Readonly<Record<string, string>> = { Comma: ',', Period: '.', Space: ' ' }

function write(amount: number, format: Readonly<Record<string, unknown>> = {}): string {
  const { decimal_separator: point, thousand_separator: comma, decimal_places: places = '2' } = format
  const [whole = '', decimals] = Math.abs(amount).toFixed(Number(places)).split('.')
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, separators[String(comma)] ?? ',')
  const fraction = decimals === undefined ? '' : `${separators[String(point)] ?? '.'}${decimals}`
  return `${amount < 0 ? '-' : ''}${grouped}${fraction}`
}
