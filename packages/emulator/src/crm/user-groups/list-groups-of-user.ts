import { badPathId, noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { readPaging, takePage } from '../query/paging.ts'
import { Refusal } from '../refusal.ts'
import { readInclude } from './read-include.ts'
import { writeGroup } from './write-group.ts'

/** `GET /users/{user}/actions/associated_groups`: groups to which a user belongs, through whatever source. */
export function listGroupsOfUser({ ids, query, directory, readings }: Call): Outcome {
  const [id = ''] = ids
  const include = readInclude(query)
  const paging = readPaging(query)
  if (!directory.users.has(id)) throw new Refusal(badPathId(readings.userGroups.userPathIndex))
  const groups = directory.state.groups.filter((group) => directory.members(group).has(id))
  const { rows, info } = takePage(groups, paging)
  if (rows.length === 0) return noContent
  return ok({ user_groups: rows.map((group) => writeGroup(group, include, directory, readings)), info })
}
