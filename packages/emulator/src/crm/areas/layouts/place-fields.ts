import { fault } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { createField } from '../fields/create-fields.ts'
import { place } from '../fields/check-draft.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { updateField } from '../fields/update-fields.ts'
import type { LayoutField, SectionRow } from './layout-row.ts'

/** What a row says of where a field stands; all else is said of the field itself. */
const PLACING = ['id', 'sequence_number', 'required', '_delete', 'element_type', 'association_details']

/** Fields of a section as rows of a body want them. @throws RowFault */
export function placeField(
  sections: readonly SectionRow[],
  sectionId: string,
  row: unknown,
  path: string,
  module: string,
  call: Call,
): readonly SectionRow[] {
  if (!isJsonObject(row))
    throw invalid({ api_name: 'fields', json_path: path }, { expected_data_type: 'jsonobject' })
  const required = own(row, 'required')
  if (required !== undefined && typeof required !== 'boolean')
    throw invalid(place(path, 'required'), { expected_data_type: 'boolean' })
  const field = fieldOf(row, path, module, call)
  const name = field.api_name
  const held = sections.flatMap((section) => section.fields).find((each) => each.api_name === name)
  const without = sections.map((section) => ({
    ...section,
    fields: section.fields.filter((each) => each.api_name !== name),
  }))
  if (Object.hasOwn(row, '_delete')) {
    if (field.system_mandatory === true)
      throw new RowFault(fault('NOT_ALLOWED', 'a mandatory field cannot be removed', place(path, '_delete')))
    return without
  }
  const placed = { api_name: name, required: required ?? held?.required ?? false }
  return without.map((section, index) =>
    section.id === sectionId
      ? { ...section, fields: putAt(section.fields, placed, positionOf(row, name, sections[index])) }
      : section,
  )
}

/** Where it goes: to its number, else where it stood in this section, else to the end. */
function positionOf(row: Json, name: string, before: SectionRow | undefined): number {
  const number = own(row, 'sequence_number')
  if (typeof number === 'number') return Math.max(number - 1, 0)
  const index = before?.fields.findIndex((each) => each.api_name === name) ?? -1
  return index < 0 ? Infinity : index
}

function putAt(fields: readonly LayoutField[], field: LayoutField, index: number): readonly LayoutField[] {
  return [...fields.slice(0, index), field, ...fields.slice(index)]
}

/** The field that a row names, changed as it says; without an id it is made. @throws RowFault */
function fieldOf(row: Json, path: string, module: string, call: Call): FieldRow {
  const { modules } = call.data
  const id = own(row, 'id')
  const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !PLACING.includes(name)))
  if (id === undefined && own(row, 'data_type') === undefined) {
    const expected = [place(path, 'id'), place(path, 'data_type')]
    throw new RowFault(
      fault('EXPECTED_FIELD_MISSING', 'expected field missing', { expected_fields: expected }),
    )
  }
  const made = id === undefined ? createField(rest, path, module, call).details['id'] : id
  const field = modules.fieldsOf(module).find((each) => each.id === made)
  if (field === undefined) throw invalidId(place(path, 'id'))
  if (id !== undefined && Object.keys(rest).length > 0) updateField(field, rest, path, call)
  return field
}
