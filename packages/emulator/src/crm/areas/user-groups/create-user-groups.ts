import type { Call } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import { mandatory } from '../../fields/row-fault.ts'
import { writeTime } from '../../model/time.ts'
import type { CrmAnswer } from '../../request.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { applySources } from './apply-sources.ts'
import { readGroup } from './read-group.ts'
import { answerGroups } from './answer-groups.ts'

/** `POST /settings/user_groups` */
export function createUserGroups(call: Call): CrmAnswer {
  return answerGroups(call, call.readings.userGroups.rowsPerWrite, 201, (row, path) =>
    createRow(row, path, call),
  )
}

function createRow(row: unknown, path: string, call: Call): RowDone {
  const { data, now, user } = call
  const draft = readGroup(row, path, 'create', call)
  const sources = applySources([], draft.sources ?? [], 'patch')
  if (sources.length === 0) throw mandatory({ api_name: 'sources', json_path: `${path}.sources` })
  const { id } = data.groups.insert({
    id: nextId(data),
    name: draft.name ?? '',
    description: draft.description ?? null,
    created_by: { id: user.id },
    created_time: writeTime(now, orgOf(data).time_zone),
    modified_by: null,
    modified_time: null,
    sources,
    associations: [],
  })
  return { details: { id }, message: 'User group created' }
}
