import type { Criteria } from '@x/client'

/** Most characters of the `filters` parameter, by Zoho's description. */
const LONGEST = 250

/**
 * The text of the `filters` parameter.
 *
 * @throws TypeError when it is longer than Zoho takes
 */
export function filterText(filter: Criteria | undefined): string | undefined {
  if (filter === undefined) return undefined
  const text = JSON.stringify(filter)
  if (text.length <= LONGEST) return text
  throw new TypeError(
    `The filter is ${text.length} characters long as JSON; Zoho takes at most ${LONGEST}. Use fewer or shorter conditions.`,
  )
}
