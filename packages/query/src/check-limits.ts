import type { Criteria } from '@x/client'
import type { SelectOptions } from './select-options.ts'

/** Zoho's limits from v7 on, and what to do beyond them. */
const LIMITS = {
  columns: [500, 'Ask for some of them, and for the others in a second query by id.'],
  conditions: [25, 'Use "in" for several values of a column, or filter further in your program.'],
  groupBy: [4, 'Group by fewer, and add up in your program.'],
  aggregates: [5, 'Ask for the others in a second query.'],
  orderBy: [10, 'Sort further in your program.'],
  limit: [2000, 'eachRow gives all rows.'],
  reach: [100_000, 'eachRow goes on by key.'],
  joins: [5, 'Ask for the rows behind a lookup in a query of their own.'],
  selectJoins: [15, 'Ask for the rows behind a lookup in a query of their own.'],
  values: [100, 'Split the values over several queries.'],
} as const

const WORDS: Readonly<Record<keyof typeof LIMITS, string>> = {
  columns: 'columns',
  conditions: 'conditions',
  groupBy: 'columns to group by',
  aggregates: 'aggregates',
  orderBy: 'columns to order by',
  limit: 'rows in an answer',
  reach: 'rows to be reached by limit and offset',
  joins: 'lookups that are followed outside of the columns',
  selectJoins: 'lookups that columns follow',
  values: 'values of an "in"',
}

/** Refuses what Zoho would refuse. @throws TypeError with the limit and its cure */
export function checkLimits(columns: readonly string[], options: SelectOptions): void {
  const { where, groupBy = [], orderBy = [], limit = 200, offset = 0 } = options
  if (columns.length === 0) throw new TypeError('A query needs a column; "id" is one.')
  if (!isWhole(limit) || limit === 0 || !isWhole(offset))
    throw new TypeError('limit must be a whole number from 1 on, and offset one from 0 on.')
  const conditions = where === undefined ? [] : conditionsIn(where)
  const keys = orderBy.map((key) => (typeof key === 'string' ? key : key[0]))
  const paths = [...conditions.map(({ field }) => field.api_name), ...groupBy, ...keys]
  refuse('columns', columns.length)
  refuse('conditions', conditions.length)
  refuse('groupBy', groupBy.length)
  refuse('aggregates', columns.filter((column) => column.includes('(')).length)
  refuse('orderBy', orderBy.length)
  refuse('limit', limit)
  refuse('reach', limit + offset)
  refuse('joins', joinsIn(paths))
  refuse('selectJoins', joinsIn(columns))
  for (const { value } of conditions) refuse('values', Array.isArray(value) ? value.length : 1)
}

function refuse(what: keyof typeof LIMITS, count: number): void {
  const [most, cure] = LIMITS[what]
  if (count <= most) return
  throw new TypeError(
    `A query of Zoho's has at most ${most} ${WORDS[what]}, not ${count}. ${cure} Nothing was sent.`,
  )
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

type Condition = Exclude<Criteria, { readonly group: unknown }>

function conditionsIn(criteria: Criteria): readonly Condition[] {
  return 'group' in criteria ? criteria.group.flatMap(conditionsIn) : [criteria]
}

/** How many different lookups are followed. */
function joinsIn(paths: readonly string[]): number {
  return new Set(paths.flatMap((path) => (path.includes('.') ? [path.slice(0, path.lastIndexOf('.'))] : [])))
    .size
}
