import type { Criteria } from '@x/client'

/**
 * Criteria as the recycle bin and the timeline take them: one, or several that are joined by `AND` in capitals.
 *
 * @throws TypeError for `anyOf` and for groups in groups, which they refuse
 */
export function andFilters(criteria: Criteria | undefined): object | undefined {
  if (criteria === undefined || !('group' in criteria)) return criteria
  if (criteria.group_operator !== 'and' || criteria.group.some((each) => 'group' in each))
    throw new TypeError(
      'Filters here are one condition, or allOf(…) of several; Zoho joins them by AND only. Nothing was sent.',
    )
  return { group_operator: 'AND', group: criteria.group }
}
