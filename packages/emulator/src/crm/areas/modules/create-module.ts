import { fault } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import type { Field } from '../../fields/field.ts'
import { readRow, type Values } from '../../fields/read-row.ts'
import { invalidId, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { writeTime } from '../../model/time.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { layOutModule } from '../../seed/standard-modules/lay-out-module.ts'
import { apiNameOf } from '../fields/api-name.ts'
import { place } from '../fields/check-draft.ts'
import type { FieldRow } from '../fields/field-row.ts'
import type { ModuleRow } from './module-row.ts'

/** Letters, digits and, in labels, blanks. */
const labelField = {
  data_type: 'text',
  length: 25,
  pattern: String.raw`^[\p{L}\p{N}][\p{L}\p{N} ]*$`,
} as const

const draftFields: readonly Field[] = [
  { api_name: 'singular_label', ...labelField, system_mandatory: true },
  { api_name: 'plural_label', ...labelField, system_mandatory: true },
  { api_name: 'api_name', data_type: 'text', length: 50, pattern: '^[A-Za-z](?:_?[A-Za-z0-9])*$' },
  {
    api_name: 'profiles',
    data_type: 'list',
    system_mandatory: true,
    fields: [{ api_name: 'id', data_type: 'text', length: 19, system_mandatory: true }],
  },
  {
    api_name: 'display_field',
    data_type: 'object',
    fields: [
      { api_name: 'field_label', data_type: 'text', length: 50 },
      {
        api_name: 'data_type',
        data_type: 'picklist',
        closed: true,
        pick_list_values: ['text', 'autonumber'].map((type) => ({ display_value: type, actual_value: type })),
      },
      {
        api_name: 'auto_number',
        data_type: 'object',
        fields: [
          { api_name: 'start_number', data_type: 'any' },
          { api_name: 'prefix', data_type: 'text', length: 50 },
          { api_name: 'suffix', data_type: 'text', length: 50 },
        ],
      },
    ],
  },
]

/** Names that Zoho keeps to itself. */
const reserved =
  'settings signals Notes Status ShiftHours ChronologicalView Quoted_Items Ordered_Items Mailchimp nearby_distance__s'.split(
    ' ',
  )

/** `POST /settings/modules`: one at a time. */
export function createModule(call: Call): CrmAnswer {
  return answerRows(call, { key: 'modules', most: 1, success: 201 }, (row, path) => create(row, path, call))
}

function create(row: unknown, path: string, call: Call): RowDone {
  const { data, now, user } = call
  const draft = readRow(row, draftFields, path, knownRows(call), 'create')
  const [singular, plural] = [String(draft['singular_label']), String(draft['plural_label'])]
  const all = data.modules.all()
  const name = checkName(draft, plural, all, path)
  checkProfiles(draft, path, call)
  const custom = all.filter(({ generated_type: type }) => type === 'custom').length
  const id = nextId(data)
  data.modules.tables.modules.insert({
    id,
    api_name: name,
    module_name: `CustomModule${custom + 1}`,
    singular_label: singular,
    plural_label: plural,
    generated_type: 'custom',
    status: 'visible',
    visibility: 1,
    sequence_number: all.length + 1,
    api_supported: true,
    creatable: true,
    editable: true,
    deletable: true,
    viewable: true,
    quick_create: true,
    convertable: false,
    show_as_tab: true,
    parent_module: {},
    display_field: 'Name',
    modified_time: writeTime(now, orgOf(data).time_zone),
    modified_by: { id: user.id },
  })
  layOut(name, singular, draft, call)
  return { message: 'module created successfully', details: { id } }
}

/** @throws RowFault for a name or label that is taken or kept */
function checkName(draft: Values, plural: string, all: readonly ModuleRow[], path: string): string {
  const sent = own(draft, 'api_name')
  const name = typeof sent === 'string' ? sent : apiNameOf(plural, [])
  if (reserved.includes(name)) {
    const details = place(path, sent === undefined ? 'plural_label' : 'api_name')
    throw new RowFault(fault('RESERVED_KEYWORD_NOT_ALLOWED', 'this name is reserved', details))
  }
  const same = all.find(({ api_name: each, plural_label: shown }) => each === name || shown === plural)
  if (same === undefined) return name
  const taken = same.api_name === name && sent !== undefined ? 'api_name' : 'plural_label'
  throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', place(path, taken)))
}

/** @throws RowFault when there are none, or one is not there */
export function checkProfiles(draft: Values, path: string, { data }: Call): void {
  const profiles = (own(draft, 'profiles') ?? []) as readonly { readonly id: string }[]
  if (profiles.length === 0)
    throw new RowFault(fault('MINIMUM_DATA_NOT_FOUND', 'there must be a profile', place(path, 'profiles')))
  const unknown = profiles.findIndex(({ id }) => !data.profiles.has(id))
  if (unknown !== -1) throw invalidId({ api_name: 'id', json_path: `${path}.profiles[${unknown}].id` })
}

/** Gives the module its name field, the fields that Zoho keeps in every module, and a layout. */
function layOut(module: string, singular: string, draft: Values, { data }: Call): void {
  const display = own(draft, 'display_field')
  const shown = isJsonObject(display) ? display : {}
  const { fields, layout } = layOutModule(
    {
      api_name: module,
      sections: [`${singular} Image`, `${singular} Information`],
      fields: `
        @image
        Name text 120 !L
        Email, Secondary_Email email
        Email_Opt_Out boolean
        @system
        @activity
        @lock
        @layout`,
    },
    { layout: () => nextId(data), field: () => nextId(data), option: () => nextId(data), module: () => '' },
  )
  for (const field of fields)
    data.modules.tables.fields.insert(field.api_name === 'Name' ? nameField(field, shown, singular) : field)
  if (layout !== undefined) data.modules.tables.layouts.insert(layout)
}

/** The field that names a record: with the label that was asked for, and as a number that counts if that was. */
function nameField(field: FieldRow, display: Json, singular: string): FieldRow {
  const label = own(display, 'field_label')
  const named = { ...field, field_label: typeof label === 'string' ? label : `${singular} Name` }
  if (own(display, 'data_type') !== 'autonumber') return named
  return {
    ...named,
    data_type: 'autonumber',
    system_mandatory: false,
    auto_number: own(display, 'auto_number') ?? {},
  }
}
