import { badPathId, fault, flat, noContent, ok } from '../../answers.ts'
import { isJsonObject } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Field } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { knownRows } from '../../known-rows.ts'
import { writeTime } from '../../model/time.ts'
import { nameUser } from '../../names.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { nowOf } from '../../stamps.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { changeRecord } from '../records/change-record.ts'
import { readNeededFields } from '../records/list-query.ts'
import type { RecordRow } from '../records/record-row.ts'
import { isLocked } from '../records/refuse-locked.ts'
import type { LockRow } from './lock-row.ts'

const fields: readonly Field[] = [
  { api_name: 'Locked_Reason__s', data_type: 'text', length: 3000, system_mandatory: true },
]
/** Number of the id of the rule by which people may lock records. */
const CONFIGURATION = 27_001

/** `GET /{module}/{record}/Locking_Information__s`: the one lock of a record. */
export function listLocks(call: Call): CrmAnswer {
  const { record, module } = lockable(call)
  const names = readNeededFields(call.query)
  const { rows: locks, info } = takePage(locksOf(record, call), readPaging(call.query))
  if (locks.length === 0) return noContent
  const data = locks.map((lock) => {
    const shown = showLock(lock, module, call)
    const chosen = Object.entries(shown).filter(([name]) => name === 'id' || names.includes(name))
    return Object.fromEntries(chosen)
  })
  return ok({ data, info })
}

/** `GET /{module}/{record}/Locking_Information__s/{lock}` */
export function getLock(call: Call): CrmAnswer {
  const { record, module } = lockable(call)
  const lock = locksOf(record, call).find(({ id }) => id === call.ids[2])
  return lock === undefined ? noContent : ok({ data: [showLock(lock, module, call)] })
}

/** `POST /{module}/{record}/Locking_Information__s` */
export function lockRecord(call: Call): CrmAnswer {
  const { record, module } = lockable(call)
  if (isLocked(record))
    throw new Refusal(
      flat(403, fault('NOT_ALLOWED', 'the record is locked already', { resource_path_index: 1 })),
    )
  const { data, user } = call
  return answerRows(call, { key: 'data', most: 1, success: 201 }, (row, path) => {
    const reason = readReason(row, path, call)
    const time = nowOf(call)
    const lock = data.locks.insert({
      id: nextId(data),
      module,
      record: { id: record.id },
      reason,
      locked_by: { id: user.id },
      locked_time: time,
      modified_by: { id: user.id },
      modified_time: time,
    })
    changeRecord(record, { Locked__s: true }, module, call)
    const by = nameUser(data, user)
    const shown = writeTime(call.now, user.time_zone)
    const stamps = { Modified_Time: shown, Modified_By: by, Created_Time: shown, Created_By: by }
    return { message: 'record added', details: { ...stamps, id: lock.id } }
  })
}

/** `PUT /{module}/{record}/Locking_Information__s/{lock}`: another reason. */
export function updateLock(call: Call): CrmAnswer {
  const lock = lockOfPath(call)
  return answerRows(call, { key: 'data', most: 1, success: 200 }, (row, path) => {
    const modified = { modified_by: { id: call.user.id }, modified_time: nowOf(call) }
    call.data.locks.replace({ ...lock, reason: readReason(row, path, call), ...modified })
    return { message: 'relation updated', details: { id: lock.id } }
  })
}

/** `DELETE /{module}/{record}/Locking_Information__s/{lock}` */
export function unlockRecord(call: Call): CrmAnswer {
  const { record, module } = lockable(call)
  const { id } = lockOfPath(call)
  call.data.locks.remove(id)
  changeRecord(record, { Locked__s: false }, module, call)
  const verdict = { code: 'SUCCESS', details: { id }, message: 'relation removed', status: 'success' }
  return ok({ data: [verdict] })
}

/** The record of the path. @throws Refusal when there is none */
function lockable(call: Call): { readonly record: RecordRow; readonly module: string } {
  const { api_name: module } = moduleOfPath(call)
  const record = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
  if (record === undefined) throw new Refusal(badPathId(1))
  return { record, module }
}

function locksOf(record: RecordRow, { data }: Call): readonly LockRow[] {
  return data.locks.where('record', record.id)
}

function lockOfPath(call: Call): LockRow {
  const lock = locksOf(lockable(call).record, call).find(({ id }) => id === call.ids[2])
  if (lock === undefined)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'relation not found', { resource_path_index: 3 })))
  return lock
}

function readReason(row: unknown, path: string, call: Call): string {
  const values = readRow(isJsonObject(row) ? row : {}, fields, path, knownRows(call), 'create')
  return String(values['Locked_Reason__s'])
}

function showLock(lock: LockRow, module: string, call: Call): Record<string, unknown> {
  const { data, user } = call
  const found = data.modules.find(module)
  const shown = (time: string): string => writeTime(Date.parse(time), user.time_zone)
  const by = nameUser(data, lock.locked_by)
  const name = knownRows(call).nameOf(module, lock.record.id)
  return {
    Locked_By__s: by,
    Locked_For__s: { module: { api_name: module, id: found?.id ?? '' }, name, id: lock.record.id },
    Locked_Reason__s: lock.reason,
    Lock_Source__s: 'Manual',
    Locked_Time__s: shown(lock.locked_time),
    Record_Locking_Configuration_Id__s: data.idOf(CONFIGURATION),
    Record_Locking_Rule_Id__s: null,
    Owner: by,
    Parent_Id: { name, id: lock.record.id },
    Created_By: by,
    Created_Time: shown(lock.locked_time),
    Modified_By: nameUser(data, lock.modified_by),
    Modified_Time: shown(lock.modified_time),
    $editable: true,
    $sharing_permission: 'full_access',
    id: lock.id,
  }
}
