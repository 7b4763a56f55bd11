import { isJsonObject, own, type Json } from '../../json.ts'
import { invalid, mandatory, RowFault } from './row-fault.ts'
import type { Field, Known, Place } from './field.ts'
import { isRowList, rowFieldsOf, rowList } from './row-lists.ts'
import { isComputed, typeOf } from './types.ts'

/** What a row is read for: a new row must bring what is mandatory, a change must not take it away. */
export type Purpose = 'create' | 'update'

/** Values by field name, as they are stored. */
export type Values = Readonly<Record<string, unknown>>

/**
 * Reads one row of a body against the fields of its kind. What no field describes, and what no write may change, is
 * ignored, as Zoho does. A value that is not sent is not among the values.
 *
 * @throws RowFault with the first verdict of each field
 */
export function readRow(
  row: unknown,
  fields: readonly Field[],
  path: string,
  known: Known,
  purpose: Purpose,
): Values {
  if (!isJsonObject(row))
    throw invalid({ api_name: nameIn(path), json_path: path }, { expected_data_type: 'jsonobject' })
  const values: [name: string, value: unknown][] = []
  const faults: RowFault[] = []
  for (const field of fields) {
    try {
      const value = readField(row, field, path, known, purpose)
      if (value !== undefined) values.push([field.api_name, value])
    } catch (error) {
      if (!(error instanceof RowFault)) throw error
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new RowFault(...faults.flatMap(({ verdicts }) => verdicts))
  // A field may have any name, "__proto__" included.
  return Object.fromEntries(values)
}

function readField(row: Json, field: Field, path: string, known: Known, purpose: Purpose): unknown {
  const place = { api_name: field.api_name, json_path: `${path}.${field.api_name}` }
  const sent = own(row, field.api_name)
  if (field.system_mandatory === true && isEmpty(sent) && (purpose === 'create' || sent !== undefined)) {
    throw mandatory(place)
  }
  if (sent === undefined || !isWritable(field, purpose)) return undefined
  return sent === null ? null : readValue(sent, field, place, known)
}

function readValue(value: unknown, field: Field, place: Place, known: Known): unknown {
  const { data_type: type, fields = [], length } = field
  if (type === 'object') return readRow(value, fields, place.json_path, known, 'create')
  if (type === 'list') {
    if (!Array.isArray(value)) throw invalid(place, { expected_data_type: 'jsonarray' })
    if (value.length > (length ?? 100)) throw invalid(place, { maximum_length: length ?? 100 })
    return value.map((each: unknown, index) =>
      readRow(each, fields, `${place.json_path}[${index}]`, known, 'create'),
    )
  }
  if (isRowList(field)) return subform.read?.(value, field, place, known)
  return typeOf(field).read?.(value, field, place, known)
}

/** Rows with fields of their own. */
const subform = rowList((row, field, { json_path: path }, known, isNew) =>
  readRow(row, rowFieldsOf(field, known), path, known, isNew ? 'create' : 'update'),
)

/** Subforms say that no write may bring them, and are written all the same: through their record. */
function isWritable(
  { data_type: type, read_only: readOnly, operation_type: operations }: Field,
  purpose: Purpose,
): boolean {
  if (type === 'subform') return true
  if (isComputed(type)) return false
  if (operations === undefined) return readOnly !== true
  return purpose === 'create' ? operations.api_create : operations.api_update
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** The last name in a path: `user_groups` in `$.user_groups[0]`. */
function nameIn(path: string): string {
  return /([A-Za-z_0-9$]+)(?:\[\d+\])?$/.exec(path)?.[1] ?? path
}
