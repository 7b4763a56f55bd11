import { own } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import type { Values } from '../../fields/read-row.ts'
import { invalid } from '../../fields/row-fault.ts'
import type { CurrencyRow } from './currency-row.ts'
import { layOutModule } from '../../seed/standard-modules/lay-out-module.ts'

/** Number before that of the first field's id. */
const FIRST = 4_500_000

/** Gives `Currency` and `Exchange_Rate` to every module whose records have amounts. */
export function addCurrencyFields(data: OrgData): void {
  const { modules } = data
  let number = FIRST
  const next = (): string => data.idOf((number += 1))
  for (const { api_name: name, api_supported: isServed } of modules.all()) {
    const fields = modules.fieldsOf(name)
    const hasAmounts = fields.some(({ data_type: type }) => type === 'currency')
    if (!isServed || !hasAmounts || modules.fieldOf(name, 'Currency') !== undefined) continue
    const parts = layOutModule(
      { api_name: name, fields: 'Currency picklist 20\nExchange_Rate double 16', sections: [] },
      { layout: next, field: next, option: next, module: (each) => modules.find(each)?.id ?? '' },
    )
    for (const field of parts.fields) modules.tables.fields.insert(field)
  }
}

/** What is there already is in the currency that becomes the base. */
export function adoptBase({ iso_code: code, exchange_rate: rate }: CurrencyRow, { modules }: OrgData): void {
  for (const { api_name: name } of modules.all()) {
    if (modules.fieldOf(name, 'Currency') === undefined) continue
    const records = modules.recordsOf(name)
    for (const record of records.slice(0, records.size))
      records.replace({ ...record, Currency: code, Exchange_Rate: Number(rate) })
  }
}

/** The currency of a record's amounts, and its rate: those of the base, or of what was written. */
export function currencyOf(module: string, changed: Values, record: Values, data: OrgData): Values {
  const { currencies, modules } = data
  if (currencies.size === 0 || modules.fieldOf(module, 'Currency') === undefined) return {}
  const code = own(changed, 'Currency') ?? own(record, 'Currency')
  const rows = [...currencies.all()]
  const row = rows.find((each) => each.iso_code === code) ?? rows.find((each) => each.is_base)
  if (row === undefined) return {}
  const kept = own(changed, 'Currency') === undefined ? own(record, 'Exchange_Rate') : undefined
  const rate = own(changed, 'Exchange_Rate') ?? kept ?? Number(row.exchange_rate)
  return { Currency: row.iso_code, Exchange_Rate: rate }
}

/** @throws RowFault for a currency that is not active, or a rate that is none */
export function refuseCurrency(
  sent: Values,
  at: (name: string) => Place,
  { currencies }: Pick<OrgData, 'currencies'>,
): void {
  if (currencies.size === 0) return
  const [code, rate] = [own(sent, 'Currency'), own(sent, 'Exchange_Rate')]
  const active = [...currencies.all()].filter((each) => each.is_active).map((each) => each.iso_code)
  if (typeof code === 'string' && !active.includes(code))
    throw invalid(at('Currency'), { supported_values: active })
  if (typeof rate === 'number' && rate <= 0) throw invalid(at('Exchange_Rate'))
}
