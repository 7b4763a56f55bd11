import { compareKeys, type SortKey } from './sort-keys.ts'

/** One level of an order: what it sorts by, and whether upwards. */
export interface OrderLevel<R> {
  readonly keyOf: (row: R) => SortKey
  readonly direction: 'asc' | 'desc'
}

interface Entry<R> {
  readonly row: R
  readonly keys: SortKey[]
}

/**
 * The first rows of an order, without sorting all others: what comes behind the last of them so far is left out where it
 * is met. Rows that are equal stay in the order in which they come.
 */
export function takeFirst<R>(
  rows: readonly R[],
  levels: readonly OrderLevel<R>[],
  count: number,
): readonly R[] {
  const compare = comparing(levels)
  const [level] = levels
  const sign = level?.direction === 'desc' ? -1 : 1
  let kept: Entry<R>[] = []
  let last: Entry<R> | undefined
  const cut = (): void => {
    kept = kept.toSorted(compare).slice(0, count)
    last = kept.length === count ? kept.at(-1) : undefined
  }
  for (const row of rows) {
    const first = level === undefined ? null : level.keyOf(row)
    if (last !== undefined && sign * compareKeys(first, last.keys[0] ?? null) > 0) continue
    const keys = levels.map(({ keyOf }, index) => (index === 0 ? first : keyOf(row)))
    const entry = { row, keys }
    if (last !== undefined && compare(entry, last) >= 0) continue
    kept.push(entry)
    if (kept.length >= 2 * count + 1000) cut()
  }
  cut()
  return kept.map(({ row }) => row)
}

function comparing<R>(levels: readonly OrderLevel<R>[]): (one: Entry<R>, other: Entry<R>) => number {
  return (one, other) => {
    for (const [index, { direction }] of levels.entries()) {
      const order = compareKeys(one.keys[index] ?? null, other.keys[index] ?? null)
      if (order !== 0) return direction === 'desc' ? -order : order
    }
    return 0
  }
}
