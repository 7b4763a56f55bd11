import { isJsonObject, own } from '../../../json.ts'
import { badPathId, fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readRow, type Purpose, type Values } from '../../fields/read-row.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { answerDeletions, readDeletedIds } from '../records/delete-records.ts'
import { changeRecord } from '../records/change-record.ts'
import { insertRecord } from '../records/new-record.ts'
import { readRecordId } from '../records/read-record.ts'
import { recordDetails } from '../records/record-result.ts'
import type { RecordRow } from '../records/record-row.ts'
import { parentOf, parentOfPath, readParent, type Parent } from '../records/record-parent.ts'

const MODULE = 'Notes'
const MOST = 100
const texts = ['Note_Title', 'Note_Content']

/** `POST /Notes`: each row names the record that it is for. */
export function createNotes(call: Call): CrmAnswer {
  return answerNew(call, (row, path) => readParent(isJsonObject(row) ? row : {}, path, call))
}

/** `POST /{module}/{record}/Notes`: a row may name the record as well, but no other. */
export function createRecordNotes(call: Call): CrmAnswer {
  const parent = parentOfPath(call)
  return answerNew(call, (row, path) => {
    if (!isJsonObject(row) || own(row, 'Parent_Id') === undefined) return parent
    const { module, id } = readParent({ $se_module: parent.module, ...row }, path, call)
    if (module === parent.module && id === parent.id) return parent
    throw invalidId({ api_name: 'id', json_path: `${path}.Parent_Id.id` })
  })
}

/** `PUT /Notes`, `PUT /{module}/{record}/Notes`: each row names its note. */
export function updateNotes(call: Call): CrmAnswer {
  const isThere = notesOfPath(call)
  return answerRows(call, { key: 'data', most: MOST, success: 200, ...rules(call) }, (row, path) => {
    const note = call.data.modules.recordsOf(MODULE).get(readRecordId(row, path))
    if (note === undefined || !isThere(note)) throw invalidId({ api_name: 'id', json_path: `${path}.id` })
    return change(note, row, path, call)
  })
}

/** `PUT /Notes/{note}`, `PUT /{module}/{record}/Notes/{note}` */
export function updateNote(call: Call): CrmAnswer {
  const note = call.data.modules.recordsOf(MODULE).get(call.ids.at(-1) ?? '')
  const isThere = notesOfPath(call)
  if (note === undefined || !isThere(note)) throw new Refusal(badPathId(call.ids.length === 1 ? 1 : 3))
  return answerRows(call, { key: 'data', most: 1, success: 200, ...rules(call) }, (row, path) =>
    change(note, row, path, call),
  )
}

/** `DELETE /Notes?ids=`, `DELETE /{module}/{record}/Notes?ids=` */
export function deleteNotes(call: Call): CrmAnswer {
  const isThere = notesOfPath(call)
  return answerDeletions(readDeletedIds(call), MODULE, call, isThere)
}

/** `DELETE /Notes/{note}`, `DELETE /{module}/{record}/Notes/{note}` */
export function deleteNote(call: Call): CrmAnswer {
  return answerDeletions(call.ids.slice(-1), MODULE, call, notesOfPath(call))
}

/** Whether a note is one of those that the path means: with a record in it only that one's. @throws Refusal */
function notesOfPath(call: Call): (note: RecordRow) => boolean {
  if (call.ids.length < 2) return () => true
  const { id } = parentOfPath(call)
  return (note) => parentOf(note).id === id
}

function rules({ readings }: Call) {
  const { mixedRowsStatus: mixed, severalFaults: several } = readings.records
  return { mixed, several }
}

function answerNew(call: Call, parentFor: (row: unknown, path: string) => Parent): CrmAnswer {
  return answerRows(call, { key: 'data', most: MOST, success: 201, ...rules(call) }, (row, path) => {
    const values = readNote(row, path, 'create', call)
    const { module, id } = parentFor(row, path)
    refuseEmpty(values, path)
    const note = insertRecord(MODULE, { ...values, Parent_Id: { id }, $se_module: module }, call)
    return { message: 'record added', details: recordDetails(note, call) }
  })
}

function change(note: RecordRow, row: unknown, path: string, call: Call): RowDone {
  const values = readNote(row, path, 'update', call)
  refuseEmpty({ ...note, ...values }, path)
  return {
    message: 'record updated',
    details: recordDetails(changeRecord(note, values, MODULE, call), call),
  }
}

/** Title and text of a note; nothing else is written. @throws RowFault */
function readNote(row: unknown, path: string, purpose: Purpose, call: Call): Values {
  if (!isJsonObject(row))
    throw invalid({ api_name: 'data', json_path: path }, { expected_data_type: 'jsonobject' })
  const fields = call.data.modules.fieldsOf(MODULE).filter(({ api_name: name }) => texts.includes(name))
  return readRow(row, fields, path, knownRows(call), purpose)
}

/** @throws RowFault for a note with neither title nor text */
function refuseEmpty(note: Values, path: string): void {
  if (texts.some((name) => typeof own(note, name) === 'string' && own(note, name) !== '')) return
  const details = { expected_fields: texts.map((name) => ({ api_name: name, json_path: `${path}.${name}` })) }
  throw new RowFault(fault('EXPECTED_FIELD_MISSING', 'one of these is expected', details))
}
