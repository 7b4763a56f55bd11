import type { Field } from '../../fields/field.ts'
import type { Values } from '../../fields/read-row.ts'
import { comparatorOf, comparatorsOf } from '../../fields/comparators.ts'
import { familyOf } from '../../fields/families.ts'
import { matcherOf } from '../../fields/matches.ts'
import { beyondLimit, invalidQuery, wrongValue } from './query-faults.ts'
import type { Column } from './resolve-column.ts'
import type { Condition, Criteria, Operand, Subquery } from './syntax.ts'

/** Whether a row is what a query asks for. */
export type RowTest = (row: Values) => boolean

/** What compiling criteria needs to know. */
export interface CriteriaScope {
  columnOf(path: string): Column
  /** Values that a query inside gives, each once; its errors are its own. */
  valuesOf(subquery: Subquery): readonly unknown[]
  /** Values that `in` takes. */
  readonly mostIn: number
}

/** Makes a test of rows out of criteria. @throws Refusal for an operator or a value that does not fit its column */
export function compileCriteria(criteria: Criteria, scope: CriteriaScope): RowTest {
  if (!('items' in criteria)) return compileCondition(criteria, scope)
  const tests = criteria.items.map((each) => compileCriteria(each, scope))
  return criteria.join === 'and'
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row))
}

function compileCondition(condition: Condition, scope: CriteriaScope): RowTest {
  const { path, operator, operands } = condition
  const { field, read } = scope.columnOf(path)
  const comparator = comparatorOf(operator, 'coql')
  if (isUnsupported(field)) throw unsupported(condition)
  if (comparator === undefined || !comparatorsOf(field, 'coql').includes(comparator))
    throw invalidQuery('Invalid query formed', {
      reason: 'invalid operator found',
      column_name: path,
      operator,
    })
  if (operands.length === 0) {
    const matches = matcherOf(field, comparator, undefined)
    return typeof matches === 'function' ? (row) => matches(read(row)) : () => false
  }
  if (operands.length > scope.mostIn) throw beyondLimit('in', scope.mostIn)
  const values = operands.map((each) => operandValues(each, operator, scope))
  const flat = values.flat()
  // A query inside that gives nothing: nothing is in it, and everything is not in it.
  if (flat.length < operands.length) return operator === 'not in' ? () => true : () => false
  if (operator === 'not like' && !/^%[^%]*%$/s.test(String(flat[0]))) throw wrongValue(path, 'text')
  const isSeveral = /in$|between$/.test(operator)
  const matches = matcherOf(field, comparator, isSeveral ? flat : flat[0])
  if (typeof matches !== 'function') throw wrongValue(path, matches.expected_data_type)
  return (row) => matches(read(row))
}

/** Values that stand for an operand: one, unless it is a query for `in`. @throws Refusal when a query gives too many */
function operandValues(operand: Operand, operator: string, scope: CriteriaScope): readonly unknown[] {
  if (operand === null || typeof operand === 'string') return [operand]
  const values = scope.valuesOf(operand)
  if (operator.endsWith('in') || values.length < 2) return values
  const details = { sub_query_sequence: operand.sequence, operator }
  throw invalidQuery('subquery return more than one values which is incompatible for the operator', details)
}

/** Texts of several lines and lists can be selected, but not compared. */
function isUnsupported(field: Field): boolean {
  const family = familyOf(field)
  return family === 'none' || family === 'area'
}

/** Zoho reports `is null` and `is not null` as a comparison with its word for nothing. */
function unsupported({ path, operator, operands: [operand] }: Condition): ReturnType<typeof invalidQuery> {
  const asked =
    operand === undefined ? { value: '${EMPTY}' } : typeof operand === 'string' ? { value: operand } : {}
  const written = operator === 'is null' ? '=' : operator === 'is not null' ? '!=' : operator
  const details = { cv_criteria: false, column_name: path, ...asked, operator: written }
  return invalidQuery('unsupported column in criteria', details)
}
