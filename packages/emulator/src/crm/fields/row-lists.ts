import { isJsonObject, own, type Json } from '../../json.ts'
import { isId } from '../model/id.ts'
import { invalid, invalidId, mandatory } from './row-fault.ts'
import type { Field, Known, Place, ValueType } from './field.ts'
import { readReference } from './references.ts'
import { readText } from './texts.ts'

/** One row of a list inside a record: new without an id, changed with one, removed with `_delete`. */
export interface RowChange {
  readonly id?: string | undefined
  readonly remove: boolean
  readonly values: Readonly<Record<string, unknown>>
}

type ReadMembers = (
  row: Readonly<Record<string, unknown>>,
  field: Field,
  place: Place,
  known: Known,
  isNew: boolean,
) => Readonly<Record<string, unknown>>

const ROWS = 100

/**
 * Whether a value is a list of rows with fields of their own: a subform, or one of the lists that metadata calls a text
 * (`Pricing_Details`, `Participants`).
 */
export function isRowList({ data_type: type, json_type: json, fields }: Field): boolean {
  return type === 'subform' || (type === 'text' && json === 'jsonarray' && fields !== undefined)
}

/** The fields of the rows of a list. */
export function rowFieldsOf({ fields, associated_module: of }: Field, known: Known): readonly Field[] {
  return fields ?? known.fieldsOf(of?.module ?? '')
}

/** Lists of rows that have ids of their own. Reading gives changes; {@link applyChanges} makes them. */
export function rowList(read: ReadMembers, mostOf: (field: Field) => number = () => ROWS): ValueType {
  return {
    read: (value, field, place, known): readonly RowChange[] => {
      if (!Array.isArray(value)) throw invalid(place, { expected_data_type: 'jsonarray' })
      if (value.length > mostOf(field)) throw invalid(place, { maximum_length: mostOf(field) })
      return value.map((row: unknown, index) => {
        const at = { api_name: field.api_name, json_path: `${place.json_path}[${index}]` }
        if (!isJsonObject(row)) throw invalid(at, { expected_data_type: 'jsonobject' })
        const id = own(row, 'id')
        if (id !== undefined && !isId(id))
          throw invalidId({ api_name: 'id', json_path: `${at.json_path}.id` })
        // Zoho writes `_delete: null`; what counts is that the key is there.
        const remove = Object.hasOwn(row, '_delete') && own(row, '_delete') !== false
        return { id, remove, values: remove ? {} : read(row, field, at, known, id === undefined) }
      })
    },
  }
}

/**
 * A list after its changes: rows with an id are changed or removed, others are added; what is not named stays, and an
 * empty list removes all.
 *
 * @throws RowFault for an id that the list does not hold
 */
export function applyChanges(
  before: readonly Readonly<Record<string, unknown>>[],
  changes: readonly RowChange[],
  { api_name, json_path }: Place,
  nextId: () => string,
): readonly Readonly<Record<string, unknown>>[] {
  if (changes.length === 0) return []
  const rows = new Map(before.map((row) => [String(row['id']), row]))
  for (const [index, { id, remove, values }] of changes.entries()) {
    if (id === undefined) {
      const added = nextId()
      rows.set(added, { id: added, ...values })
      continue
    }
    const row = rows.get(id)
    if (row === undefined) throw invalidId({ api_name, json_path: `${json_path}[${index}].id` })
    if (remove) rows.delete(id)
    else rows.set(id, { ...row, ...values })
  }
  return [...rows.values()]
}

/** Links to rows of another module: each row has one member that is a reference, and Zoho names it in several ways. */
function links(
  modulesOf: (field: Field) => readonly string[],
  memberOf: (field: Field) => string | undefined,
): ValueType {
  const { read } = rowList((row, field, place, known, isNew) => {
    const named = memberOf(field) ?? ''
    const name = Object.hasOwn(row, named) ? named : Object.keys(row).find((key) => key !== 'id')
    if (name === undefined) {
      if (isNew) throw mandatory(place)
      return {}
    }
    const at = { api_name: name, json_path: `${place.json_path}.${name}` }
    return { [name]: readReference(own(row, name), modulesOf(field), at, known) }
  })
  return {
    read,
    show: (value, field, known) => {
      const [module = ''] = modulesOf(field)
      return (value as readonly Json[]).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, member]) => [name, showMember(member, module, known)]),
        ),
      )
    },
  }
}

function showMember(member: unknown, module: string, known: Known): unknown {
  if (!isJsonObject(member)) return member
  const id = String(own(member, 'id'))
  return { name: known.nameOf(module, id), id }
}

function connectedModule(field: Field): string {
  const { multiselectlookup: many, lookup } = field
  const module = many?.connected_details?.module ?? many?.connected_module ?? lookup?.module
  return module?.api_name ?? ''
}

function connectedMember({ multiselectlookup: many }: Field): string | undefined {
  return many?.linking_details?.connected_lookup_field?.api_name ?? many?.connectedlookup_apiname
}

const files = rowList(
  (row, _field, place, _known, isNew) => {
    const at = { api_name: 'File_Id__s', json_path: `${place.json_path}.File_Id__s` }
    const file = own(row, 'File_Id__s')
    if (file === undefined && isNew) throw mandatory(at)
    return file === undefined ? {} : { File_Id__s: readText(file, { length: 500 }, at) }
  },
  ({ length }) => length ?? 10,
)

/** Lists whose rows are links or files. */
export const rowLists = {
  multiselectlookup: links((field) => [connectedModule(field)], connectedMember),
  multiuserlookup: links(
    () => ['users'],
    ({ api_name: name }) => name,
  ),
  fileupload: files,
  imageupload: files,
} satisfies Record<string, ValueType>
