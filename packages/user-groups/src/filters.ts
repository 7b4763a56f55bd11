/** One condition on a field. */
export interface Condition {
  readonly field: { readonly api_name: string }
  readonly comparator: string
  readonly value: string
}

/** A condition, or several joined by `and` / `or`, as Zoho's `filters` parameter wants it. */
export type Filter = Condition | { readonly group_operator: 'and' | 'or'; readonly group: readonly Filter[] }

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
