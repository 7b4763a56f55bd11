import { badParameter } from '../answers.ts'
import { isJsonObject, own } from '../../json.ts'
import { Refusal } from '../refusal.ts'

/** Comparators that any page of Zoho's names for user groups. */
export type Comparator = 'equal' | 'contains' | 'starts_with'

/** What an endpoint lets one filter by. */
export interface FilterRules<T> {
  readonly fields: Readonly<Record<string, (row: T) => string | null>>
  readonly comparators: readonly Comparator[] | 'all'
  readonly operators: readonly ('and' | 'or')[]
  /** What to say of filters that cannot be used. */
  readonly complain?: (filters: unknown) => string
}

/** A test for one row. */
export type RowTest<T> = (row: T) => boolean

/** Longest `filters` that Zoho takes as a query parameter. */
const LONGEST = 250

/** Deepest nesting of groups; the text of a query parameter cannot nest deeper anyway. */
const DEEPEST = 20

const compare: Readonly<Record<Comparator, (text: string, value: string) => boolean>> = {
  equal: (text, value) => text === value,
  contains: (text, value) => text.includes(value),
  starts_with: (text, value) => text.startsWith(value),
}

/**
 * Reads the query parameter `filters`, a JSON text.
 *
 * @returns a test for one row; `undefined` when the call filters nothing.
 * @throws Refusal when the text is not JSON, is too long, or asks for what the endpoint does not know.
 */
export function readFilters<T>(query: URLSearchParams, rules: FilterRules<T>): RowTest<T> | undefined {
  const text = query.get('filters')
  if (text === null) return undefined
  const filters = text.length > LONGEST ? undefined : parseJson(text)
  const test = parseFilters(filters, rules)
  if (test === undefined) throw new Refusal(badParameter('filters', rules.complain?.(filters)))
  return test
}

/**
 * Reads filters that are JSON already: one `{ field: { api_name }, comparator, value }`, or several in
 * `{ group_operator, group: [...] }`. Letters are compared without regard to case.
 *
 * @returns a test for one row; `undefined` when the filters ask for what the endpoint does not know.
 */
export function parseFilters<T>(filters: unknown, rules: FilterRules<T>, depth = 0): RowTest<T> | undefined {
  if (!isJsonObject(filters) || depth > DEEPEST) return undefined
  const group = own(filters, 'group')
  if (group !== undefined) return parseGroup(group, lower(own(filters, 'group_operator')), rules, depth)
  const comparator = lower(own(filters, 'comparator'))
  const field = own(filters, 'field')
  const value = own(filters, 'value')
  const name = isJsonObject(field) ? own(field, 'api_name') : undefined
  const read = typeof name === 'string' && Object.hasOwn(rules.fields, name) ? rules.fields[name] : undefined
  if (read === undefined || typeof value !== 'string' || !isComparator(comparator)) return undefined
  if (rules.comparators !== 'all' && !rules.comparators.includes(comparator)) return undefined
  const wanted = value.toLowerCase()
  return (row) => compare[comparator]((read(row) ?? '').toLowerCase(), wanted)
}

function parseGroup<T>(
  group: unknown,
  operator: string | undefined,
  rules: FilterRules<T>,
  depth: number,
): RowTest<T> | undefined {
  if (!Array.isArray(group) || group.length === 0) return undefined
  if ((operator !== 'and' && operator !== 'or') || !rules.operators.includes(operator)) return undefined
  const tests: RowTest<T>[] = []
  for (const each of group) {
    const test = parseFilters(each, rules, depth + 1)
    if (test === undefined) return undefined
    tests.push(test)
  }
  return operator === 'and'
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Where the text is broken is lost: Zoho does not say either.
    return undefined
  }
}

function isComparator(value: string | undefined): value is Comparator {
  return value !== undefined && Object.hasOwn(compare, value)
}

function lower(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined
}
