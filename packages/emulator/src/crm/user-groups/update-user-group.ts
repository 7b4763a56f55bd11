import type { Call, Outcome } from '../call.ts'
import { findGroup } from './find-group.ts'
import { updateGroup } from './update-group.ts'
import { writeRows } from './write-rows.ts'

/** `PUT /settings/user_groups/{group}`: exactly one row. */
export function updateUserGroup(call: Call): Outcome {
  const group = findGroup(call)
  return writeRows(call, 1, 200, (row, index, directory) => updateGroup(group, row, index, directory, call))
}
