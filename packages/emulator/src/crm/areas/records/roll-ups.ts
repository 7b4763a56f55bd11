import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { homeValue, ownValue } from '../currencies/home-value.ts'
import { testOfView } from '../custom-views/view-test.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { recordsPointingTo } from './lookups-to.ts'
import type { RecordRow } from './record-row.ts'

type Fold = (values: readonly number[]) => number | null

const folds: Readonly<Record<string, Fold>> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVG: average,
  AVERAGE: average,
  MIN: (values) => (values.length === 0 ? null : Math.min(...values)),
  MAX: (values) => (values.length === 0 ? null : Math.max(...values)),
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/**
 * What a roll-up field says of a record: a count, a sum and the like of numbers, over the records of a module that point
 * to it. Undefined for a field that says nothing of the kind.
 */
export function rollUpOf(
  { module, rollup_summary: summary }: FieldRow,
  call: Pick<Call, 'data' | 'user'>,
): ((record: RecordRow) => number | null) | undefined {
  if (!isJsonObject(summary)) return undefined
  const [based, expression] = [own(summary, 'based_on_module'), own(summary, 'expression')]
  const of = isJsonObject(based) ? own(based, 'api_name') : undefined
  if (typeof of !== 'string' || !isJsonObject(expression) || call.data.modules.find(of) === undefined)
    return undefined
  const test = testOfView(own(expression, 'criteria'), of, call)
  if (test === undefined) return undefined
  const below = (record: RecordRow): readonly RecordRow[] =>
    recordsPointingTo(record, module, of, call.data).filter(test)
  const name = String(own(expression, 'function')).toUpperCase()
  if (name === 'COUNT') return (record) => below(record).length
  const fold = Object.hasOwn(folds, name) ? folds[name] : undefined
  const parameters = own(expression, 'function_parameters')
  const [first]: readonly unknown[] = Array.isArray(parameters) ? parameters : []
  const field = isJsonObject(first) ? own(first, 'api_name') : undefined
  if (fold === undefined || typeof field !== 'string') return undefined
  const isMoney = call.data.modules.fieldOf(of, field)?.data_type === 'currency'
  return (record) => {
    const value = fold(
      below(record).flatMap((each) => {
        const held = own({ ...each }, field)
        return typeof held === 'number' ? [isMoney ? homeValue(held, each) : held] : []
      }),
    )
    if (value === null) return null
    // Amounts of several currencies meet in the home currency; the record has all of its own in one.
    return isMoney ? ownValue(value, record) : Math.round(value * 100) / 100
  }
}
