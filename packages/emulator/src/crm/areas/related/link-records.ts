import { isJsonObject } from '../../../json.ts'
import { seenRecord } from '../../access/seen.ts'
import { fault, flat, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalidId, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows, statusOf } from '../../rows/answer-rows.ts'
import { writeRows, type RowDone } from '../../rows/write-rows.ts'
import { linkContact, unlinkContact } from '../contact-roles/deal-contacts.ts'
import { readDeletedIds } from '../records/delete-records.ts'
import { readRecordId } from '../records/read-record.ts'
import { parentOfPath, type Parent } from '../records/record-parent.ts'
import type { RecordRow } from '../records/record-row.ts'
import type { LinkPair } from '../related-lists/link-pairs.ts'
import { areDealsOfContact, farEnd, linksOf, listOfPath } from './related-of.ts'

const MOST = 100

/** `PUT /{module}/{record}/{list}`: links the records that the rows name, or changes their links. */
export function linkRelated(call: Call): CrmAnswer {
  const linking = linkingOf(call)
  return answerRows(call, { key: 'data', most: MOST, success: 200, ...rules(call) }, (row, path) =>
    linking.link(readRecordId(row, path), row, path),
  )
}

/** `PUT /{module}/{record}/{list}/{related}`: the one that the path names. */
export function linkOneRelated(call: Call): CrmAnswer {
  const linking = linkingOf(call)
  const id = call.ids[3] ?? ''
  return answerRows(call, { key: 'data', most: 1, success: 200, ...rules(call) }, (row, path) =>
    linking.link(id, row, path),
  )
}

/** `DELETE /{module}/{record}/{list}?ids=`: both records stay. */
export function unlinkRelated(call: Call): CrmAnswer {
  const linking = linkingOf(call)
  return unlink(readDeletedIds(call), linking, call)
}

/** `DELETE /{module}/{record}/{list}/{related}` */
export function unlinkOneRelated(call: Call): CrmAnswer {
  return unlink(call.ids.slice(3), linkingOf(call), call)
}

/** How records of a list are linked with the record of the path, and parted. */
interface Linking {
  /** @throws RowFault when there is no such record, or the link lacks what it must say */
  readonly link: (id: string, row: unknown, path: string) => RowDone
  /** @throws RowFault when the two are not linked */
  readonly part: (id: string) => void
}

/** @throws Refusal for a list whose records are not linked, but point to the record themselves */
function linkingOf(call: Call): Linking {
  const parent = parentOfPath(call)
  const list = listOfPath(call, 2)
  const { relation, of } = list
  if (relation.kind === 'link' && of !== undefined)
    return pairLinking(parent, relation.pair, of.api_name, call)
  if (areDealsOfContact(parent, list)) return dealLinking(parent, call)
  const message = 'records of this relation are not linked: change the field that points to the record'
  throw new Refusal(flat(400, fault('NOT_SUPPORTED', message, { resource_path_index: 2 })))
}

function rules({ readings }: Call) {
  const { mixedRowsStatus: mixed, severalFaults: several } = readings.records
  return { mixed, several }
}

function pairLinking(parent: Parent, pair: LinkPair, other: string, call: Call): Linking {
  const { links } = call.data
  const linkTo = (id: string) => linksOf(parent, pair, call).find((each) => farEnd(each, parent) === id)
  return {
    link: (id, row, path) => {
      if (seenRecord(other, id, call) === undefined)
        throw invalidId({ api_name: 'id', json_path: `${path}.id` })
      const known = linkTo(id)
      const purpose = known === undefined ? 'create' : 'update'
      const values = readRow(isJsonObject(row) ? row : {}, pair.fields, path, knownRows(call), purpose)
      if (known !== undefined) {
        links.replace({ ...known, values: { ...known.values, ...values } })
        return { message: 'relation updated', details: { id } }
      }
      const isOne = pair.modules[0] === parent.module
      const [one, far] = isOne ? [parent.id, id] : [id, parent.id]
      links.insert({ id: nextId(call.data), pair: pair.name, one: { id: one }, other: { id: far }, values })
      return { message: 'relation added', details: { id } }
    },
    part: (id) => {
      const known = linkTo(id)
      if (known === undefined)
        throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
      links.remove(known.id)
    },
  }
}

/** The deals of a contact: by the roles that it has in them. */
function dealLinking({ id: contact }: Parent, call: Call): Linking {
  const dealOf = (id: string): RecordRow | undefined => seenRecord('Deals', id, call)
  return {
    link: (id, row, path) => {
      const deal = dealOf(id)
      if (deal === undefined) throw invalidId({ api_name: 'id', json_path: `${path}.id` })
      return { ...linkContact(deal, contact, row, path, call), details: { id } }
    },
    part: (id) => {
      const deal = dealOf(id)
      if (deal === undefined)
        throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
      unlinkContact(deal, contact, call)
    },
  }
}

function unlink(ids: readonly string[], { part }: Linking, call: Call): CrmAnswer {
  const { database } = call.data
  const verdicts = writeRows(
    (work) => database.attempt(work),
    'data',
    ids,
    { several: 'first' },
    (sent) => {
      const id = String(sent)
      part(id)
      return { message: 'relation removed', details: { id } }
    },
  )
  return wrapped(statusOf(verdicts, 200, call.readings.records.mixedRowsStatus), 'data', verdicts)
}
