import { own } from '../../../json.ts'
import type { Values } from '../../fields/read-row.ts'
import { takeFirst } from './first-rows.ts'
import type { QueryPlan } from './plan-query.ts'
import type { Aggregate } from './aggregates.ts'
import type { SortKey } from './sort-keys.ts'

/** Rows of an answer: the stored value of each column. */
export interface QueryRows {
  readonly rows: readonly { readonly id: string; readonly values: readonly unknown[] }[]
  readonly more: boolean
}

/** Walks the rows of a module, and gives those of the page that is asked for. */
export function runQuery(plan: QueryPlan): QueryRows {
  return plan.grouped === undefined ? runPlain(plan) : runGrouped(plan, plan.grouped)
}

function runPlain(plan: QueryPlan): QueryRows {
  const { columns, order, offset, limit } = plan
  const end = offset + limit
  const { found, more } = order.length === 0 ? firstOf(plan, end) : sortedFirst(matching(plan), order, end)
  const rows = found.slice(offset).map((row) => ({
    id: String(own(row, 'id')),
    values: columns.map(({ column }) => column.read(row)),
  }))
  return { rows, more }
}

interface Found<R> {
  readonly found: readonly R[]
  readonly more: boolean
}

/** In the order of ids, which is that of the rows: the walk ends with the page. */
function firstOf({ source, test }: QueryPlan, end: number): Found<Values> {
  const found: Values[] = []
  for (const row of source.rows()) {
    if (!test(row)) continue
    if (found.length === end) return { found, more: true }
    found.push(row)
  }
  return { found, more: false }
}

function sortedFirst<R>(
  rows: readonly R[],
  levels: Parameters<typeof takeFirst<R>>[1],
  end: number,
): Found<R> {
  return { found: takeFirst(rows, levels, end), more: rows.length > end }
}

function matching({ source, test }: QueryPlan): readonly Values[] {
  return source.rows().filter(test)
}

/** Rows that are alike, and what was worked out of them. */
interface Group {
  /** The first of them. */
  readonly row: Values
  readonly aggregates: readonly (Aggregate | undefined)[]
}

function runGrouped(plan: QueryPlan, { keys }: NonNullable<QueryPlan['grouped']>): QueryRows {
  const { columns, order, offset, limit } = plan
  const groups = new Map<string, Group>()
  for (const row of matching(plan)) {
    const name = JSON.stringify(keys.map((keyOf) => textOf(keyOf(row))))
    let group = groups.get(name)
    if (group === undefined) {
      group = { row, aggregates: columns.map(({ aggregate }) => aggregate?.()) }
      groups.set(name, group)
    }
    for (const each of group.aggregates) each?.add(row)
  }
  const levels = order.map(({ direction, keyOf, aggregated }) => ({
    direction,
    keyOf: ({ row, aggregates }: Group) =>
      aggregated === undefined ? keyOf(row) : (aggregates[aggregated]?.key() ?? null),
  }))
  const { found, more } = sortedFirst([...groups.values()], levels, offset + limit)
  const rows = found.slice(offset).map(({ row, aggregates }) => ({
    id: '',
    values: columns.map(({ column }, index) => {
      const aggregate = aggregates[index]
      return aggregate === undefined ? column.read(row) : aggregate.result()
    }),
  }))
  return { rows, more }
}

/** A key of a group; nothing is not the text "null". */
function textOf(key: SortKey): string | null {
  return key === null ? null : String(key)
}
