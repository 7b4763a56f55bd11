import { refuseChange } from '../../access/refuse-change.ts'
import { recordToChange } from '../../access/seen.ts'
import { badPathId, fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Act, Call } from '../../call.ts'
import { invalidId, RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import type { Values } from '../../fields/read-row.ts'
import { isInProcess, leadProcess } from '../blueprint/lead-process.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { answerRecords } from './answer-records.ts'
import { changeRecord } from './change-record.ts'
import { insertRecord } from './new-record.ts'
import { approvalOf, waiting } from './read-approval.ts'
import { readRecord, readRecordId } from './read-record.ts'
import { recordDetails } from './record-result.ts'
import type { RecordRow } from './record-row.ts'

/** `POST /{module}` */
export function createRecords(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const { bookings, records } = call.readings
  const success = module === 'Appointments__s' ? bookings.createdStatus : records.createdStatus
  return answerRecords(call, module, success, (row, path) => createRecord(row, path, module, call))
}

/** Makes the record that a row of a body describes. @throws RowFault */
export function createRecord(row: unknown, path: string, module: string, call: Call): RowDone {
  const values = readRecord(row, { module, path, purpose: 'create' }, call)
  const waits = isJsonObject(row) && own(row, '$approved') === false
  const record = insertRecord(module, waits ? { ...values, ...waiting } : values, call)
  const details = { ...recordDetails(record, call), $approval_state: approvalOf(record) }
  return { message: 'record added', details }
}

/** `PUT /{module}`: each row names its record. */
export function updateRecords(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  return answerRecords(call, module, 200, (row, path) => {
    const before = recordToChange(module, readRecordId(row, path), call)
    if (before === undefined) throw invalidId({ api_name: 'id', json_path: `${path}.id` })
    return updateRecordOf(before, row, path, module, call)
  })
}

/** `PUT /{module}/{record}`: the one row of the body. */
export function updateRecord(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const before = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
  if (before === undefined && call.readings.records.unknownIdOfUpdate === 'flat')
    throw new Refusal(badPathId(1))
  return answerRecords(call, module, 200, (row, path, index) => {
    if (index > 0 || before === undefined) throw invalidId({ api_name: 'id', json_path: `${path}.id` })
    return updateRecordOf(before, row, path, module, call)
  })
}

/** Changes a record by what a row says. @throws RowFault */
export function updateRecordOf(
  before: RecordRow,
  row: unknown,
  path: string,
  module: string,
  call: Act & Partial<Pick<Call, 'unmodifiedSince' | 'readings'>>,
): RowDone {
  refuseUneditable(before, module, call)
  refuseChange(before, module, call)
  refuseConverted(before)
  refuseNewer(before, call)
  const values = readRecord(row, { module, path, purpose: 'update', before }, call)
  if (call.readings?.records.blueprintField === 'kept') refuseMove(before, values, module, path)
  return {
    message: 'record updated',
    details: recordDetails(changeRecord(before, values, module, call), call),
  }
}

/** @throws RowFault in a module whose records stay as they were made, such as the requests of people about their data */
function refuseUneditable({ id }: RecordRow, module: string, { data }: Act): void {
  if (data.modules.find(module)?.editable !== false) return
  throw new RowFault(fault('NOT_ALLOWED', 'the records of the module cannot be changed', { id }))
}

/** @throws RowFault for a lead that was converted */
function refuseConverted(record: RecordRow): void {
  if (record['Converted__s'] !== true) return
  throw new RowFault(fault('CONVERTED_RECORD', "can't update the converted record", { id: record.id }))
}

/** @throws RowFault when the record was changed after the time that the call names */
function refuseNewer(record: RecordRow, call: Act & Partial<Pick<Call, 'unmodifiedSince'>>): void {
  const { unmodifiedSince: since } = call
  if (since === undefined || Date.parse(record.Modified_Time) <= since) return
  const message = 'record updated time has already passed if-unmodified-since time'
  throw new RowFault(fault('ALREADY_MODIFIED', message, recordDetails(record, call)))
}

/** @throws RowFault when the field that a blueprint moves would be changed without it */
function refuseMove(before: RecordRow, values: Values, module: string, path: string): void {
  const { field } = leadProcess
  if (!isInProcess(module, before) || !Object.hasOwn(values, field) || values[field] === before[field]) return
  const details = { id: before.id, api_name: field, json_path: `${path}.${field}` }
  throw new RowFault(fault('RECORD_IN_BLUEPRINT', 'the blueprint moves this field', details))
}
