import { get, send, type Case } from './cases.ts'

const NOTES = '/Notes'
const NOTE = '/Notes/{id}'
const OF_RECORD = '/{parentRecordModule}/{parentRecordId}/Notes'
const NOTE_OF_RECORD = `${OF_RECORD}/{noteId}`
/** Ids of the record and of its note. */
const FIRST = '3652397000010000009'
const SECOND = '3652397000010000010'
const UNKNOWN = '1234567890'

const caller = { scopes: ['ZohoCRM.modules.ALL'] }
const rows = (...data: readonly unknown[]): unknown => ({ data })
const text = { Note_Title: 'Call', Note_Content: 'Back on Monday' }
const parent = { Parent_Id: { module: { api_name: 'Leads' }, id: FIRST } }
const ofLead = { caller, id: 'Leads', other: FIRST }
const made = [
  { method: 'POST', template: '/{module}', id: 'Leads', body: rows({ Last_Name: 'Boyle' }), caller },
]
const noted = [...made, { method: 'POST', template: OF_RECORD, ...ofLead, body: rows(text) }]
const lead = { ...ofLead, after: made }
const withNote = { ...ofLead, after: noted, third: SECOND }
const note = { caller, after: noted, id: SECOND }
const fields = { query: 'fields=Note_Title,Note_Content,Parent_Id' }

/** Notes, by themselves and on records. */
export const casesOfNotes: readonly Case[] = [
  get('notes', NOTES, 200, { ...note, ...fields }),
  get('no notes', NOTES, 204, { caller, ...fields }),
  get('notes without fields', NOTES, 400, { caller }),
  send('POST', 'a new note', NOTES, 201, { ...lead, body: rows({ ...parent, ...text }) }),
  send('POST', 'an empty note beside another', NOTES, 207, {
    ...lead,
    body: rows({ ...parent, ...text }, parent),
  }),
  send('POST', 'an empty note', NOTES, 400, { ...lead, body: rows(parent) }),
  send('POST', 'a note on nothing', NOTES, 400, {
    caller,
    body: rows({ ...text, Parent_Id: { ...parent.Parent_Id, id: UNKNOWN } }),
  }),
  send('PUT', 'changed notes', NOTES, 200, { ...note, body: rows({ id: SECOND, ...text }) }),
  send('PUT', 'a note without an id', NOTES, 400, { ...note, body: rows(text) }),
  send('PUT', 'an unknown note by row', NOTES, 400, { ...note, body: rows({ id: UNKNOWN, ...text }) }),
  send('DELETE', 'notes', NOTES, 200, { ...note, query: `ids=${SECOND}` }),
  send('DELETE', 'notes and one that is not there', NOTES, 207, {
    ...note,
    query: `ids=${SECOND},${UNKNOWN}`,
  }),
  send('DELETE', 'notes without ids', NOTES, 400, { caller }),
  get('a note', NOTE, 200, { ...note, ...fields }),
  get('no note', NOTE, 204, { caller, id: UNKNOWN }),
  send('PUT', 'a changed note', NOTE, 200, { ...note, body: rows(text) }),
  send('PUT', 'an unknown note', NOTE, 400, { caller, id: UNKNOWN, body: rows(text) }),
  send('DELETE', 'a note', NOTE, 200, note),
  send('DELETE', 'an unknown note', NOTE, 400, { caller, id: UNKNOWN }),
  get('notes of a record', OF_RECORD, 200, { ...withNote, ...fields }),
  get('notes of no record', OF_RECORD, 400, { ...ofLead, ...fields }),
  get('notes of a record without fields', OF_RECORD, 400, lead),
  send('POST', 'a note on a record', OF_RECORD, 201, { ...lead, body: rows(text) }),
  send('POST', 'an empty note on a record', OF_RECORD, 400, { ...lead, body: rows({}) }),
  send('PUT', 'changed notes of a record', OF_RECORD, 200, {
    ...withNote,
    body: rows({ id: SECOND, ...text }),
  }),
  send('DELETE', 'notes of a record', OF_RECORD, 200, { ...withNote, query: `ids=${SECOND}` }),
  get('a note of a record', NOTE_OF_RECORD, 200, { ...withNote, ...fields }),
  send('PUT', 'a changed note of a record', NOTE_OF_RECORD, 200, { ...withNote, body: rows(text) }),
  send('DELETE', 'a note of a record', NOTE_OF_RECORD, 200, withNote),
]
