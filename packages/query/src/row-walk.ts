import {
  allOf,
  anyOf,
  isZohoApiError,
  PaginationError,
  where,
  type CallOptions,
  type Client,
  type Criteria,
} from '@x/client'
import { queryRecords } from './query-records.ts'
import { select, type Select } from './select.ts'

/** Rows of the first pages: a short list costs one credit, a long one three for each 2,000 rows. */
const SIZES = [200, 1000, 2000]
/** How far Zoho counts rows off. */
const REACH = 100_000

/** Rows that are read in one order. */
export interface Walk {
  readonly module: string
  readonly columns: readonly string[]
  readonly criteria: Criteria | undefined
  readonly key: string
  readonly direction: 'asc' | 'desc'
}

/** How far the reading of all walks has come. */
export interface Progress {
  pages: number
  left: number
}

/** The row behind which a page begins. */
interface Last {
  readonly id: string
  readonly value: unknown
}

type Found = Readonly<Record<string, unknown>>

/** Refuses a walk whose later pages Zoho would not take. @throws TypeError */
export function probeWalk(walk: Walk): void {
  pageBehind(walk, { id: '0', value: 0 }, 1)
}

/** The rows of a walk. @throws PaginationError when it cannot go on */
export async function* walkRows(
  zoho: Client,
  walk: Walk,
  progress: Progress,
  options: CallOptions,
): AsyncGenerator<Found, void, undefined> {
  let last: Last | undefined
  let read = 0
  let isCounted = false
  for (let more = true; more && progress.left > 0; progress.pages += 1) {
    isCounted ||= last !== undefined && walk.key !== 'id' && !hasOrder(last.value)
    const most = SIZES[Math.min(progress.pages, SIZES.length - 1)] ?? 200
    const page =
      isCounted && last !== undefined
        ? // The first row of such a page is known.
          pageFrom(walk, read - 1, Math.min(most, progress.left + 1), progress)
        : pageBehind(walk, last, Math.min(most, progress.left))
    const answer = await queryRecords(zoho, page, {}, options).catch((error: unknown) => {
      if (isCounted || last === undefined || !isNoOrder(error)) throw error
    })
    if (answer === undefined) {
      isCounted = true
      continue
    }
    const { items, info } = answer
    for (const row of isCounted && last !== undefined ? afterLast(items, last, progress) : items) {
      const id = String(row['id'])
      if (id === last?.id)
        throw new PaginationError(`The row ${id} came again behind itself.`, progress.pages + 1)
      last = { id, value: row[walk.key] }
      read += 1
      progress.left -= 1
      yield row
    }
    more = info.more_records && items.length > 0
  }
}

/** Whether COQL knows "greater" of a value: numbers, digits, dates and times. */
function hasOrder(value: unknown): boolean {
  return (
    typeof value === 'number' ||
    (typeof value === 'string' && /^(?:-?\d+|\d{4}-\d\d-\d\d(?:T[\d:]+[+-][\d:]+)?)$/.test(value))
  )
}

/** Texts may look like numbers: that a column has no order, only Zoho knows. */
function isNoOrder(error: unknown): boolean {
  return isZohoApiError(error, 'INVALID_QUERY') && typeof error.details['operator'] === 'string'
}

/** The rows behind one, by their values. */
function pageBehind(walk: Walk, last: Last | undefined, limit: number): Select {
  const { module, columns, criteria, key, direction } = walk
  return select(module, columns, {
    where: both(criteria, last && behind(last, key, direction)),
    orderBy: orderOf(walk),
    limit,
  })
}

/** The rows behind so many. It begins with the last of these, which shows whether they are still the same. */
function pageFrom(walk: Walk, offset: number, size: number, { pages }: Progress): Select {
  const limit = Math.min(size, REACH - offset)
  if (limit < 2)
    throw new PaginationError(
      `Zoho counts off ${REACH} rows in the order of ${walk.key}, and there are more. Order by id, a number, a date or a time, or narrow the query.`,
      pages + 1,
    )
  return select(walk.module, walk.columns, {
    where: walk.criteria,
    orderBy: orderOf(walk),
    limit,
    offset,
  })
}

function orderOf({ key, direction }: Walk): readonly (string | readonly [string, 'asc' | 'desc'])[] {
  return key === 'id' ? [['id', direction]] : [[key, direction], 'id']
}

/** What comes behind the last row. @throws PaginationError when it is no longer where it was */
function afterLast(items: readonly Found[], { id }: Last, { pages }: Progress): readonly Found[] {
  const at = items.findIndex((row) => String(row['id']) === id)
  if (at >= 0) return items.slice(at + 1)
  throw new PaginationError(
    'Rows were changed or deleted while they were counted off, so that some would be left out. Read them again, or order by id.',
    pages + 1,
  )
}

/** Two criteria as one. */
export function both(one: Criteria | undefined, other: Criteria | undefined): Criteria | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return allOf(one, other)
}

/** The rows behind the last one. */
function behind({ id, value }: Last, key: string, direction: 'asc' | 'desc'): Criteria {
  const comparator = direction === 'asc' ? 'greater_than' : 'less_than'
  if (key === 'id') return where('id', comparator, id)
  const at = value as string | number
  return anyOf(where(key, comparator, at), allOf(where(key, 'equal', at), where('id', 'greater_than', id)))
}
