import { fault, flat, missingParameter, wrapped } from '../../answers.ts'
import { levels } from '../../access/access.ts'
import { refuseForbidden } from '../../access/refuse-change.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { requiredIds } from '../../query/required.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf } from '../../rows/answer-rows.ts'
import { writeRows } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { isAdministrator } from '../profiles/is-administrator.ts'
import { binnedRow, binnedRows, isSeen } from './bin-entry.ts'
import { chooseByQuery } from './list-bin.ts'
import { purge, type BinOrder } from './purge.ts'
import { scheduled } from './scheduled.ts'

const MOST = 100
/** Records that are dealt with immediately; more of them in a job. */
const MOST_NOW = 1000

/** `DELETE /settings/recycle_bin`: what `ids` name immediately, what `filters` find in a job. */
export function deleteManyFromBin(call: Call): CrmAnswer {
  const { query } = call
  if (query.has('ids')) return deleteEach(requiredIds(query, 'ids', MOST), call)
  const chosen = chooseByQuery(call)
  if (chosen === undefined) throw new Refusal(missingParameter('ids'))
  const found = chosen.filter(({ record, module }) => call.accessTo(module).levelOf(record) >= levels.full)
  schedulePurge(
    found.map(({ id }) => id),
    call,
  )
  return scheduled('Bulk deletion of records based on filters has been scheduled')
}

/** `DELETE /settings/recycle_bin/{record}` */
export function deleteFromBin(call: Call): CrmAnswer {
  return deleteEach([call.id], call)
}

function deleteEach(ids: readonly string[], call: Call): CrmAnswer {
  const { database } = call.data
  const verdicts = writeRows(
    (work) => database.attempt(work),
    'recycle_bin',
    ids,
    { several: 'first' },
    (id) => {
      const row = binnedRow(String(id), call)
      if (row === undefined || !isSeen(row, call)) throw unknown(String(id))
      refuseForbidden(row.record, row.module, call, 'Delete')
      purge(call.data, row, nowOf(call))
      return { message: 'record deleted', details: { id } }
    },
  )
  return wrapped(statusOf(verdicts, 200, 207), 'recycle_bin', verdicts)
}

function unknown(id: string): RowFault {
  return new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
}

/** `POST /settings/recycle_bin/actions/empty`, for administrators. */
export function emptyBin(call: Call): CrmAnswer {
  if (!isAdministrator(call)) {
    const message = 'permission denied'
    throw new Refusal(flat(403, fault('NO_PERMISSION', message, { permissions: 'administrator' })))
  }
  const rows = binnedRows(call)
  if (rows.length > MOST_NOW) {
    schedulePurge(
      rows.map(({ id }) => id),
      call,
    )
    return flat(202, {
      code: 'SCHEDULED',
      details: {},
      message: 'the deletion is scheduled',
      status: 'success',
    })
  }
  for (const { id } of rows) {
    const row = binnedRow(id, call)
    if (row !== undefined) purge(call.data, row, nowOf(call))
  }
  return flat(200, { code: 'SUCCESS', details: {}, message: 'recycle bin emptied', status: 'success' })
}

function schedulePurge(ids: readonly string[], call: Call): void {
  const input: BinOrder = { ids, time: nowOf(call) }
  const due = call.now + call.readings.records.binJobMs
  call.data.jobs.schedule({ kind: 'purge-bin', due, input })
}
