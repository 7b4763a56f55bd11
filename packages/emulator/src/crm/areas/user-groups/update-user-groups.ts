import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { rowById } from '../../rows/row-by-id.ts'
import { answerGroups } from './answer-groups.ts'
import { updateGroup } from './update-group.ts'

/** `PUT /settings/user_groups`: each row names its group. In the specification of June 2025 only. */
export function updateUserGroups(call: Call): CrmAnswer {
  return answerGroups(call, call.readings.userGroups.rowsPerWrite, 200, (row, path) =>
    updateGroup(rowById(call.data.groups, row, path), row, path, call),
  )
}
