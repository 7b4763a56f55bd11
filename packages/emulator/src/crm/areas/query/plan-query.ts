import type { Call } from '../../call.ts'
import { aggregateOf, type Aggregate } from './aggregates.ts'
import { compileCriteria, type RowTest } from './compile-criteria.ts'
import type { Values } from '../../fields/read-row.ts'
import { checkColumns } from './check-columns.ts'
import { beyondLimit, invalidQuery, misplacedColumn, unknownColumn } from './query-faults.ts'
import { limitsOf, MOST_OF_SUBQUERY, MOST_SUBQUERIES, type QueryLimits } from './query-limits.ts'
import { openModule } from './open-module.ts'
import { resolveColumn, type Column } from './resolve-column.ts'
import type { RowSource } from './row-sources.ts'
import { sortKeyOf, type SortKey } from './sort-keys.ts'
import { countConditions, type Query, type SelectedColumn, type Subquery } from './syntax.ts'

/** A query that was found to fit the metadata: all that is left is walking the rows. */
export interface QueryPlan {
  readonly source: RowSource
  readonly test: RowTest
  readonly columns: readonly PlannedColumn[]
  /** Undefined: a row of the answer is a row of the module. */
  readonly grouped: { readonly keys: readonly ((row: Values) => SortKey)[] } | undefined
  readonly order: readonly PlannedOrder[]
  readonly limit: number
  readonly offset: number
}

/** A column of the answer. */
export interface PlannedColumn {
  readonly key: string
  readonly column: Column
  readonly aggregate: (() => Aggregate) | undefined
}

/** What the answer is sorted by: a column of the rows, or one that is worked out of them. */
export interface PlannedOrder {
  readonly direction: 'asc' | 'desc'
  readonly keyOf: (row: Values) => SortKey
  /** Which column of the answer holds what is worked out; undefined: it is read from the row. */
  readonly aggregated: number | undefined
}

/** Rows that a query without `limit` gives. */
const USUAL = 200

/**
 * Holds a query against the metadata: module, columns, what stands twice, operators and values, limits, in this order.
 *
 * @param run gives what a query inside gives
 * @throws Refusal
 */
export function planQuery(
  query: Query,
  call: Call,
  run: (plan: QueryPlan) => readonly (readonly unknown[])[],
): QueryPlan {
  const limits = limitsOf(call.version)
  const source = openModule(query, call)
  const known = new Map<string, Column>()
  const columnOf = (path: string): Column => {
    const column = known.get(path) ?? resolveColumn(path, source, call.data)
    known.set(path, column)
    return column
  }
  const selected = query.columns.map((each) => ({ ...each, column: columnOf(each.path) }))
  const aliases = new Map(query.columns.map(({ alias }, index) => [alias, index]))
  for (const path of query.groupBy) columnOf(path)
  for (const { key } of query.orderBy) if (!aliases.has(key)) columnOf(key)
  checkColumns(query)
  const isGrouped = query.groupBy.length > 0 || query.columns.some(({ aggregate }) => aggregate !== undefined)
  const columns = selected.map(({ column, ...each }) => ({
    key: keyOf(each),
    column,
    aggregate: each.aggregate === undefined ? undefined : aggregateOf(each.aggregate, column),
  }))
  if (isGrouped) refuseUngrouped(query)
  const order = query.orderBy.map(({ key, direction }) => {
    const index = aliases.get(key)
    const planned = index === undefined ? undefined : columns[index]
    const column = planned?.column ?? columnOf(key)
    const aggregated = planned?.aggregate === undefined ? undefined : index
    return { direction, keyOf: sortKeyOf(column, 'order by'), aggregated }
  })
  const keys = query.groupBy.map((path) => sortKeyOf(columnOf(path), 'group by'))
  let subqueries = 0
  const valuesOf = ({ query: inner, sequence }: Subquery): readonly unknown[] => {
    subqueries += 1
    if (subqueries > MOST_SUBQUERIES) throw beyondLimit('subquery', MOST_SUBQUERIES)
    return subqueryValues(inner, sequence, call, run)
  }
  const test = compileCriteria(query.where, { columnOf, valuesOf, mostIn: limits.in })
  checkLimits(query, limits, columns)
  const { limit = USUAL, offset } = query
  return { source, test, columns, grouped: isGrouped ? { keys } : undefined, order, limit, offset }
}

function keyOf({ path, aggregate, alias }: SelectedColumn): string {
  return alias ?? (aggregate === undefined ? path : `${aggregate}(${path})`)
}

/** Where rows are grouped, what is not worked out of them must be what they are grouped by. */
function refuseUngrouped({ columns, groupBy, orderBy }: Query): void {
  for (const { path, aggregate } of columns)
    if (aggregate === undefined && !groupBy.includes(path)) throw misplacedColumn(path, 'select')
  for (const { key } of orderBy)
    if (!groupBy.includes(key) && !columns.some(({ alias }) => alias === key))
      throw misplacedColumn(key, 'order by')
}

/** The values of the one column of a query inside: ids of references, each value once. */
function subqueryValues(
  query: Query,
  sequence: number,
  call: Call,
  run: (plan: QueryPlan) => readonly (readonly unknown[])[],
): readonly unknown[] {
  if (query.columns.length !== 1) {
    const details = { sub_query_sequence: sequence, column_name: query.columns.map(keyOf) }
    throw invalidQuery('subquery should contains only one column', details)
  }
  const plan = planQuery(query, call, () => {
    throw unknownColumn(query.columns[0]?.path ?? '')
  })
  const values = new Set(
    run({ ...plan, limit: query.limit ?? MOST_OF_SUBQUERY + 1 }).map(([value]) => plain(value)),
  )
  values.delete(undefined)
  if (values.size > MOST_OF_SUBQUERY) throw beyondLimit('in', MOST_OF_SUBQUERY)
  return [...values]
}

/** A stored value as criteria are written with: a reference is its id, several choices are one text. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.join(';')
  if (typeof value !== 'object') return value
  return value === null ? undefined : (value as { readonly id?: unknown }).id
}

function checkLimits(query: Query, limits: QueryLimits, planned: readonly PlannedColumn[]): void {
  const { columns, groupBy, orderBy, limit = USUAL, offset } = query
  const refuse = (by: keyof QueryLimits, count: number): void => {
    if (count > limits[by]) throw beyondLimit(by === 'selectJoin' ? 'join' : by, limits[by])
  }
  refuse('columns', columns.length)
  refuse('formula', planned.filter(({ column: { field } }) => field.formula?.dynamic === true).length)
  refuse('criteria', countConditions(query.where))
  refuse('group by', groupBy.length)
  refuse('order by', orderBy.length)
  refuse('aggregate', columns.filter(({ aggregate }) => aggregate !== undefined).length)
  const selected = columns.map(({ path }) => path)
  refuse('selectJoin', joinsIn(selected))
  refuse('join', joinsIn([...pathsIn(query.where), ...groupBy, ...orderBy.map(({ key }) => key)]))
  refuse('limit', limit)
  if (offset + limit > limits.reach) throw beyondLimit('limit', limits.reach)
}

function pathsIn(criteria: Query['where']): readonly string[] {
  return 'items' in criteria ? criteria.items.flatMap(pathsIn) : [criteria.path]
}

/** How many different lookups paths follow. */
function joinsIn(paths: readonly string[]): number {
  return new Set(
    paths.filter((path) => path.includes('.')).map((path) => path.slice(0, path.lastIndexOf('.'))),
  ).size
}
