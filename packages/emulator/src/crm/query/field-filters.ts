import { isJsonObject, own } from '../../json.ts'
import { comparatorOf } from '../fields/comparators.ts'
import type { Field } from '../fields/field.ts'
import { matcherOf } from '../fields/matches.ts'

/** What may be filtered by: a field, and what a row has of it. */
export interface Filterable<T> {
  readonly field: Field
  valueOf(row: T): unknown
}

/** Deepest nesting of groups. */
const DEEPEST = 20
/** Most members of a group. */
const WIDEST = 25

/**
 * A test for rows out of criteria in Zoho's JSON: one `{ field: { api_name }, comparator, value }`, or several in
 * `{ group_operator, group: [...] }`. `equals` counts as `equal`: pages write the first, their samples the second.
 *
 * @returns undefined for what is not such criteria, or asks for what is not there
 */
export function testOfCriteria<T>(
  criteria: unknown,
  fields: Readonly<Record<string, Filterable<T>>>,
  depth = 0,
): ((row: T) => boolean) | undefined {
  if (!isJsonObject(criteria) || depth > DEEPEST) return undefined
  const group = own(criteria, 'group')
  if (group !== undefined) {
    const operator = String(own(criteria, 'group_operator')).toLowerCase()
    if (!Array.isArray(group) || group.length === 0 || group.length > WIDEST) return undefined
    const tests = group.map((each: unknown) => testOfCriteria(each, fields, depth + 1))
    const known = tests.filter((test) => test !== undefined)
    if (known.length !== tests.length) return undefined
    if (operator === 'and') return (row) => known.every((test) => test(row))
    return operator === 'or' ? (row) => known.some((test) => test(row)) : undefined
  }
  const field = own(criteria, 'field')
  const name = isJsonObject(field) ? own(field, 'api_name') : undefined
  const by = typeof name === 'string' && Object.hasOwn(fields, name) ? fields[name] : undefined
  const word = String(own(criteria, 'comparator')).toLowerCase()
  const comparator = comparatorOf(word === 'equals' ? 'equal' : word, 'criteria')
  if (by === undefined || comparator === undefined) return undefined
  const matcher = matcherOf(by.field, comparator, own(criteria, 'value'))
  return typeof matcher === 'function' ? (row) => matcher(by.valueOf(row)) : undefined
}

/** Criteria in a query parameter, as JSON. Undefined: it is not there. Null: it cannot be used. */
export function testOfFilters<T>(
  query: URLSearchParams,
  name: string,
  fields: Readonly<Record<string, Filterable<T>>>,
): ((row: T) => boolean) | undefined | null {
  const text = query.get(name)
  if (text === null) return undefined
  try {
    return testOfCriteria(JSON.parse(text), fields) ?? null
  } catch {
    // Lost: where the text is broken. Zoho does not say either.
    return null
  }
}
