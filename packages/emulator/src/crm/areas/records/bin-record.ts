import type { Call } from '../../call.ts'
import { nowOf } from '../../stamps.ts'
import type { RecordRow } from './record-row.ts'

/** Modules whose records go into the bin, and come back, with the record that they belong to. */
export const belongings = ['Notes', 'Attachments'] as const

/** Moves a record into the bin, with the rows inside it and what belongs to it. */
export function binRecord(
  record: RecordRow,
  module: string,
  call: Pick<Call, 'data' | 'user' | 'now'>,
  takenBy: string | null = null,
): void {
  const { data, user } = call
  const { id } = record
  for (const name of belongings)
    for (const each of data.modules.recordsOf(name).where('Parent_Id', id)) binRecord(each, name, call, id)
  if (module === 'Services__s')
    for (const each of data.modules.recordsOf('Appointments__s').where('Service_Name', id))
      binRecord(each, 'Appointments__s', call, id)
  data.modules.recordsOf(module).remove(id)
  data.bin.insert({
    id,
    module,
    deleted_time: nowOf(call),
    deleted_by: { id: user.id },
    record,
    taken_by: takenBy,
    purged_time: null,
  })
}
