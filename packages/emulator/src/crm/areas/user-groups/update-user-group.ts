import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerGroups } from './answer-groups.ts'
import { findGroup } from './find-group.ts'
import { updateGroup } from './update-group.ts'

/** `PUT /settings/user_groups/{group}`: exactly one row. */
export function updateUserGroup(call: Call): CrmAnswer {
  const group = findGroup(call)
  return answerGroups(call, 1, 200, (row, path) => updateGroup(group, row, path, call))
}
