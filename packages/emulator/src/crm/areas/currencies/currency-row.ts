import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, flag, object, reference, text, time } from '../../shape.ts'

/** A currency of the organization. The rate is a text of nine decimals. */
export interface CurrencyRow extends Row {
  readonly name: string
  readonly iso_code: string
  readonly symbol: string
  readonly exchange_rate: string
  readonly is_base: boolean
  readonly is_active: boolean
  readonly prefix_symbol: boolean
  readonly format: Readonly<Record<string, unknown>>
  readonly exchange_rate_auto_update: boolean
  readonly created_by: Reference
  readonly created_time: string
  readonly modified_by: Reference
  readonly modified_time: string
}

const shape = {
  name: text,
  iso_code: text,
  symbol: text,
  exchange_rate: text,
  is_base: flag,
  is_active: flag,
  prefix_symbol: flag,
  format: object,
  exchange_rate_auto_update: flag,
  created_by: reference,
  created_time: time,
  modified_by: reference,
  modified_time: time,
}

export const currencyTable: TableSpec<CurrencyRow> = {
  name: 'currencies',
  unique: ({ iso_code: code }) => [['iso_code', code]],
  check: (row) => checkShape(row, shape, `currencies ${row.id}`),
}
