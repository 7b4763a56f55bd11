import { seenRecord } from '../../access/seen.ts'
import { fault, flat, type Verdict } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { isComputed } from '../../fields/types.ts'
import { missing, readRoot, wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import { holdsFiles } from '../files/field-files.ts'
import type { RecordRow } from '../records/record-row.ts'
import { readKept } from './kept-files.ts'

/** What becomes of a record and those that are merged into it. */
export interface MergeOrder {
  readonly master: string
  readonly children: readonly string[]
  /** Id of the child that a field takes its value from. */
  readonly from: Readonly<Record<string, string>>
  /** Ids of the files that fields of files keep, of all records; fields that are not here keep those of the master. */
  readonly files: Readonly<Record<string, readonly string[]>>
}

const MOST = 2
/** Fields of deals that follow from others. */
const derived = ['Closing_Date', 'Stage', 'Probability', 'Expected_Revenue']

/** Reads the one merge of a body. @throws Refusal */
export function readMerge(master: RecordRow, module: string, call: Call): MergeOrder {
  const sent = oneOf(readRoot(call.body, 'merge'), 'merge', '$.merge')
  const rows = listOf(own(sent, 'data'), 'data', '$.merge[0].data')
  const from: Record<string, string> = {}
  const files: Record<string, readonly string[]> = {}
  const ofMaster = '$.merge[0].master_record_fields'
  for (const { name, kept } of readFields(
    own(sent, 'master_record_fields'),
    ofMaster,
    master,
    module,
    call,
  )) {
    if (kept === undefined) from[name] = master.id
    else files[name] = kept
  }
  const children: string[] = []
  for (const [index, row] of rows.entries()) {
    const path = `$.merge[0].data[${index}]`
    const child = readChild(row, path, [master.id, ...children], module, call)
    const { id } = child
    children.push(id)
    for (const { name, kept } of readFields(
      own(row, '_fields') ?? [],
      `${path}._fields`,
      child,
      module,
      call,
    )) {
      if (kept !== undefined) {
        // Files of several records can be kept.
        files[name] = [...(files[name] ?? []), ...kept]
        continue
      }
      if (Object.hasOwn(from, name))
        throw refused(
          fault('DUPLICATE_DATA', 'duplicate data', { api_name: name, json_path: `${path}._fields` }),
        )
      from[name] = id
    }
  }
  if (module === 'Contacts' && (from['Reporting_To'] ?? master.id) !== (from['Account_Name'] ?? master.id))
    throw refused(
      fault('INVALID_DATA', 'Reporting_To and Account_Name must come from one record', {
        api_name: 'Reporting_To',
        json_path: '$.merge[0].data',
      }),
    )
  return { master: master.id, children, from, files }
}

function oneOf(sent: unknown, api_name: string, json_path: string): Json {
  const place = { api_name, json_path }
  if (!Array.isArray(sent)) throw refused(wrongType('jsonarray', place))
  if (sent.length !== 1) {
    const limit = sent.length === 0 ? { minimum_length: 1 } : { maximum_length: 1 }
    throw refused(fault('INVALID_DATA', 'invalid data', { ...limit, ...place }))
  }
  const row: unknown = sent[0]
  if (!isJsonObject(row)) throw refused(wrongType('jsonobject', { ...place, json_path: `${json_path}[0]` }))
  return row
}

function listOf(sent: unknown, api_name: string, json_path: string): readonly Json[] {
  const place = { api_name, json_path }
  if (sent === undefined) throw refused(missing(place))
  if (!Array.isArray(sent)) throw refused(wrongType('jsonarray', place))
  if (sent.length === 0 || sent.length > MOST) {
    const limit = sent.length === 0 ? { minimum_length: 1 } : { maximum_length: MOST }
    throw refused(fault('INVALID_DATA', 'invalid data', { ...limit, ...place }))
  }
  return sent.map((row: unknown, index) => {
    if (isJsonObject(row)) return row
    throw refused(wrongType('jsonobject', { ...place, json_path: `${json_path}[${index}]` }))
  })
}

function readChild(row: Json, path: string, taken: readonly string[], module: string, call: Call): RecordRow {
  const place = { api_name: 'id', json_path: `${path}.id` }
  const id = own(row, 'id')
  if (id === undefined) throw refused(missing(place))
  const child = typeof id === 'string' ? seenRecord(module, id, call) : undefined
  if (child === undefined) throw refused(fault('INVALID_DATA', 'the id given seems to be invalid', place))
  if (taken.includes(child.id)) throw refused(fault('DUPLICATE_DATA', 'duplicate data', place))
  return child
}

/** A field that a merge names. */
interface NamedField {
  readonly name: string
  /** Ids of the files that are kept; undefined: it holds none. */
  readonly kept: readonly string[] | undefined
}

/** The fields of a list of `{ api_name, _data }`, which are those of a record. @throws Refusal */
function readFields(
  sent: unknown,
  json_path: string,
  record: RecordRow,
  module: string,
  { data }: Call,
): readonly NamedField[] {
  if (sent === undefined || sent === null) return []
  if (!Array.isArray(sent)) throw refused(wrongType('jsonarray', { api_name: '_fields', json_path }))
  return sent.map((each: unknown, index) => {
    const place = { api_name: 'api_name', json_path: `${json_path}[${index}].api_name` }
    const name = isJsonObject(each) ? own(each, 'api_name') : undefined
    if (name === undefined) throw refused(missing(place))
    const field = typeof name === 'string' ? data.modules.fieldOf(module, name) : undefined
    if (field === undefined || isComputed(field.data_type))
      throw refused(fault('INVALID_DATA', 'invalid data', place))
    if (module === 'Deals' && derived.includes(field.api_name))
      throw refused(fault('NOT_ALLOWED', 'the field follows from others', place))
    const kept = holdsFiles(field)
      ? readKept(isJsonObject(each) ? own(each, '_data') : undefined, `${json_path}[${index}]._data`, {
          record,
          name: field.api_name,
        })
      : undefined
    return { name: field.api_name, kept }
  })
}

function refused(verdict: Verdict): Refusal {
  return new Refusal(flat(400, verdict))
}
