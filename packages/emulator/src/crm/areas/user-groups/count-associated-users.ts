import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import type { OrgData } from '../../data.ts'
import type { GroupRow } from './group-row.ts'
import { readFilters, type Comparator } from '../../query/filters.ts'
import { readPaging, takePage } from '../../query/paging.ts'

const documented: readonly Comparator[] = ['equal', 'starts_with']

/** `GET /settings/user_groups/actions/associated_users_count`: members of each group, the inactive ones included. */
export function countAssociatedUsers({ query, data, readings }: Call): CrmAnswer {
  const paging = readPaging(query)
  const filter = readFilters(query, {
    // The v6 sample calls the field "user_group.name"; v5, v7 and v8 call it "name".
    fields: { name: nameOf, 'user_group.name': nameOf, description: (group: GroupRow) => group.description },
    comparators: readings.userGroups.filterComparators === 'all' ? 'all' : documented,
    operators: ['and', 'or'],
  })
  const groups = [...data.groups.all()]
  const { rows, info } = takePage(filter === undefined ? groups : groups.filter(filter), paging)
  if (rows.length === 0) return noContent
  return ok({
    associated_users_count: rows.map((group) => ({
      user_group: { name: group.name, id: group.id },
      count: countMembers(group, data),
    })),
    info,
  })
}

function nameOf({ name }: GroupRow): string {
  return name
}

/** Members of a group who were not deleted. */
function countMembers(group: GroupRow, { membership, users }: OrgData): number {
  return [...membership.members(group)].filter((id) => users.get(id)?.status !== 'deleted').length
}
