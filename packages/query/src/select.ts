import {
  coqlCriteria,
  coqlName,
  type AnyModule,
  type Criteria,
  type Module,
  type ModuleShape,
} from '@x/client'
import { checkLimits } from './check-limits.ts'
import { made, moduleName, type Coql } from './coql.ts'
import type { SelectOptions } from './select-options.ts'

/** A column: a field, one behind lookups (`Account_Name.Phone`), or `SUM(Amount)`. */
export type ColumnName<M extends ModuleShape> =
  | Extract<keyof M['row'], string>
  | `${string}.${string}`
  | `${Aggregate}(${string})`

/** Functions over many rows; capitals are Zoho's own rule. */
export type Aggregate = 'SUM' | 'MIN' | 'MAX' | 'AVG' | 'COUNT'

/** What a query gives of a module: the columns under their names, and `id` unless rows are grouped. */
export type Selected<M extends ModuleShape, C extends string> = AnyModule extends M
  ? Readonly<Record<string, unknown>>
  : {
      readonly [
        K in C | (Extract<C, `${Aggregate}(${string})`> extends never ? 'id' : never)
      ]: K extends keyof M['row']
        ? M['row'][K]
        : K extends `${'SUM' | 'AVG' | 'COUNT'}(${string})`
          ? number | null
          : K extends `${'MIN' | 'MAX'}(${infer F})`
            ? (F extends keyof M['row'] ? M['row'][F] : unknown) | null
            : unknown
    }

/** A query that knows what it is made of. */
export interface Select<Row = Readonly<Record<string, unknown>>> extends Coql<Row> {
  readonly module: string
  readonly columns: readonly string[]
  readonly options: SelectOptions
}

const AGGREGATE = /^(SUM|MIN|MAX|AVG|COUNT)\((.+)\)$/
const EVERY: Criteria = { field: { api_name: 'id' }, comparator: 'not_equal', value: '${EMPTY}' }

/**
 * A query made of its parts. Names and values are checked and quoted, conditions bracketed in pairs, and Zoho's limits told
 * before anything is sent.
 *
 * @throws TypeError for a name that is none, a value that COQL cannot have, or more than Zoho takes; it says what to do
 */
export function select<M extends ModuleShape = AnyModule, const C extends ColumnName<M> = ColumnName<M>>(
  module: Module<M>,
  columns: readonly C[],
  options: SelectOptions = {},
): Select<Selected<M, C>> {
  checkLimits(columns, options)
  const { where = EVERY, groupBy = [], orderBy = [], limit, offset } = options
  const order = orderBy.map((key) => (typeof key === 'string' ? ([key, 'asc'] as const) : key))
  const text = [
    `select ${columns.map(columnText).join(', ')} from ${moduleName(module)} where ${coqlCriteria(where)}`,
    groupBy.length === 0 ? '' : ` group by ${groupBy.map(coqlName).join(', ')}`,
    order.length === 0
      ? ''
      : ` order by ${order.map(([key, direction]) => `${coqlName(key)} ${directionText(direction)}`).join(', ')}`,
    limit === undefined && offset === undefined ? '' : ` limit ${offset ?? 0}, ${limit ?? 200}`,
  ].join('')
  return Object.freeze({ ...made<Selected<M, C>>(text, module), module, columns, options })
}

/** It may come from an address: nothing else is written into the query. */
function directionText(direction: string): string {
  if (direction === 'asc' || direction === 'desc') return direction
  throw new TypeError('A query orders "asc" or "desc".')
}

function columnText(column: string): string {
  const [, aggregate, inner = ''] = AGGREGATE.exec(column) ?? []
  return aggregate === undefined ? coqlName(column) : `${aggregate}(${coqlName(inner)})`
}

/** Whether a column is worked out of many rows. */
export function isAggregate(column: string): boolean {
  return AGGREGATE.test(column)
}
