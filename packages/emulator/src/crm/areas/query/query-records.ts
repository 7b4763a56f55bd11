import { own } from '../../../json.ts'
import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { knownRows } from '../../known-rows.ts'
import type { CrmAnswer } from '../../request.ts'
import { showField } from '../fields/show-field.ts'
import { parseQuery } from './parse-query.ts'
import { planQuery, type QueryPlan } from './plan-query.ts'
import { readQueryBody } from './read-query-body.ts'
import { runQuery } from './run-query.ts'
import { columnShower } from './show-column.ts'

/** `POST /coql` */
export function queryRecords(call: Call): CrmAnswer {
  const { text, meta } = readQueryBody(call.body)
  if (meta) call.demand(['settings.fields.READ'], [])
  const query = parseQuery(text, call.readings.query)
  const plan = planQuery(query, call, (inner) => runQuery(inner).rows.map(({ values }) => values))
  const { rows, more } = runQuery(plan)
  const isOne = plan.grouped?.keys.length === 0
  if (isOne && rows.length === 0 && call.readings.query.aggregateOfNothing === 'row')
    return ok({ data: [showNothing(plan)], info: { count: 1, more_records: false } })
  if (rows.length === 0) return noContent
  const known = knownRows(call)
  const columns = plan.columns.map(({ key, column, aggregate }) => {
    const show = columnShower(column, known, call.data, call.version)
    return { key, show: aggregate === undefined ? show : (value: unknown) => shownAggregate(value, show) }
  })
  const data = rows.map(({ id, values }) => {
    const row: [string, unknown][] = columns.map(({ key, show }, index) => [key, show(values[index])])
    if (plan.grouped === undefined) row.push(['id', id])
    return Object.fromEntries(row)
  })
  const info = { count: data.length, more_records: more }
  return ok({ data, info, ...(meta ? { fields: describeColumns(plan, call) } : {}) })
}

/** Numbers are as they were worked out; days and times are shown like any. */
function shownAggregate(value: unknown, show: (value: unknown) => unknown): unknown {
  return typeof value === 'number' ? value : show(value)
}

function showNothing({ columns }: QueryPlan): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ key, aggregate }) => [key, aggregate?.().result() ?? null]))
}

/** What metadata says of each column. */
function describeColumns({ columns }: QueryPlan, { data }: Call): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ column: { path, field } }) => {
      const id = own({ ...field }, 'id')
      const row = typeof id === 'string' ? data.modules.tables.fields.get(id) : undefined
      return [path, row === undefined ? { ...field } : showField(row, data)]
    }),
  )
}
