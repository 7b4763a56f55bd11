import { route, type Route, type RouteRules } from '../../route.ts'
import { getNote, getRecordNote, listNotes, listRecordNotes } from './list-notes.ts'
import {
  createNotes,
  createRecordNotes,
  deleteNote,
  deleteNotes,
  updateNote,
  updateNotes,
} from './write-notes.ts'

const NOTES = '/Notes'
const OF_RECORD = '/:module/:recordId/Notes'
const scope = (what: string): string => `modules.notes.${what}`
/** Reading the record's module will do, as the description has it; the pages ask for the same of both. */
const ofRecord = (what: string): readonly string[] => [
  what === 'READ' ? 'modules.{module}.READ' : `modules.{module}.READ|modules.{module}.${what}`,
  scope(what),
]
const records: RouteRules = { touchesRecords: true }
const may: RouteRules = { permissions: ['Crm_Implied_View_{module}'] }

export const noteRoutes: readonly Route[] = [
  route(`GET ${NOTES}`, scope('READ'), listNotes, records),
  route(`POST ${NOTES}`, scope('CREATE'), createNotes, records),
  route(`PUT ${NOTES}`, scope('UPDATE'), updateNotes, records),
  route(`DELETE ${NOTES}`, scope('DELETE'), deleteNotes, records),
  route(`GET ${NOTES}/:noteId`, scope('READ'), getNote, records),
  route(`PUT ${NOTES}/:noteId`, scope('UPDATE'), updateNote, records),
  route(`DELETE ${NOTES}/:noteId`, scope('DELETE'), deleteNote, records),
  route(`GET ${OF_RECORD}`, ofRecord('READ'), listRecordNotes, may),
  route(`POST ${OF_RECORD}`, ofRecord('CREATE'), createRecordNotes, may),
  route(`PUT ${OF_RECORD}`, ofRecord('UPDATE'), updateNotes, may),
  route(`DELETE ${OF_RECORD}`, ofRecord('DELETE'), deleteNotes, may),
  route(`GET ${OF_RECORD}/:noteId`, ofRecord('READ'), getRecordNote, may),
  route(`PUT ${OF_RECORD}/:noteId`, ofRecord('UPDATE'), updateNote, may),
  route(`DELETE ${OF_RECORD}/:noteId`, ofRecord('DELETE'), deleteNote, may),
]
