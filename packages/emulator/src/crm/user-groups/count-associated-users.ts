import { noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import type { Directory } from '../model/directory.ts'
import type { Group } from '../model/state.ts'
import { readFilters, type Comparator } from '../query/filters.ts'
import { readPaging, takePage } from '../query/paging.ts'

const documented: readonly Comparator[] = ['equal', 'starts_with']

/** `GET /settings/user_groups/actions/associated_users_count`: members of each group, the inactive ones included. */
export function countAssociatedUsers({ query, directory, readings }: Call): Outcome {
  const paging = readPaging(query)
  const filter = readFilters(query, {
    // The v6 sample calls the field "user_group.name"; v5, v7 and v8 call it "name".
    fields: { name: nameOf, 'user_group.name': nameOf, description: (group: Group) => group.description },
    comparators: readings.userGroups.filterComparators === 'all' ? 'all' : documented,
    operators: ['and', 'or'],
  })
  const { groups } = directory.state
  const { rows, info } = takePage(filter === undefined ? groups : groups.filter(filter), paging)
  if (rows.length === 0) return noContent
  return ok({
    associated_users_count: rows.map((group) => ({
      user_group: { name: group.name, id: group.id },
      count: countMembers(group, directory),
    })),
    info,
  })
}

function nameOf({ name }: Group): string {
  return name
}

/** Members of a group who were not deleted. */
function countMembers(group: Group, directory: Directory): number {
  return [...directory.members(group)].filter((id) => directory.users.get(id)?.status !== 'deleted').length
}
