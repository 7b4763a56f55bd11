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
  rows: Iterable<R>,
  levels: readonly OrderLevel<R>[],
  count: number,
): { readonly first: readonly R[]; readonly total: number } {
  const compare = comparing(levels)
  const [level] = levels
  let kept: Entry<R>[] = []
  let last: Entry<R> | undefined
  let total = 0
  const cut = (): void => {
    kept = kept.toSorted(compare).slice(0, count)
    last = kept.length === count ? kept.at(-1) : undefined
  }
  for (const row of rows) {
    total += 1
    const first = level === undefined ? null : level.keyOf(row)
    if (last !== undefined) {
      const order = compareKeys(first, last.keys[0] ?? null)
      if ((level?.direction === 'desc' ? -order : order) > 0) continue
    }
    const keys = levels.map(({ keyOf }, index) => (index === 0 ? first : keyOf(row)))
    const entry = { row, keys }
    if (last !== undefined && compare(entry, last) >= 0) continue
    kept.push(entry)
    if (kept.length >= 2 * count + 1000) cut()
  }
  cut()
  return { first: kept.map(({ row }) => row), total }
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
