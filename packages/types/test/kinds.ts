import type { FieldMetadata } from '../src/index.ts'

/** One field of every data type, with what a generated file says of it. */
export interface Kind {
  readonly field: FieldMetadata
  readonly row: string
  /** What a new record may have; `never` where nothing. */
  readonly create: string
  /** Only where a change takes something else. */
  readonly update?: string
}

const kind = (
  data_type: string,
  row: string,
  create: string,
  more: Partial<FieldMetadata> = {},
  update?: string,
): Kind => ({
  field: { api_name: `The_${data_type}`, data_type, json_type: 'string', ...more },
  row,
  create,
  ...(update === undefined ? {} : { update }),
})

const colours = {
  pick_list_values: [
    { display_value: '-None-', actual_value: '-None-' },
    { display_value: 'Red', actual_value: 'Red', type: 'used' },
    { display_value: 'Light blue', actual_value: 'Blue', type: 'used' },
    { display_value: 'Grey', actual_value: 'Grey', type: 'unused' },
  ],
}

export const kinds: readonly Kind[] = [
  ...['text', 'textarea', 'richtextarea', 'mediumtext', 'email', 'phone', 'website', 'date', 'datetime'].map(
    (type) => kind(type, 'string | null', 'string'),
  ),
  ...['event_reminder', 'bigint', 'long'].map((type) => kind(type, 'string | null', 'string')),
  ...['integer', 'double', 'currency', 'percent'].map((type) =>
    kind(type, 'number | null', 'number', { json_type: 'double' }),
  ),
  kind('boolean', 'boolean | null', 'boolean', { json_type: 'boolean' }),
  kind('picklist', 'All_The_picklist | (string & {}) | null', 'All_The_picklist', colours),
  kind(
    'multiselectpicklist',
    'readonly (All_The_multiselectpicklist | (string & {}))[] | null',
    'readonly All_The_multiselectpicklist[]',
    { json_type: 'jsonarray', ...colours },
  ),
  kind('autonumber', 'string | null', 'never'),
  kind('profileimage', 'string | null', 'never'),
  kind('formula', 'number | null', 'never', { formula: { return_type: 'currency' } }),
  kind('rollup_summary', 'string | null', 'never', { rollup_summary: { return_type: 'datetime' } }),
  kind('lookup', 'Link | null', 'LinkInput', { lookup: { module: { api_name: 'Accounts' } } }),
  kind('userlookup', 'UserLink | null', 'LinkInput'),
  kind('ownerlookup', 'UserLink | null', 'LinkInput'),
  kind('layout', 'Link | null', 'LinkInput'),
  kind(
    'multi_module_lookup',
    'Link & { readonly module?: { readonly id: string; readonly api_name: string } } | null',
    'LinkInput',
    { multi_module_lookup: { modules: [{ api_name: 'Leads' }, { api_name: 'Deals' }] } },
  ),
  kind(
    'multiselectlookup',
    'readonly { readonly id: string; readonly Skill: Link | null }[] | null',
    'readonly { readonly Skill: LinkInput }[]',
    { multiselectlookup: { connectedlookup_apiname: 'Skill' } },
    'readonly ({ readonly Skill: LinkInput } | Removed)[]',
  ),
  kind(
    'multiuserlookup',
    'readonly { readonly id: string; readonly Helper: UserLink | null }[] | null',
    'readonly { readonly Helper: LinkInput }[]',
    { multiuserlookup: { linking_details: { connected_lookup_field: { api_name: 'Helper' } } } },
    'readonly ({ readonly Helper: LinkInput } | Removed)[]',
  ),
  kind(
    'subform',
    'readonly LinesRow[] | null',
    'readonly LinesCreate[]',
    { associated_module: { module: 'Lines' }, operation_type: { api_create: false, api_update: false } },
    'readonly (LinesCreate | (LinesUpdate & { readonly id: Id }) | Removed)[]',
  ),
  kind(
    'fileupload',
    'readonly StoredFile[] | null',
    'readonly FileInput[]',
    {},
    'readonly (FileInput | Removed)[]',
  ),
  kind(
    'imageupload',
    'readonly StoredFile[] | null',
    'readonly FileInput[]',
    {},
    'readonly (FileInput | Removed)[]',
  ),
  kind('consent_lookup', '{ readonly [member: string]: unknown } | null', 'never'),
  kind('ALARM', '{ readonly ALARM: string } | null', '{ readonly ALARM: string }'),
  // What nobody has heard of goes by its JSON type.
  kind('something', 'number | null', 'number', { json_type: 'double' }),
  kind('something_long', 'string | null', 'string', { json_type: 'long' }),
  kind('something_odd', 'unknown', 'unknown', { json_type: undefined }),
  kind('text', 'readonly unknown[] | null', 'readonly unknown[]', {
    api_name: 'Participants',
    json_type: 'jsonarray',
  }),
  kind('text', 'readonly Tag[] | null', 'readonly TagInput[]', { api_name: 'Tag', json_type: 'jsonarray' }),
  // Whether a field may be written: `operation_type`, then `read_only`.
  kind('text', 'string | null', 'never', {
    api_name: 'Full_Name',
    operation_type: { api_create: false, api_update: false },
  }),
  kind('text', 'string | null', 'never', { api_name: 'Score', read_only: true }),
]
