import type { Id } from '@x/client'
import {
  createRows,
  deleteOne,
  deleteRows,
  getOne,
  list,
  ofModule,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type DeleteRows,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { GetNoteQuery, ListNotesQuery, Note, NoteChange, NoteText } from './notes.ts'

/** One page of the notes on a record, oldest first unless the user has chosen otherwise. @zoho Notes */
export const listRecordNotes: List<[module: string, recordId: Id], Note, ListNotesQuery> = list(
  '{module}/{record id}/Notes',
  'data',
  ofModule('modules.{module}.READ', 'modules.notes.READ'),
  'record, listRecords',
)

/** One note on a record. @zoho Notes */
export const getRecordNote: GetOne<[module: string, recordId: Id, noteId: Id], Note, GetNoteQuery> = getOne(
  '{module}/{record id}/Notes/{note id}',
  'data',
  ofModule('modules.{module}.READ', 'modules.notes.READ'),
  'note, listRecordNotes',
)

/** Makes notes on a record. @zoho Notes */
export const createRecordNotes: CreateRows<[module: string, recordId: Id], NoteText> = createRows(
  '{module}/{record id}/Notes',
  'data',
  ofModule('modules.{module}.CREATE', 'modules.notes.CREATE'),
  'record, listRecords',
  100,
)

/** Changes notes on a record. @zoho Notes */
export const updateRecordNotes: UpdateRows<[module: string, recordId: Id], NoteChange & { readonly id: Id }> =
  updateRows(
    '{module}/{record id}/Notes',
    'data',
    ofModule('modules.{module}.UPDATE', 'modules.notes.UPDATE'),
    'record, listRecords',
    100,
  )

/** Changes a note on a record. @zoho Notes */
export const updateRecordNote: UpdateOne<[module: string, recordId: Id, noteId: Id], NoteChange> = updateOne(
  '{module}/{record id}/Notes/{note id}',
  'data',
  ofModule('modules.{module}.UPDATE', 'modules.notes.UPDATE'),
  'note, listRecordNotes',
)

/** Deletes notes on a record. @zoho Notes */
export const deleteRecordNotes: DeleteRows<[module: string, recordId: Id]> = deleteRows(
  '{module}/{record id}/Notes',
  'data',
  ofModule('modules.{module}.DELETE', 'modules.notes.DELETE'),
  'record, listRecords',
  100,
)

/** Deletes a note on a record. @zoho Notes */
export const deleteRecordNote: DeleteOne<[module: string, recordId: Id, noteId: Id]> = deleteOne(
  '{module}/{record id}/Notes/{note id}',
  'data',
  ofModule('modules.{module}.DELETE', 'modules.notes.DELETE'),
  'note, listRecordNotes',
)
