import { fault, flat, noContent, notModified, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { isAdministrator } from '../profiles/is-administrator.ts'
import { answerPage, walkable } from '../records/answer-page.ts'
import { readFieldNames, readNeededFields, readOrder } from '../records/list-query.ts'
import type { RecordRow } from '../records/record-row.ts'
import type { WalkedRecords } from '../records/walk-records.ts'
import { hangingOn, parentOf, parentOfPath } from '../records/record-parent.ts'
import { viewNotes } from './show-note.ts'

/** `GET /Notes`: those of the whole organization, for administrators. */
export function listNotes(call: Call): CrmAnswer {
  if (!isAdministrator(call)) {
    const message = 'This API is supported only for admin users'
    throw new Refusal(flat(403, fault('NOT_SUPPORTED', message)))
  }
  return answerNotes(call.data.modules.recordsOf('Notes'), call)
}

/** `GET /{module}/{record}/Notes` */
export function listRecordNotes(call: Call): CrmAnswer {
  return answerNotes(walkable(hangingOn(parentOfPath(call), 'Notes', call)), call)
}

/** `GET /Notes/{note}` */
export function getNote(call: Call): CrmAnswer {
  return answerNote(call.data.modules.recordsOf('Notes').get(call.id), call)
}

/** `GET /{module}/{record}/Notes/{note}` */
export function getRecordNote(call: Call): CrmAnswer {
  const { id } = parentOfPath(call)
  const note = call.data.modules.recordsOf('Notes').get(call.ids[2] ?? '')
  return answerNote(note !== undefined && parentOf(note).id === id ? note : undefined, call)
}

/** Oldest first, unless the call says otherwise. */
function answerNotes(records: WalkedRecords, call: Call): CrmAnswer {
  const show = viewNotes(readNeededFields(call.query), call)
  const order = readOrder(call.query, { sort_by: 'id', sort_order: 'asc' })
  return answerPage(call, { records, order, show })
}

function answerNote(note: RecordRow | undefined, call: Call): CrmAnswer {
  const show = viewNotes(readFieldNames(call.query), call)
  if (note === undefined) return noContent
  if (call.modifiedSince !== undefined && Date.parse(note.Modified_Time) <= call.modifiedSince)
    return notModified
  return ok({ data: [show(note)] })
}
