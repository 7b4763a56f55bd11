/** How a condition compares. Open: which endpoint takes which differs; Zoho decides. */
export type Comparator =
  | 'equal'
  | 'not_equal'
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'ends_with'
  | 'in'
  | 'not_in'
  | 'greater_than'
  | 'greater_equal'
  | 'less_than'
  | 'less_equal'
  | 'between'
  | 'not_between'
  | (string & {})

/** A value to compare with, as Zoho's JSON has it. */
export type ComparedValue =
  | string
  | number
  | boolean
  | Readonly<Record<string, unknown>>
  | readonly ComparedValue[]

/** A value as {@link where} takes it: `null` stands for "empty". */
export type GivenValue =
  | ComparedValue
  | bigint
  | Date
  | null
  | readonly (string | number | boolean | bigint | Date | Readonly<Record<string, unknown>>)[]

/** One condition on a field, in Zoho's form. */
export interface Condition<F extends string = string> {
  readonly field: { readonly api_name: F }
  readonly comparator: string
  readonly value: ComparedValue
}

/** A condition, or several joined: what `filters` and criteria in bodies take as JSON. */
export type Criteria<F extends string = string> =
  | Condition<F>
  | { readonly group_operator: 'and' | 'or'; readonly group: readonly Criteria<F>[] }

/** Zoho's word for no value. */
export const EMPTY = '${EMPTY}'

/**
 * One condition. A `Date` becomes a time with an offset, a `bigint` its digits, `null` Zoho's `${EMPTY}`.
 *
 * @throws TypeError for the string `${EMPTY}`, which somebody may have typed; pass `null`
 * @example
 * const { items } = await listUserGroups(zoho, { filters: where('name', 'starts_with', beginning) })
 */
export function where<const F extends string>(
  field: F,
  comparator: Comparator,
  value: GivenValue,
): Condition<F> {
  return { field: { api_name: field }, comparator, value: valueOf(value) }
}

/** All of them. */
export function allOf<const F extends string>(
  ...criteria: readonly [Criteria<F>, ...Criteria<F>[]]
): Criteria<F> {
  return joined('and', criteria)
}

/** At least one of them. */
export function anyOf<const F extends string>(
  ...criteria: readonly [Criteria<F>, ...Criteria<F>[]]
): Criteria<F> {
  return joined('or', criteria)
}

/** How a group is joined. Criteria may come from elsewhere: what is written into a query is one of two words. */
export function joinOf({ group_operator: operator }: { readonly group_operator: string }): 'and' | 'or' {
  if (operator === 'and' || operator === 'or') return operator
  throw new TypeError('A group of criteria is joined by "and" or "or".')
}

function joined<F extends string>(
  operator: 'and' | 'or',
  criteria: readonly [Criteria<F>, ...Criteria<F>[]],
): Criteria<F> {
  return criteria.length === 1 ? criteria[0] : { group_operator: operator, group: criteria }
}

function valueOf(value: GivenValue): ComparedValue {
  if (value === null) return EMPTY
  if (value === EMPTY) throw new TypeError(`To compare with nothing pass null, not the string "${EMPTY}".`)
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return timeText(value)
  return Array.isArray(value) ? value.map((each: GivenValue) => valueOf(each)) : (value as ComparedValue)
}

/** A time as Zoho reads it in criteria: with an offset and without milliseconds, which some of its endpoints refuse. */
function timeText(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, '+00:00')
}
