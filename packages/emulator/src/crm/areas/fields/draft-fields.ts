import { choice } from '../../fields/choice.ts'
import type { Field } from '../../fields/field.ts'

/** Data types that people may make fields of. */
const creatable =
  'text textarea email phone picklist multiselectpicklist date datetime integer autonumber currency percent bigint double website boolean fileupload imageupload lookup userlookup formula rollup_summary'.split(
    ' ',
  )

const flag = (name: string): Field => ({ api_name: name, data_type: 'boolean' })
const text = (name: string, length: number, rest: Partial<Field> = {}): Field => ({
  api_name: name,
  data_type: 'text',
  length,
  ...rest,
})
const anything = (name: string): Field => ({ api_name: name, data_type: 'any' })
const object = (name: string, fields: readonly Field[]): Field => ({
  api_name: name,
  data_type: 'object',
  fields,
})

const options: Field = {
  api_name: 'pick_list_values',
  data_type: 'list',
  length: 2000,
  fields: [
    text('display_value', 120),
    text('actual_value', 120),
    text('id', 19),
    text('colour_code', 7, { pattern: '^#[0-9a-fA-F]{6}$' }),
    { api_name: 'sequence_number', data_type: 'integer' },
    anything('_delete'),
  ],
}

/** With whom a field that names a user shares the record. */
const sharing = object('sharing_properties', [
  { ...flag('share_preference_enabled'), system_mandatory: true },
  choice('share_permission', ['full-access', 'read-write', 'read-only'], { system_mandatory: true }),
  flag('share_with_superiors'),
])

/** What the body of a write says of a field, whatever its data type. */
const common: readonly Field[] = [
  text('field_label', 50, { pattern: String.raw`^[\p{L}\p{N}][\p{L}\p{N} _\-]*$`, system_mandatory: true }),
  { api_name: 'length', data_type: 'integer' },
  { api_name: 'decimal_place', data_type: 'integer', range: { from: 0, to: 9 } },
  object('tooltip', [choice('name', ['static_text', 'info_icon']), text('value', 255)]),
  object('unique', [flag('case_sensitive'), anything('_disable')]),
  object('external', [choice('type', ['user', 'org', 'external_lookup']), flag('show')]),
  object('crypt', [choice('mode', ['encryption', 'decryption'])]),
  object('private', [choice('type', ['Low', 'High'])]),
  options,
  object('global_picklist', [text('id', 19, { system_mandatory: true })]),
  object('textarea', [choice('type', ['small', 'large', 'rich_text'], { system_mandatory: true })]),
  object('currency', [
    choice('rounding_option', ['normal', 'round_off', 'round_up', 'round_down'], { system_mandatory: true }),
    anything('precision'),
  ]),
  object('auto_number', [anything('start_number'), text('prefix', 50), text('suffix', 50)]),
  object('formula', [
    text('expression', 2000, { system_mandatory: true }),
    choice('return_type', ['double', 'currency', 'text', 'date', 'datetime', 'boolean'], {
      system_mandatory: true,
    }),
    flag('dynamic'),
  ]),
  object('rollup_summary', [
    choice('return_type', ['currency', 'double', 'integer'], { system_mandatory: true }),
    anything('based_on_module'),
    anything('related_list'),
    anything('expression'),
  ]),
  object('lookup', [
    object('module', [text('api_name', 100), text('id', 19)]),
    text('display_label', 50),
    flag('revalidate_filter_during_edit'),
    anything('query_details'),
    // The description of 2026 has it here for new fields, pages beside it.
    sharing,
  ]),
  sharing,
  flag('filterable'),
  flag('separator'),
  flag('number_separator'),
  flag('pick_list_values_sorted_lexically'),
  flag('enable_colour_code'),
  flag('hipaa_compliance_enabled'),
  flag('history_tracking_enabled'),
  anything('default_value'),
]

/** Of a new field. */
export const newFieldFields: readonly Field[] = [
  ...common,
  choice('data_type', creatable, { system_mandatory: true }),
]

/** Of a change. What the type of a field decides is looked at, and refused. */
export const changedFieldFields: readonly Field[] = [...common, anything('data_type'), anything('api_name')]
