import { fault, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf } from '../../rows/answer-rows.ts'
import { writeRows } from '../../rows/write-rows.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { binRecord } from '../records/bin-record.ts'
import { refuseLocked } from '../records/refuse-locked.ts'
import { readChosenIds } from './chosen-ids.ts'

/** `POST /{module}/actions/mass_delete`, of the records that `ids` name: immediately. */
export function massDelete(call: Call): CrmAnswer {
  const { data, readings } = call
  const { api_name: module } = moduleOfPath(call)
  const verdicts = writeRows(
    (work) => data.database.attempt(work),
    'data',
    readChosenIds(call.body),
    { several: 'first' },
    (id) => {
      const record = data.modules.recordsOf(module).get(String(id))
      if (record === undefined) throw new RowFault(fault('INVALID_DATA', 'record not deleted', { id }))
      refuseLocked(record)
      binRecord(record, module, call)
      return { message: 'record is deleted', details: { id } }
    },
  )
  return wrapped(statusOf(verdicts, 200, readings.records.mixedRowsStatus), 'data', verdicts)
}
