import type { Values } from '../../fields/read-row.ts'
import { familyOf } from '../../fields/families.ts'
import { operandReadings, type Comparable } from '../../fields/operands.ts'
import { misplacedColumn } from './query-faults.ts'
import type { Column } from './resolve-column.ts'

/** What a row is sorted or grouped by; null where there is nothing. */
export type SortKey = Comparable | null

/** How the values of a column are sorted, grouped and compared. @throws Refusal for lists, which have no order */
export function sortKeyOf({ field, path, read }: Column, clause: string): (row: Values) => SortKey {
  const family = familyOf(field)
  if (family === 'none') throw misplacedColumn(path, clause)
  const reading = operandReadings[family]
  // Ids are digits of different lengths: as numbers they come in the order of ids.
  const isReference = family === 'reference'
  return (row) => {
    const value = read(row)
    if (value === undefined || value === null || value === '') return null
    const key = reading.keyOf(value)
    return isReference ? BigInt(`0${String(key)}`) : key
  }
}

/** Nothing comes first (assumed: no page says where). */
export function compareKeys(one: SortKey, other: SortKey): number {
  if (one === other) return 0
  if (one === null) return -1
  if (other === null) return 1
  return one < other ? -1 : one > other ? 1 : 0
}
