import { allOf, anyOf, PaginationError, where, type CallOptions, type Client, type Criteria } from '@x/client'
import { queryRecords } from './query-records.ts'
import { isAggregate, select, type Select } from './select.ts'

/** Rows of the first pages: a short list costs one credit, a long one three for each 2,000 rows. */
const SIZES = [200, 1000, 2000]

/**
 * All rows of a query, page after page, fetched as they are consumed; no number of rows is too many. In the order of ids, or
 * of one column that is a number, a date or a time, rows without a value last; Zoho orders by texts only within 100,000 rows.
 *
 * It goes on behind the last row, not by an offset: what is written or deleted meanwhile shifts no page. Pages grow from 200
 * rows to 2,000, for 1 credit, then 2, then 3. `limit` is how many rows there are at most.
 *
 * @throws TypeError for aggregates, groups, an offset, and more than one column to order by
 * @throws PaginationError when the same row comes again
 */
export async function* eachRow<Row extends object>(
  zoho: Client,
  query: Select<Row>,
  options: CallOptions = {},
): AsyncGenerator<Row, void, undefined> {
  const { key, direction } = orderOf(query)
  let left = query.options.limit ?? Infinity
  const base = query.options.where
  const columns = [...new Set([...query.columns, ...(key === 'id' ? [] : [key])])]
  // Rows without a value come in a walk of their own: where Zoho puts them in an order is not documented.
  const walks =
    key === 'id' ? [base] : [both(base, where(key, 'not_equal', null)), both(base, where(key, 'equal', null))]
  let pages = 0
  for (const [walk, criteria] of walks.entries()) {
    const isById = key === 'id' || walk === 1
    let last: Last | undefined
    for (let more = true; more && left > 0; pages += 1) {
      const limit = Math.min(SIZES[Math.min(pages, SIZES.length - 1)] ?? 200, left)
      const page = select(query.module, columns, {
        where: both(criteria, last && behind(last, isById ? 'id' : key, direction)),
        orderBy: isById ? [['id', key === 'id' ? direction : 'asc']] : [[key, direction], 'id'],
        limit,
      })
      const { items, info } = await queryRecords(zoho, page, {}, options)
      for (const row of items) {
        const id = String(row['id'])
        if (id === last?.id) throw new PaginationError(`The row ${id} came again behind itself.`, pages + 1)
        last = { id, value: row[key] }
        left -= 1
        // The columns are those of the query, and what it is ordered by.
        yield row as Row
      }
      more = info.more_records && items.length > 0
    }
  }
}

/** Where a page ended. */
interface Last {
  readonly id: string
  readonly value: unknown
}

function orderOf({ columns, options }: Select<unknown>): {
  readonly key: string
  readonly direction: 'asc' | 'desc'
} {
  const { groupBy = [], orderBy = [], offset } = options
  if (groupBy.length > 0 || columns.some(isAggregate))
    throw new TypeError('Groups and aggregates are not paged: queryRecords gives up to 2,000 of them.')
  if (offset !== undefined) throw new TypeError('eachRow begins with the first row: leave the offset out.')
  const [first = 'id', ...others] = orderBy.map((key) =>
    typeof key === 'string' ? ([key, 'asc'] as const) : key,
  )
  if (others.length > 0) throw new TypeError('eachRow orders by one column, and by id where rows are alike.')
  return typeof first === 'string' ? { key: first, direction: 'asc' } : { key: first[0], direction: first[1] }
}

function both(one: Criteria | undefined, other: Criteria | undefined): Criteria | undefined {
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
