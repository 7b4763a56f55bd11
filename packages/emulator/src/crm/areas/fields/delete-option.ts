import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import { countWith, noteFieldJob } from './field-job.ts'
import type { FieldRow, OptionRow } from './field-row.ts'
import type { OptionDeletion } from './finish-option-deletion.ts'

/** How long records take to lose a deleted option, in milliseconds: no source says it. */
const TAKES = 60_000

/** Has records lose an option that is no longer offered: in a job, where some have it. */
export function scheduleOptionDeletion(field: FieldRow, option: OptionRow, call: Call): void {
  const records = countWith(field, option.display_value, call.data)
  if (records === 0) return
  const due = call.now + TAKES
  const input: OptionDeletion = { field: field.id, value: option.display_value }
  call.data.jobs.schedule({ kind: 'delete-picklist-option', due, input })
  noteFieldJob(field, { job_id: nextId(call.data), action: 'DELETE_PICKLIST_OPTION', records, due }, call)
}
