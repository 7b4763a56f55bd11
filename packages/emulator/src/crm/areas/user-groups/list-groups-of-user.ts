import { badPathId, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import { readInclude } from './read-include.ts'
import { showGroup } from './show-group.ts'

/** `GET /users/{user}/actions/associated_groups`: groups to which a user belongs, through whatever source. */
export function listGroupsOfUser({ id, query, data, readings }: Call): CrmAnswer {
  const include = readInclude(query)
  const paging = readPaging(query)
  if (!data.users.has(id)) throw new Refusal(badPathId(readings.userGroups.userPathIndex))
  const groups = [...data.groups.all()].filter((group) => data.membership.members(group).has(id))
  const { rows, info } = takePage(groups, paging)
  if (rows.length === 0) return noContent
  return ok({ user_groups: rows.map((group) => showGroup(group, include, data, readings)), info })
}
