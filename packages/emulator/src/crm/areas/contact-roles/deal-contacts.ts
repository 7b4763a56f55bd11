import { refuseChange } from '../../access/refuse-change.ts'
import { seenRecord } from '../../access/seen.ts'
import { badPathId, fault, flat, noContent, ok, wrapped } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Act, Call } from '../../call.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { requiredIds } from '../../query/required.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows, statusOf } from '../../rows/answer-rows.ts'
import { writeRows, type RowDone } from '../../rows/write-rows.ts'
import { answerPage, walkable } from '../records/answer-page.ts'
import { readNeededFields, readOrder } from '../records/list-query.ts'
import { readRecordId } from '../records/read-record.ts'
import type { RecordRow } from '../records/record-row.ts'
import { viewRecords } from '../records/show-record.ts'
import { contactRolesOf } from './roles-of.ts'

const MOST = 100

/** `GET /Deals/{deal}/Contact_Roles` */
export function listDealContacts(call: Call): CrmAnswer {
  const deal = dealOf(call)
  const names = readNeededFields(call.query)
  const { data } = call
  const contacts = data.dealContacts
    .where('deal', deal.id)
    .flatMap(({ contact }) => seenRecord('Contacts', contact, call) ?? [])
  const show = showContact(deal, names, call)
  return answerPage(call, { records: walkable(contacts), order: readOrder(call.query), show })
}

/** `GET /Deals/{deal}/Contact_Roles/{contact}` */
export function getDealContact(call: Call): CrmAnswer {
  const deal = dealOf(call)
  const names = readNeededFields(call.query)
  const id = call.ids[1] ?? ''
  const contact = seenRecord('Contacts', id, call)
  if (contact === undefined || !call.data.dealContacts.has(linkId(deal.id, id))) return noContent
  return ok({ data: [showContact(deal, names, call)(contact)] })
}

/** `PUT /Deals/{deal}/Contact_Roles`: each row names a contact. */
export function setDealContacts(call: Call): CrmAnswer {
  const deal = dealOf(call)
  return answerRows(call, { key: 'data', most: MOST, success: 200 }, (row, path) => {
    const id = readRecordId(row, path)
    if (seenRecord('Contacts', id, call) === undefined)
      throw invalidId({ api_name: 'id', json_path: `${path}.id` })
    return linkContact(deal, id, row, path, call)
  })
}

/** `PUT /Deals/{deal}/Contact_Roles/{contact}` */
export function setDealContact(call: Call): CrmAnswer {
  const deal = dealOf(call)
  const id = call.ids[1] ?? ''
  if (seenRecord('Contacts', id, call) === undefined) throw new Refusal(badPathId(3))
  return answerRows(call, { key: 'data', most: 1, success: 200 }, (row, path) => ({
    ...linkContact(deal, id, row, path, call),
    message: 'relation updated',
  }))
}

/** `DELETE /Deals/{deal}/Contact_Roles?ids=` */
export function removeDealContacts(call: Call): CrmAnswer {
  return unlink(requiredIds(call.query, 'ids', MOST), call)
}

/** `DELETE /Deals/{deal}/Contact_Roles/{contact}` */
export function removeDealContact(call: Call): CrmAnswer {
  return unlink(call.ids.slice(1), call)
}

/** Gives a contact a role in a deal; a contact that is none of the deal's becomes one. */
export function giveRole(
  deal: string,
  contact: string,
  role: string | null,
  { data }: Pick<Act, 'data'>,
): void {
  const row = { id: linkId(deal, contact), deal, contact, role: role === null ? null : { id: role } }
  if (data.dealContacts.has(row.id)) data.dealContacts.replace(row)
  else data.dealContacts.insert(row)
}

/** The id of a role in `Contact_Role` of a row; null: the row names none. @throws RowFault */
export function readRole(row: unknown, path: string, call: Pick<Call, 'data'>): string | null {
  const sent = isJsonObject(row) ? own(row, 'Contact_Role') : undefined
  if (sent === undefined || sent === null) return null
  const at = { api_name: 'Contact_Role', json_path: `${path}.Contact_Role` }
  // Converted leads name it alone, links in an object.
  const id = isJsonObject(sent) ? own(sent, 'id') : sent
  if (id === undefined) throw mandatory({ api_name: 'id', json_path: `${at.json_path}.id` })
  if (typeof id !== 'string') throw invalid(at, { expected_data_type: 'jsonobject' })
  if (!contactRolesOf(call.data).has(id)) throw invalidId({ api_name: 'id', json_path: `${at.json_path}.id` })
  return id
}

/** Gives a contact the role that a row names. @throws RowFault when it names none */
export function linkContact(
  deal: RecordRow,
  contact: string,
  row: unknown,
  path: string,
  call: Call,
): RowDone {
  refuseChange(deal, 'Deals', call)
  const role = readRole(row, path, call)
  if (role === null) throw mandatory({ api_name: 'Contact_Role', json_path: `${path}.Contact_Role` })
  const isNew = !call.data.dealContacts.has(linkId(deal.id, contact))
  giveRole(deal.id, contact, role, call)
  return { message: isNew ? 'relation added' : 'relation updated', details: { id: contact } }
}

/** @throws RowFault when the contact is none of the deal's */
export function unlinkContact(deal: RecordRow, contact: string, call: Call): void {
  const { dealContacts } = call.data
  refuseChange(deal, 'Deals', call)
  if (!dealContacts.has(linkId(deal.id, contact)))
    throw new RowFault(fault('MANDATORY_NOT_FOUND', 'relation not found', { id: contact }))
  dealContacts.remove(linkId(deal.id, contact))
}

function unlink(ids: readonly string[], call: Call): CrmAnswer {
  const deal = dealOf(call)
  const { database } = call.data
  const attempt = <T>(work: () => T): T => database.attempt(work)
  const verdicts = writeRows(attempt, 'data', ids, { several: 'first' }, (sent) => {
    const id = String(sent)
    unlinkContact(deal, id, call)
    return { message: 'relation removed', details: { id } }
  })
  return wrapped(statusOf(verdicts, 200, call.readings.records.mixedRowsStatus), 'data', verdicts)
}

function showContact(deal: RecordRow, names: readonly string[], call: Call) {
  const view = viewRecords('Contacts', names, call)
  return (contact: RecordRow): Record<string, unknown> => ({
    ...view.row(contact),
    Contact_Role: roleIn(deal.id, contact.id, call),
  })
}

/** The role of a contact in a deal, as answers show it. */
export function roleIn(deal: string, contact: string, { data }: Pick<Call, 'data'>): Json | null {
  const { role: given } = data.dealContacts.get(linkId(deal, contact)) ?? {}
  const role = contactRolesOf(data).get(given?.id ?? '')
  return role === undefined ? null : { name: role.name, id: role.id }
}

/** @throws Refusal */
function dealOf({ data, id }: Call): RecordRow {
  const deal = data.modules.recordsOf('Deals').get(id)
  if (deal !== undefined) return deal
  const details = { resource_path_index: 1 }
  throw new Refusal(flat(400, fault('INVALID_DATA', 'the related id given seems to be invalid', details)))
}

function linkId(deal: string, contact: string): string {
  return `${deal} ${contact}`
}
