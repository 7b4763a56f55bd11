import { isJsonObject } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { DataType } from '../../fields/field.ts'
import type { FieldRow } from './field-row.ts'

/** A field as answers show it: what its row says, and what follows from its data type. */
export function showField(field: FieldRow, data: OrgData): Record<string, unknown> {
  // The module is ours, and so are the fields of rows inside a list.
  const { module, fields: _fields, formula, sharing_properties: sharing, ...row } = field
  const display = data.modules.find(module)?.display_field
  return {
    ...usual,
    ...flags(field),
    json_type: jsonTypes[field.data_type] ?? 'string',
    ui_type: uiTypes[field.data_type] ?? 1,
    display_label: field.field_label,
    display_field: display === field.api_name,
    profiles: [...data.profiles.all()].map(({ id, name }) => ({ permission_type: 'read_write', name, id })),
    layout_associations: data.modules
      .layoutsOf(module)
      .filter(({ sections }) =>
        sections.some(({ fields }) => fields.some((each) => each.api_name === row.api_name)),
      )
      .map(({ api_name, name, id }) => ({ api_name, name, id })),
    ...row,
    formula: withoutExpression(formula),
    ...(sharing ? { sharing_properties: showSharing(sharing) } : {}),
  }
}

/** Here it holds from the call that writes it. */
function showSharing({
  share_permission,
  share_preference_enabled,
}: NonNullable<FieldRow['sharing_properties']>): Record<string, unknown> {
  return { scheduler_status: 'COMPLETED', share_permission, share_preference_enabled }
}

/** What a formula works with is told in layouts alone. */
function withoutExpression(formula: unknown): unknown {
  if (!isJsonObject(formula)) return {}
  const { expression: _expression, stop_compute_expression: _stop, ...shown } = formula
  return shown
}

/** Whether a field is written by Zoho alone, and where it can be used. */
function flags({
  data_type: type,
  operation_type: operations,
  api_name: name,
}: FieldRow): Record<string, unknown> {
  const writable = operations?.api_update ?? true
  const computed = type === 'formula' || type === 'rollup_summary' || type === 'autonumber'
  const isList = jsonTypes[type] === 'jsonarray'
  return {
    read_only: !writable || computed,
    field_read_only: !writable || computed || name === 'Owner',
    operation_type: writable && !computed && type !== 'subform' ? always : never,
    view_type: {
      view: true,
      edit: writable && !computed,
      create: writable && !computed,
      quick_create: false,
    },
    virtual_field: type === 'subform' || type === 'multiselectlookup' || type === 'multiuserlookup',
    sortable: !isList && type !== 'textarea' && type !== 'richtextarea',
    filterable: ![
      'textarea',
      'richtextarea',
      'fileupload',
      'imageupload',
      'subform',
      'profileimage',
    ].includes(type),
    mass_update: writable && !computed && !isList && type !== 'ownerlookup',
  }
}

const always = { web_create: true, web_update: true, api_create: true, api_update: true }
const never = { web_create: false, web_update: false, api_create: false, api_update: false }

/** In Zoho's samples what is not set is an empty object, an empty array or null, by key. */
const usual = {
  associated_module: null,
  webhook: true,
  colour_code_enabled_by_system: false,
  tooltip: null,
  type: 'used',
  customizable_properties: [],
  association_details: null,
  businesscard_supported: true,
  multi_module_lookup: {},
  created_time: null,
  modified_time: null,
  visible: true,
  separator: false,
  searchable: true,
  external: null,
  unique: {},
  enable_colour_code: false,
  pick_list_values: [],
  system_mandatory: false,
  crypt: null,
  created_source: 'default',
  display_type: -1,
  email_parser: { fields_update_supported: true, record_operations_supported: true },
  currency: {},
  lookup: {},
  convert_mapping: {},
  range: null,
  public: false,
  rollup_summary: {},
  length: null,
  pick_list_values_sorted_lexically: false,
  global_picklist: null,
  history_tracking: null,
  history_tracking_enabled: false,
  formula: {},
  decimal_place: null,
  multiselectlookup: {},
  auto_number: {},
  private: null,
  hipaa_compliance: null,
  hipaa_compliance_enabled: false,
}

const jsonTypes: Readonly<Partial<Record<DataType, string>>> = {
  integer: 'integer',
  double: 'double',
  currency: 'double',
  percent: 'double',
  boolean: 'boolean',
  lookup: 'jsonobject',
  ownerlookup: 'jsonobject',
  userlookup: 'jsonobject',
  multi_module_lookup: 'jsonobject',
  consent_lookup: 'jsonobject',
  layout: 'jsonobject',
  ALARM: 'jsonobject',
  RRULE: 'jsonobject',
  multiselectpicklist: 'jsonarray',
  multiselectlookup: 'jsonarray',
  multiuserlookup: 'jsonarray',
  subform: 'jsonarray',
  fileupload: 'jsonarray',
  imageupload: 'jsonarray',
  territories: 'jsonarray',
  multireminder: 'jsonarray',
  linetax: 'jsonarray',
  time_range: 'jsonarray',
}

const uiTypes: Readonly<Partial<Record<DataType, number>>> = {
  picklist: 2,
  textarea: 3,
  ownerlookup: 8,
  userlookup: 8,
  website: 21,
  date: 24,
  email: 25,
  integer: 32,
  phone: 33,
  percent: 34,
  currency: 36,
  double: 38,
  bigint: 52,
  profileimage: 66,
  multiselectpicklist: 100,
  formula: 116,
  rollup_summary: 118,
  lookup: 133,
  layout: 208,
  richtextarea: 250,
  boolean: 301,
  datetime: 333,
  multiselectlookup: 444,
  subform: 500,
  fileupload: 555,
  imageupload: 556,
  territories: 999,
}
