/** Field of a condition. Open: Zoho's pages name `name`, `description` and (once) `user_group.name`. */
export type FilterField = 'name' | 'description' | (string & {})

/** How a condition compares. Open: which endpoint takes which differs between Zoho's pages; Zoho decides. */
export type Comparator = 'equal' | 'contains' | 'starts_with' | (string & {})

/** One condition on a field, in Zoho's form. */
export interface Condition {
  readonly field: { readonly api_name: string }
  readonly comparator: string
  readonly value: string
}

/** A condition, or several joined, as Zoho's `filters` parameter wants it. */
export type Filter = Condition | { readonly group_operator: 'and' | 'or'; readonly group: readonly Filter[] }

/**
 * One condition.
 *
 * @example
 * const { items } = await listUserGroups(zoho, { filters: where('name', 'starts_with', beginning) })
 */
export function where(field: FilterField, comparator: Comparator, value: string): Condition {
  return { field: { api_name: field }, comparator, value }
}

/** All of them. */
export function allOf(...filters: readonly [Filter, ...Filter[]]): Filter {
  return joined('and', filters)
}

/** At least one of them. Documented for the counts of associated users, not for the list of groups. */
export function anyOf(...filters: readonly [Filter, ...Filter[]]): Filter {
  return joined('or', filters)
}

function joined(operator: 'and' | 'or', filters: readonly [Filter, ...Filter[]]): Filter {
  return filters.length === 1 ? filters[0] : { group_operator: operator, group: filters }
}

/** Most characters of the `filters` parameter, by Zoho's description. */
const LONGEST = 250

/**
 * The text of the `filters` parameter.
 *
 * @throws TypeError when it is longer than Zoho takes
 */
export function filterText(filter: Filter | undefined): string | undefined {
  if (filter === undefined) return undefined
  const text = JSON.stringify(filter)
  if (text.length <= LONGEST) return text
  throw new TypeError(
    `The filter is ${text.length} characters long as JSON; Zoho takes at most ${LONGEST}. Use fewer or shorter conditions.`,
  )
}
