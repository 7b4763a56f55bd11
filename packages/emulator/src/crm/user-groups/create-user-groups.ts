import type { Call, Outcome } from '../call.ts'
import { missing } from '../body/json.ts'
import type { Directory } from '../model/directory.ts'
import { takeId } from '../model/id.ts'
import type { Group } from '../model/state.ts'
import { writeTime } from '../model/time.ts'
import { applySources } from './apply-sources.ts'
import { readDraft } from './read-draft.ts'
import { RowFault } from './row-fault.ts'
import { writeRows, type RowDone } from './write-rows.ts'

/** `POST /settings/user_groups` */
export function createUserGroups(call: Call): Outcome {
  return writeRows(call, call.readings.userGroups.rowsPerWrite, 201, (row, index, directory) =>
    createRow(row, index, directory, call),
  )
}

function createRow(row: unknown, index: number, directory: Directory, call: Call): RowDone {
  const draft = readDraft(row, index, { directory, readings: call.readings, complete: true })
  const sources = applySources([], draft.sources ?? [], 'patch')
  if (sources.length === 0) {
    throw new RowFault(missing({ api_name: 'sources', json_path: `$.user_groups[${String(index)}].sources` }))
  }
  const { id, state } = takeId(directory.state)
  const group: Group = {
    id,
    name: draft.name ?? '',
    description: draft.description ?? null,
    createdBy: call.user.id,
    createdTime: writeTime(call.now, state.organization.timeZone),
    modifiedBy: null,
    modifiedTime: null,
    sources,
    associations: [],
  }
  return { id, message: 'User group created', state: { ...state, groups: [...state.groups, group] } }
}
