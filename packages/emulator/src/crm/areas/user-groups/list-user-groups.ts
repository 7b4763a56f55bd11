import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import type { GroupRow } from './group-row.ts'
import { readFilters } from '../../query/filters.ts'
import { readIds } from '../../query/ids.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { readInclude } from './read-include.ts'
import { showGroup } from './show-group.ts'

/** `GET /settings/user_groups`: by `name` (exact), `ids`, `filters`; with `include`; a page at a time. */
export function listUserGroups(call: Call): CrmAnswer {
  const { query, data, readings } = call
  const include = readInclude(query)
  const paging = readPaging(query)
  const { rows, info } = takePage(select(call), paging)
  if (rows.length === 0) return noContent
  return ok({ user_groups: rows.map((group) => showGroup(group, include, data, readings)), info })
}

function select({ query, data, readings }: Call): readonly GroupRow[] {
  const name = query.get('name')
  const ids = readIds(query)
  const filter = readFilters(query, {
    fields: { name: (group: GroupRow) => group.name },
    comparators: readings.userGroups.filterComparators === 'all' ? 'all' : ['contains', 'starts_with'],
    operators: readings.userGroups.filterComparators === 'all' ? ['and', 'or'] : ['and'],
  })
  return [...data.groups.all()].filter(
    (group) =>
      (name === null || group.name === name) &&
      (ids === undefined || ids.has(group.id)) &&
      (filter === undefined || filter(group)),
  )
}
