import { refuseChange } from '../../access/refuse-change.ts'
import { recordToChange } from '../../access/seen.ts'
import { fault, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf } from '../../rows/answer-rows.ts'
import { writeRows } from '../../rows/write-rows.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { binRecord } from '../records/bin-record.ts'
import { readChosen } from './chosen-records.ts'
import { startMass, unknownMass, type MassKind } from './mass-job.ts'

/** Deletions of the records of a view. */
export const deletions: MassKind = {
  kind: 'mass-delete',
  message: 'mass delete scheduled successfully',
  alone: 'kind',
  work: (record, { module }, call) => {
    refuseChange(record, module, call, 'Delete')
    binRecord(record, module, call)
  },
  counts: ['Deleted_Count'],
  withoutJob: 'MANDATORY_NOT_FOUND',
  unknown: unknownMass,
}

/** `POST /{module}/actions/mass_delete`: of the records that `ids` name immediately, of a view by a job. */
export function massDelete(call: Call): CrmAnswer {
  const { data, readings } = call
  const found = moduleOfPath(call)
  const { api_name: module } = found
  const chosen = readChosen(found, call)
  if (chosen.view !== undefined) return startMass(deletions, module, chosen, {}, call)
  const verdicts = writeRows(
    (work) => data.database.attempt(work),
    'data',
    chosen.ids,
    { several: 'first' },
    (id) => {
      const record = recordToChange(module, id, call)
      if (record === undefined) throw new RowFault(fault('INVALID_DATA', 'record not deleted', { id }))
      refuseChange(record, module, call, 'Delete')
      binRecord(record, module, call)
      return { message: 'record is deleted', details: { id } }
    },
  )
  return wrapped(statusOf(verdicts, 200, readings.records.mixedRowsStatus), 'data', verdicts)
}
