import { fault } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Act } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow, type Values } from '../../fields/read-row.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { applyChanges, isRowList, type RowChange } from '../../fields/row-lists.ts'
import { knownRows } from '../../known-rows.ts'
import { describeFiles, holdsFiles } from '../files/field-files.ts'
import { checkDependents } from './check-dependents.ts'
import { keepTags } from './keep-tags.ts'
import type { RecordPurpose } from './record-purpose.ts'
import type { RecordRow } from './record-row.ts'

/**
 * Reads one record of a body, as it is stored: only what was sent. With a `Layout`, what that layout demands must be
 * there, and fields outside of it are left out.
 *
 * @throws RowFault
 */
export function readRecord(row: unknown, reading: RecordPurpose, call: Act): Values {
  const { module, path, purpose, before } = reading
  const sent = isJsonObject(row) ? row : {}
  const fields = fieldsFor(sent, reading, call)
  const values = readRow(row, fields, path, knownRows(call), purpose)
  checkDependents(sent, reading, call)
  const parent = own(sent, '$se_module')
  const stored = Object.entries(values).map(([name, value]) => {
    const place = { api_name: name, json_path: `${path}.${name}` }
    const field = call.data.modules.fieldOf(module, name)
    return [
      name,
      field === undefined ? value : storeValue(value, field, place, { sent, before, module, call }),
    ] as const
  })
  return {
    ...Object.fromEntries(stored),
    ...(typeof parent === 'string' && Object.hasOwn(values, 'What_Id') ? { $se_module: parent } : {}),
  }
}

/** The fields that a row is read by: those of the module, or of the layout that it names. */
function fieldsFor(sent: Json, { module, path }: RecordPurpose, { data }: Act): readonly Field[] {
  const fields = data.modules
    .fieldsOf(module)
    .filter(({ type, api_name: name }) => type === 'used' && name !== 'id')
  const named = own(sent, 'Layout')
  if (!isJsonObject(named)) return fields
  const layout = data.modules.layoutsOf(module).find(({ id }) => id === own(named, 'id'))
  if (layout?.status !== 'active') throw invalidId({ api_name: 'id', json_path: `${path}.Layout.id` })
  const placed = new Map(
    layout.sections.flatMap(({ fields: inside }) =>
      inside.map((each) => [each.api_name, each.required] as const),
    ),
  )
  return fields
    .filter(({ api_name: name }) => placed.has(name) || name === 'Layout')
    .map((field) => (placed.get(field.api_name) === true ? { ...field, system_mandatory: true } : field))
}

interface Storing {
  readonly sent: Json
  readonly before: RecordRow | undefined
  readonly module: string
  readonly call: Act
}

/** What becomes of a value beside what the record has: lists are changed row by row, choices may be added. */
function storeValue(
  value: unknown,
  field: Field,
  place: Place,
  { sent, before, module, call }: Storing,
): unknown {
  const held = before === undefined ? null : (own(before, field.api_name) ?? null)
  if (value === null) return null
  if (isChanged(field)) {
    // These types read as changes.
    const sentChanges = value as readonly RowChange[]
    const changes = holdsFiles(field) ? describeFiles(sentChanges, field, place, call) : sentChanges
    return applyChanges((held ?? []) as readonly Values[], changes, place, () => nextId(call.data))
  }
  if (field.api_name === 'Tag') return keepTags(value as readonly { readonly name: string }[], module, call)
  if (field.data_type !== 'multiselectpicklist') return value
  const appended = own(sent, '$append_values')
  const appends = isJsonObject(appended) && own(appended, field.api_name) === true
  return appends
    ? [...new Set([...((held ?? []) as readonly unknown[]), ...(value as readonly unknown[])])]
    : value
}

function isChanged(field: Field): boolean {
  const { data_type: type } = field
  return isRowList(field) || type === 'multiselectlookup' || type === 'multiuserlookup' || holdsFiles(field)
}

/** The id that a row names the record to change by. @throws RowFault when it names none */
export function readRecordId(row: unknown, path: string): string {
  const place = { api_name: 'id', json_path: `${path}.id` }
  if (!isJsonObject(row))
    throw invalid({ api_name: 'data', json_path: path }, { expected_data_type: 'jsonobject' })
  const id = own(row, 'id')
  if (id === undefined || id === null)
    throw new RowFault(fault('MANDATORY_NOT_FOUND', 'required field not found', place))
  if (typeof id !== 'string') throw invalidId(place)
  return id
}
