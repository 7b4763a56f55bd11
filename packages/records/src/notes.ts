import type { Id, ListQuery, Reference } from '@x/client'
import {
  createRows,
  deleteOne,
  deleteRows,
  getOne,
  list,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type DeleteRows,
  type GetOne,
  type List,
  type ModifiedSince,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Kept, ModuleReference } from './user-reference.ts'

/** A note on a record. Lists have the fields that were asked for. */
export interface Note extends Kept {
  readonly Note_Title: string | null
  readonly Note_Content: string | null
  /** The record that it is on. */
  readonly Parent_Id: Reference & { readonly module: { readonly api_name: string; readonly id: string } }
  readonly $attachments: readonly NoteAttachment[] | null
  readonly $editable: boolean
  readonly $is_shared_to_client: boolean
  readonly $voice_note: boolean
  readonly $size: string | number | null
  readonly $sharing_permission?: string
  readonly $state?: string
}

/** A file that hangs on a note. */
export interface NoteAttachment {
  readonly id: string
  readonly $file_id: string
  readonly File_Name: string
  /** Bytes. */
  readonly Size: string
}

/** What is written of a note: a title of up to 120 characters, a text of up to 65,535, or both. */
export type NoteText =
  | { readonly Note_Content: string; readonly Note_Title?: string | null | undefined }
  | { readonly Note_Title: string; readonly Note_Content?: string | null | undefined }

/** A new note, on a record of any module. */
export type NewNote = NoteText & {
  readonly Parent_Id: { readonly module: ModuleReference; readonly id: Id }
}

/** What can be changed in a note; nothing else can. */
export interface NoteChange {
  readonly Note_Title?: string | null | undefined
  readonly Note_Content?: string | null | undefined
}

/** Query of lists of notes. */
export interface ListNotesQuery extends ListQuery, ModifiedSince {
  /** `Note_Title`, `Note_Content`, `Parent_Id` … */
  readonly fields: readonly string[]
  readonly page_token?: string | undefined
  readonly ids?: readonly Id[] | undefined
  /** @default 'id' */
  readonly sort_by?: 'id' | 'Created_Time' | 'Modified_Time' | undefined
  readonly sort_order?: 'asc' | 'desc' | undefined
}

/** Query of reads of one note. */
export interface GetNoteQuery {
  readonly fields?: readonly string[] | undefined
}

/** One page of all notes of the organization; for administrators only. @zoho Notes */
export const listNotes: List<[], Note, ListNotesQuery> = list('Notes', 'data', 'modules.notes.READ')

/** One note. @zoho Notes */
export const getNote: GetOne<[noteId: Id], Note, GetNoteQuery> = getOne(
  'Notes/{note id}',
  'data',
  'modules.notes.READ',
  'note, listRecordNotes',
)

/** Makes notes on records of any modules. @zoho Notes */
export const createNotes: CreateRows<[], NewNote> = createRows(
  'Notes',
  'data',
  'modules.notes.CREATE',
  '',
  100,
)

/** Changes notes. @zoho Notes */
export const updateNotes: UpdateRows<[], NoteChange & { readonly id: Id }> = updateRows(
  'Notes',
  'data',
  'modules.notes.UPDATE',
  '',
  100,
)

/** Changes a note. @zoho Notes */
export const updateNote: UpdateOne<[noteId: Id], NoteChange> = updateOne(
  'Notes/{note id}',
  'data',
  'modules.notes.UPDATE',
  'note, listRecordNotes',
)

/** Deletes notes. @zoho Notes */
export const deleteNotes: DeleteRows<[]> = deleteRows('Notes', 'data', 'modules.notes.DELETE', '', 100)

/** Deletes a note. @zoho Notes */
export const deleteNote: DeleteOne<[noteId: Id]> = deleteOne(
  'Notes/{note id}',
  'data',
  'modules.notes.DELETE',
  'note, listRecordNotes',
)
