import { badParameter } from '../answers.ts'
import { Refusal } from '../refusal.ts'

/** Comparators that any page of Zoho's names for user groups. */
export type Comparator = 'equal' | 'contains' | 'starts_with'

/** What an endpoint lets one filter by. */
export interface FilterRules<T> {
  readonly fields: Readonly<Record<string, (row: T) => string | null>>
  readonly comparators: readonly Comparator[] | 'all'
  readonly operators: readonly ('and' | 'or')[]
}

/** Longest `filters` that Zoho takes. It also bounds how deep groups can nest. */
const LONGEST = 250

const compare: Readonly<Record<Comparator, (text: string, value: string) => boolean>> = {
  equal: (text, value) => text === value,
  contains: (text, value) => text.includes(value),
  starts_with: (text, value) => text.startsWith(value),
}

/**
 * Reads `filters`, a JSON text: one `{ field: { api_name }, comparator, value }`, or several in
 * `{ group_operator, group: [...] }`. Letters are compared without regard to case.
 *
 * @returns a test for one row; `undefined` when the call filters nothing.
 * @throws Refusal when the text is not such JSON, is too long, or asks for what the endpoint does not know.
 */
export function readFilters<T>(
  query: URLSearchParams,
  rules: FilterRules<T>,
): ((row: T) => boolean) | undefined {
  const text = query.get('filters')
  if (text === null) return undefined
  if (text.length > LONGEST) throw refused()
  return build(parse(text), rules)
}

function build<T>(criterion: unknown, rules: FilterRules<T>): (row: T) => boolean {
  if (!isObject(criterion)) throw refused()
  if (Object.hasOwn(criterion, 'group') || Object.hasOwn(criterion, 'group_operator')) {
    const operator = lower(criterion['group_operator'])
    const group = criterion['group']
    if (!Array.isArray(group) || group.length === 0) throw refused()
    if ((operator !== 'and' && operator !== 'or') || !rules.operators.includes(operator)) throw refused()
    const tests = group.map((each) => build(each, rules))
    return operator === 'and'
      ? (row) => tests.every((test) => test(row))
      : (row) => tests.some((test) => test(row))
  }
  const comparator = lower(criterion['comparator'])
  const { field, value } = criterion
  const name = isObject(field) ? field['api_name'] : undefined
  if (typeof name !== 'string' || !Object.hasOwn(rules.fields, name)) throw refused()
  if (!isComparator(comparator) || (rules.comparators !== 'all' && !rules.comparators.includes(comparator))) {
    throw refused()
  }
  if (typeof value !== 'string') throw refused()
  const read = rules.fields[name]
  const wanted = value.toLowerCase()
  return (row) => compare[comparator]((read?.(row) ?? '').toLowerCase(), wanted)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Where the text is broken is lost: Zoho does not say either.
    throw refused()
  }
}

function refused(): Refusal {
  return new Refusal(badParameter('filters'))
}

function isComparator(value: string | undefined): value is Comparator {
  return value !== undefined && Object.hasOwn(compare, value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function lower(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined
}
