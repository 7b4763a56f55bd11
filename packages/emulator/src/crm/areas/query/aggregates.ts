import type { Values } from '../../fields/read-row.ts'
import { familyOf } from '../../fields/families.ts'
import { unknownColumn } from './query-faults.ts'
import type { Column } from './resolve-column.ts'
import { compareKeys, sortKeyOf, type SortKey } from './sort-keys.ts'

/** Works one value out of many rows; what is not there does not count. */
export interface Aggregate {
  add(row: Values): void
  /** Null of nothing; a count is 0. */
  result(): unknown
  /** What it is sorted by. */
  key(): SortKey
}

/** Families of fields that each function takes. Counting is documented for numbers, lookups and picklists; ids as others do. */
const takes: Readonly<Record<string, readonly string[]>> = {
  SUM: ['number'],
  AVG: ['number'],
  MIN: ['number', 'digits', 'date', 'datetime'],
  MAX: ['number', 'digits', 'date', 'datetime'],
  COUNT: ['number', 'digits', 'reference', 'choice', 'choices'],
}

/** @returns makes an aggregate of no rows. @throws Refusal for a column that the function does not take */
export function aggregateOf(name: string, column: Column): () => Aggregate {
  if (!takes[name]?.includes(familyOf(column.field))) throw unknownColumn(column.path)
  const keyOf = sortKeyOf(column, 'select')
  const { read } = column
  if (name === 'MIN' || name === 'MAX') return () => extreme(name === 'MIN' ? 1 : -1, keyOf, read)
  return () => {
    let count = 0
    let sum = 0
    const key = (): number | null => {
      if (name === 'COUNT') return count
      return count === 0 ? null : name === 'AVG' ? sum / count : sum
    }
    return {
      add(row) {
        const value = keyOf(row)
        if (value === null) return
        count += 1
        if (name !== 'COUNT') sum += Number(value)
      },
      key,
      result: key,
    }
  }
}

function extreme(sign: 1 | -1, keyOf: ReturnType<typeof sortKeyOf>, read: Column['read']): Aggregate {
  let best: Values | undefined
  return {
    add(row) {
      const key = keyOf(row)
      if (key !== null && (best === undefined || sign * compareKeys(key, keyOf(best)) < 0)) best = row
    },
    key: () => (best === undefined ? null : keyOf(best)),
    result: () => (best === undefined ? null : read(best)),
  }
}
