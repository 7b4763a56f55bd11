import { refuseChange } from '../../access/refuse-change.ts'
import { recordToChange, seesOnly } from '../../access/seen.ts'
import { fault, missingParameter, noContent, notModified, ok, wrapped } from '../../answers.ts'
import { flat } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { isId } from '../../model/id.ts'
import { writeTime } from '../../model/time.ts'
import { nameUser } from '../../names.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf } from '../../rows/answer-rows.ts'
import { writeRows } from '../../rows/write-rows.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { binRecord } from './bin-record.ts'
import { isInBin, isListed, type BinRow } from './bin-row.ts'
import type { RecordRow } from './record-row.ts'

const MOST = 100

/** `DELETE /{module}?ids=` */
export function deleteRecords(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  return answerDeletions(readDeletedIds(call), module, call)
}

/** `DELETE /{module}/{record}` */
export function deleteRecord(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  return answerDeletions(call.ids.slice(1), module, call)
}

/** `ids` of a deletion. @throws Refusal */
export function readDeletedIds({ query }: Call): readonly string[] {
  const text = query.get('ids')
  if (text === null || text === '') throw new Refusal(missingParameter('ids'))
  const ids = text.split(',').map((id) => id.trim())
  if (!ids.every(isId)) {
    const message = 'either the request body or parameters is in wrong format'
    throw new Refusal(flat(400, fault('UNABLE_TO_PARSE_DATA_TYPE', message)))
  }
  if (ids.length > MOST) {
    const details = { limit: MOST, param_name: 'ids' }
    throw new Refusal(
      flat(400, fault('LIMIT_EXCEEDED', 'count of records in your request exceeds the limit', details)),
    )
  }
  return ids
}

/**
 * Moves records into the bin, each with a verdict.
 *
 * @param isThere whether a record of the module is one that the path means
 */
export function answerDeletions(
  ids: readonly string[],
  module: string,
  call: Call,
  isThere: (record: RecordRow) => boolean = () => true,
): CrmAnswer {
  const { database } = call.data
  const verdicts = writeRows(
    (work) => database.attempt(work),
    'data',
    ids,
    { several: 'first' },
    (id) => {
      const record = recordToChange(module, id, call)
      if (record === undefined || !isThere(record))
        throw new RowFault(fault('INVALID_DATA', 'record not deleted', { id }))
      refuseChange(record, module, call, 'Delete')
      binRecord(record, module, call)
      return { message: 'record deleted', details: { id } }
    },
  )
  return wrapped(statusOf(verdicts, 200, call.readings.records.mixedRowsStatus), 'data', verdicts)
}

/** `GET /{module}/deleted` */
export function listDeletedRecords(call: Call): CrmAnswer {
  const { data, query, now, modifiedSince } = call
  const { api_name: module } = moduleOfPath(call)
  const type = query.get('type') ?? 'all'
  if (!['all', 'recycle', 'permanent'].includes(type)) {
    const details = { param_name: 'type' }
    throw new Refusal(
      flat(400, fault('PATTERN_NOT_MATCHED', 'Please check whether the input values are correct', details)),
    )
  }
  const sees = seesOnly(module, call.accessTo)
  const all = data.bin
    .where('module', module)
    .filter((row) => isListed(row, now) && sees?.(row.record) !== false)
    .map((row) => showDeleted(row, isInBin(row, now), call))
    .filter((row) => type === 'all' || row['type'] === type)
    .toReversed()
  const since = modifiedSince ?? Number.NEGATIVE_INFINITY
  const newer = all.filter((row) => Date.parse(String(row['deleted_time'])) > since)
  if (newer.length === 0 && all.length > 0) return notModified
  const { rows, info } = takePage(newer, readPaging(query))
  return rows.length === 0 ? noContent : ok({ data: rows, info })
}

function showDeleted(row: BinRow, isKept: boolean, { data, user }: Call): Record<string, unknown> {
  const name = own(row.record, data.modules.find(row.module)?.display_field ?? '')
  const creator = own(row.record, 'Created_By')
  return {
    deleted_by: isKept ? nameUser(data, row.deleted_by) : null,
    id: row.id,
    display_name: isKept && typeof name === 'string' ? name : null,
    type: isKept ? 'recycle' : 'permanent',
    created_by: isKept && isJsonObject(creator) ? nameUser(data, { id: String(own(creator, 'id')) }) : null,
    deleted_time: writeTime(Date.parse(row.deleted_time), user.time_zone),
  }
}
