import { isJsonObject, own } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { Values } from '../../fields/read-row.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { readArithmetic } from './arithmetic.ts'

const numeric = ['double', 'currency']
const DECIMALS = 2

/** The values of a record's formulas: those that are numbers, of numbers. Others have none. */
export function formulasOf(module: string, record: Values, { modules }: Pick<OrgData, 'modules'>): Values {
  const values: Record<string, unknown> = {}
  for (const field of modules.fieldsOf(module)) {
    if (field.data_type !== 'formula') continue
    const name = field.api_name
    // A formula may be of one that stands before it.
    values[name] = workOut(field, (of) => own(values, of) ?? own(record, of))
  }
  return values
}

function workOut(field: FieldRow, valueOf: (name: string) => unknown): number | null {
  const { formula, decimal_place: places } = field
  const expression = isJsonObject(formula) ? own(formula, 'expression') : undefined
  if (typeof expression !== 'string' || !numeric.includes(String(formula?.return_type))) return null
  const value = readArithmetic(expression)?.(valueOf) ?? null
  if (value === null) return null
  const factor = 10 ** (typeof places === 'number' ? places : DECIMALS)
  return Math.round(value * factor) / factor
}

/** Works the formulas of all records of a module out anew: one was made, or changed. */
export function recompute(module: string, data: Pick<OrgData, 'modules'>): void {
  const records = data.modules.recordsOf(module)
  const all = [...records.all()]
  for (const record of all) {
    const values: Values = { ...record }
    const kept = Object.entries({ ...values, ...formulasOf(module, values, data) }).filter(
      ([, value]) => value !== null,
    )
    records.replace({ ...record, ...Object.fromEntries(kept) })
  }
}
