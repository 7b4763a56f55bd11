import { isJsonObject, missing, own, wrongType } from '../body/json.ts'
import type { Call, Outcome } from '../call.ts'
import type { Directory } from '../model/directory.ts'
import type { Group } from '../model/state.ts'
import { invalidId } from './read-sources.ts'
import { RowFault } from './row-fault.ts'
import { updateGroup } from './update-group.ts'
import { writeRows } from './write-rows.ts'

/** `PUT /settings/user_groups`: each row names its group. In the specification of June 2025 only. */
export function updateUserGroups(call: Call): Outcome {
  return writeRows(call, call.readings.userGroups.rowsPerWrite, 200, (row, index, directory) =>
    updateGroup(findRowsGroup(row, index, directory), row, index, directory, call),
  )
}

function findRowsGroup(row: unknown, index: number, directory: Directory): Group {
  const path = `$.user_groups[${String(index)}]`
  if (!isJsonObject(row)) {
    throw new RowFault(wrongType('jsonobject', { api_name: 'user_groups', json_path: path }))
  }
  const place = { api_name: 'id', json_path: `${path}.id` }
  const id = own(row, 'id')
  if (id === undefined) throw new RowFault(missing(place))
  const group = typeof id === 'string' ? directory.groups.get(id) : undefined
  if (group === undefined) throw new RowFault(invalidId(place))
  return group
}
