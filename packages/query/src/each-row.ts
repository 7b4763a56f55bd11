import { where, type CallOptions, type Client } from '@x/client'
import { both, probeWalk, walkRows, type Walk } from './row-walk.ts'
import { isAggregate, type Select } from './select.ts'

/**
 * All rows of a query, page after page, fetched as they are consumed. In the order of ids, or of one column, where rows
 * without a value come last.
 *
 * By id, a number, a date or a time it goes on behind the last row: no number of rows is too many, and what is written or
 * deleted meanwhile shifts no page. Texts, picklists and lookups can only be counted off, and Zoho counts to 100,000.
 * Pages grow from 200 rows to 2,000, for 1 credit, then 2, then 3. `limit` is how many rows there are at most.
 *
 * @throws TypeError for aggregates, groups, an offset, more than one column to order by, and conditions that leave no room
 *   for those of a page; nothing is sent
 * @throws PaginationError when a row comes again, when rows that are counted off were moved meanwhile, and beyond 100,000
 *   of those
 */
export async function* eachRow<Row extends object>(
  zoho: Client,
  query: Select<Row>,
  options: CallOptions = {},
): AsyncGenerator<Row, void, undefined> {
  const { key, direction } = orderOf(query)
  const { module, options: asked } = query
  const columns = [...new Set([...query.columns, ...(key === 'id' ? [] : [key])])]
  const base = { module, columns, criteria: asked.where }
  // Rows without a value come in a walk of their own: where Zoho puts them in an order is not documented.
  const walks: readonly Walk[] =
    key === 'id'
      ? [{ ...base, key, direction }]
      : [
          { ...base, key, direction, criteria: both(asked.where, where(key, 'not_equal', null)) },
          { ...base, key: 'id', direction: 'asc', criteria: both(asked.where, where(key, 'equal', null)) },
        ]
  for (const walk of walks) probeWalk(walk)
  const progress = { pages: 0, left: asked.limit ?? Infinity }
  // The columns are those of the query, and what it is ordered by.
  for (const walk of walks) yield* walkRows(zoho, walk, progress, options) as AsyncGenerator<Row>
}

function orderOf({ columns, options }: Select<unknown>): Pick<Walk, 'key' | 'direction'> {
  const { groupBy = [], orderBy = [], offset } = options
  if (groupBy.length > 0 || columns.some(isAggregate))
    throw new TypeError('Groups and aggregates are not paged: queryRecords gives up to 2,000 of them.')
  if (offset !== undefined) throw new TypeError('eachRow begins with the first row: leave the offset out.')
  const [first = 'id', ...others] = orderBy
  if (others.length > 0) throw new TypeError('eachRow orders by one column, and by id where rows are alike.')
  return typeof first === 'string' ? { key: first, direction: 'asc' } : { key: first[0], direction: first[1] }
}
