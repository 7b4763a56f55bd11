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
import { readDeletedIds } from '../records/delete-records.ts'
import { readRecordId } from '../records/read-record.ts'
import { parentOfPath, type Parent } from '../records/record-parent.ts'
import type { LinkPair } from '../related-lists/link-pairs.ts'
import { farEnd, linksOf, listOfPath } from './related-of.ts'

const MOST = 100

/** `PUT /{module}/{record}/{list}`: links the records that the rows name, or changes their links. */
export function linkRelated(call: Call): CrmAnswer {
  const linking = linkingOf(call)
  return answerRows(call, { key: 'data', most: MOST, success: 200, ...rules(call) }, (row, path) =>
    link(readRecordId(row, path), row, path, linking, call),
  )
}

/** `PUT /{module}/{record}/{list}/{related}`: the one that the path names. */
export function linkOneRelated(call: Call): CrmAnswer {
  const linking = linkingOf(call)
  const id = call.ids[3] ?? ''
  return answerRows(call, { key: 'data', most: 1, success: 200, ...rules(call) }, (row, path) =>
    link(id, row, path, linking, call),
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

interface Linking {
  readonly parent: Parent
  readonly pair: LinkPair
  /** Module of what is linked. */
  readonly other: string
}

/** @throws Refusal for a list whose records are not linked, but point to the record themselves */
function linkingOf(call: Call): Linking {
  const parent = parentOfPath(call)
  const { relation, of } = listOfPath(call, 2)
  if (relation.kind === 'link' && of !== undefined) return { parent, pair: relation.pair, other: of.api_name }
  const message = 'records of this relation are not linked: change the field that points to the record'
  throw new Refusal(flat(400, fault('NOT_SUPPORTED', message, { resource_path_index: 2 })))
}

function rules({ readings }: Call) {
  const { mixedRowsStatus: mixed, severalFaults: several } = readings.records
  return { mixed, several }
}

/** @throws RowFault when there is no such record, or the link lacks what it must say */
function link(id: string, row: unknown, path: string, { parent, pair, other }: Linking, call: Call): RowDone {
  const { data } = call
  if (seenRecord(other, id, call) === undefined) throw invalidId({ api_name: 'id', json_path: `${path}.id` })
  const known = linksOf(parent, pair, call).find((each) => farEnd(each, parent) === id)
  const purpose = known === undefined ? 'create' : 'update'
  const values = readRow(isJsonObject(row) ? row : {}, pair.fields, path, knownRows(call), purpose)
  if (known === undefined) {
    const isOne = pair.modules[0] === parent.module
    const [one, far] = isOne ? [parent.id, id] : [id, parent.id]
    data.links.insert({ id: nextId(data), pair: pair.name, one: { id: one }, other: { id: far }, values })
    return { message: 'relation added', details: { id } }
  }
  data.links.replace({ ...known, values: { ...known.values, ...values } })
  return { message: 'relation updated', details: { id } }
}

function unlink(ids: readonly string[], { parent, pair }: Linking, call: Call): CrmAnswer {
  const { database, links } = call.data
  const verdicts = writeRows(
    (work) => database.attempt(work),
    'data',
    ids,
    { several: 'first' },
    (id) => {
      const known = linksOf(parent, pair, call).find((each) => farEnd(each, parent) === id)
      if (known === undefined)
        throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
      links.remove(known.id)
      return { message: 'relation removed', details: { id } }
    },
  )
  return wrapped(statusOf(verdicts, 200, call.readings.records.mixedRowsStatus), 'data', verdicts)
}
