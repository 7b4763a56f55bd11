import type { FieldRow } from '../areas/fields/field-row.ts'
import type { LayoutRow } from '../areas/layouts/layout-row.ts'
import type { ModuleRow } from '../areas/modules/module-row.ts'
import type { IdOf } from '../model/id.ts'
import type { ModuleParts } from './standard-modules/lay-out-module.ts'

const MACHINES = 800_001
const CONTACTS = 1_020_000
/** Machines, the rows inside one, and its links to contacts and to users. */
const modules = [
  { number: 800_001, api_name: 'Machines', label: 'Machine', generated_type: 'custom' },
  { number: 800_002, api_name: 'Inspections', label: 'Inspection', generated_type: 'subform' },
  {
    number: 800_003,
    api_name: 'Machines_X_Contacts',
    label: 'Machines X Contact',
    generated_type: 'linking',
  },
  { number: 800_004, api_name: 'Machines_X_Users', label: 'Machines X User', generated_type: 'linking' },
]

/**
 * What the default organization has made for itself: machines, which have a field of every data type that the standard
 * modules lack, the rows inside them, and the modules that link them to others.
 */
export function sampleModules(idOf: IdOf): readonly ModuleRow[] {
  return modules.map((module, index) => moduleRow(module, index, idOf))
}

/** Undefined for a module that is none of them. */
export function sampleParts(module: string, idOf: IdOf): ModuleParts | undefined {
  const [first, list] = fieldsOf(module, idOf) ?? []
  if (first === undefined || list === undefined) return undefined
  // Each has the members of a field: those of every one are added here.
  const fields = list.map(
    (field, index) =>
      ({ id: idOf(first + 2 * index), module, type: 'used', ...field }) as unknown as FieldRow,
  )
  return { fields, layout: module === 'Machines' ? machineLayout(fields, idOf) : undefined }
}

/** The number of the first id, and the fields. */
function fieldsOf(module: string, idOf: IdOf): readonly [number, readonly OtherFields[]] | undefined {
  switch (module) {
    case 'Machines':
      return [800_101, machineFields(idOf)]
    case 'Inspections':
      return [800_301, inspectionFields]
    case 'Machines_X_Contacts':
      return [800_401, linkFields('Customer', toContacts(idOf), idOf)]
    case 'Machines_X_Users':
      return [800_501, linkFields('Technicians', { data_type: 'userlookup' }, idOf)]
    default:
      return undefined
  }
}

function machineLayout(fields: readonly FieldRow[], idOf: IdOf): LayoutRow {
  const placed = fields.filter(
    ({ type, custom_field: custom, api_name: name }) => (type === 'used' && custom) || name === 'Name',
  )
  return {
    id: idOf(800_011),
    module: 'Machines',
    name: 'Standard',
    api_name: 'Standard__s',
    status: 'active',
    generated_type: 'system',
    sections: [
      {
        id: idOf(800_012),
        display_label: 'Machine Information',
        column_count: 2,
        fields: placed.map(({ api_name: name }) => ({
          api_name: name,
          required: name === 'Name' || name === 'Model',
        })),
      },
    ],
  }
}

function moduleRow(
  { number, api_name: name, label, generated_type: type }: (typeof modules)[number],
  index: number,
  idOf: IdOf,
): ModuleRow {
  const isCustom = type === 'custom'
  return {
    id: idOf(number),
    api_name: name,
    module_name: isCustom ? 'CustomModule1' : name,
    singular_label: label,
    plural_label: `${label}s`,
    generated_type: type,
    status: isCustom ? 'visible' : 'system_hidden',
    visibility: 1,
    sequence_number: 100 + index,
    api_supported: true,
    creatable: true,
    editable: true,
    deletable: true,
    viewable: true,
    quick_create: isCustom,
    convertable: false,
    show_as_tab: isCustom,
    parent_module: type === 'subform' ? { api_name: 'Machines', id: idOf(MACHINES) } : {},
    display_field: isCustom ? 'Name' : 'id',
    modified_time: null,
    modified_by: null,
  }
}

/** What metadata says of a field, but for its id and module. */
interface OtherFields {
  readonly [member: string]: unknown
}

const NEVER = { web_create: false, web_update: false, api_create: false, api_update: false }

/** A field that somebody made. Its label is its name. */
const made = (api_name: string, data_type: string, more: OtherFields = {}): OtherFields => ({
  api_name,
  field_label: api_name.replaceAll('_', ' '),
  data_type,
  custom_field: true,
  ...more,
})

/** A field that every module has. */
const system = (api_name: string, data_type: string, more: OtherFields = {}): OtherFields => ({
  ...made(api_name, data_type, more),
  custom_field: false,
})

const stamps: readonly OtherFields[] = [
  system('Owner', 'ownerlookup', { length: 120 }),
  system('Created_By', 'ownerlookup', { length: 120, operation_type: NEVER }),
  system('Modified_By', 'ownerlookup', { length: 120, operation_type: NEVER }),
  system('Created_Time', 'datetime', { length: 120, operation_type: NEVER }),
  system('Modified_Time', 'datetime', { length: 120, operation_type: NEVER }),
  system('id', 'bigint', { field_label: 'Record Id', length: 18, operation_type: NEVER }),
]

const inspectionFields: readonly OtherFields[] = [
  made('Day', 'date', { length: 20, system_mandatory: true }),
  made('Result', 'text', { length: 40 }),
  made('Cost', 'currency', {
    length: 16,
    decimal_place: 2,
    currency: { rounding_option: 'normal', precision: 2 },
  }),
]

const toContacts = (idOf: IdOf): OtherFields => ({
  data_type: 'lookup',
  length: 120,
  lookup: {
    module: { api_name: 'Contacts', id: idOf(CONTACTS), crypt: false },
    query_details: { system_query_id: null },
  },
})

/** The two lookups of a linking module. */
function linkFields(name: string, target: OtherFields, idOf: IdOf): readonly OtherFields[] {
  const lookup = {
    module: { api_name: 'Machines', id: idOf(MACHINES), crypt: false },
    query_details: { system_query_id: null },
  }
  return [
    made('Machine', 'lookup', { length: 120, lookup }),
    { ...made(name, 'lookup'), ...target },
    ...stamps.slice(3),
  ]
}

const optionsWithIds = (first: number, idOf: IdOf): readonly OtherFields[] =>
  ['-None-', 'Lifts', 'Turns > Turns around', 'Drives', 'Sings'].map((each, index) => {
    const [shown = '', actual = shown] = each.split(' > ')
    const option = {
      display_value: shown,
      actual_value: actual,
      reference_value: actual,
      sequence_number: index + 1,
    }
    return { id: idOf(first + 2 * index), ...option, type: shown === 'Sings' ? 'unused' : 'used' }
  })

function machineFields(idOf: IdOf): readonly OtherFields[] {
  const module = (number: number, api_name: string) => ({ api_name, id: idOf(number) })
  return [
    system('Name', 'text', { field_label: 'Machine Name', length: 120, system_mandatory: true }),
    ...stamps,
    system('Tag', 'text', { json_type: 'jsonarray', ui_type: 209, length: 2000 }),
    system('Layout', 'layout', { length: 50 }),
    system('Territories', 'territories', { length: 120, operation_type: NEVER }),
    made('Model', 'text', { length: 60 }),
    made('Serial_No', 'autonumber', {
      length: 255,
      auto_number: { start_number: '1', starting_number_length: 1, prefix: 'M-', suffix: '' },
    }),
    made('Features', 'multiselectpicklist', {
      length: 1000,
      pick_list_values: optionsWithIds(800_601, idOf),
    }),
    made('Utilization', 'percent', { length: 5, decimal_place: 2 }),
    made('Technician', 'userlookup', { length: 120 }),
    made('Customers', 'multiselectlookup', {
      length: 200,
      multiselectlookup: {
        linking_details: {
          module: {
            ...module(800_003, 'Machines_X_Contacts'),
            plural_label: 'Machines X Contacts',
            visibility: 1,
          },
          lookup_field: { api_name: 'Machine', field_label: 'Machine', id: idOf(800_401) },
          connected_lookup_field: { api_name: 'Customer', field_label: 'Customer', id: idOf(800_403) },
        },
        connected_details: {
          module: { ...module(CONTACTS, 'Contacts'), plural_label: 'Contacts' },
          field: { api_name: 'Machines', field_label: 'Machines', id: idOf(800_703) },
          layouts: [],
        },
        related_list: { display_label: 'Machines', api_name: 'Machines1', id: idOf(800_701) },
      },
    }),
    made('Technicians', 'multiuserlookup', {
      length: 200,
      multiuserlookup: {
        linking_details: {
          module: { ...module(800_004, 'Machines_X_Users'), plural_label: 'Machines X Users' },
          lookup_field: { api_name: 'Machine', field_label: 'Machine', id: idOf(800_501) },
          connected_lookup_field: { api_name: 'Technicians', field_label: 'Technicians', id: idOf(800_503) },
        },
        record_access: false,
      },
    }),
    made('Manuals', 'fileupload', { length: 5 }),
    made('Photos', 'imageupload', { length: 10 }),
    made('Days_in_Use', 'formula', {
      length: 16,
      decimal_place: 0,
      formula: {
        return_type: 'double',
        expression: 'Datecomp(Now(),${Machines.Created Time})/1440',
        dynamic: false,
        stop_compute_conditionally: false,
        stop_compute_expression: null,
      },
    }),
    made('Inspections_so_far', 'rollup_summary', {
      length: 9,
      rollup_summary: { return_type: 'integer', rollup_based_on: 'related_list' },
    }),
    made('Inspections', 'subform', { associated_module: { module: 'Inspections', id: idOf(800_002) } }),
    made('Service_Notes', 'richtextarea', { length: 50_000 }),
    made('Story', 'textarea', { length: 50_000, textarea: { type: 'rich_text' } }),
    made('Remarks', 'mediumtext', { length: 2000 }),
    made('Meter_Reading', 'long', { length: 18 }),
    made('Service_Window', 'time_range'),
    made('Used_In', 'module'),
    made('Next_Reminder', 'event_reminder', { length: 120 }),
    made('Consent', 'consent_lookup'),
    made('Site', 'address', { operation_type: NEVER }),
    made('Site_City', 'text', { length: 100 }),
    made('Site_Latitude', 'double', { length: 50, decimal_place: 9 }),
    made('Order_No', 'text', {
      length: 30,
      unique: { case_sensitive: false },
      external: { type: 'org', show: true },
    }),
    made('Operator_Phone', 'phone', {
      length: 30,
      private: { restricted: true, type: 'High', export: false },
    }),
    made('Injuries', 'textarea', {
      length: 2000,
      textarea: { type: 'small' },
      hipaa_compliance_enabled: true,
    }),
    made('Price', 'currency', {
      length: 16,
      decimal_place: 2,
      currency: { rounding_option: 'normal', precision: 2 },
      range: { from: 0, to: 1_000_000 },
    }),
    made('Score1', 'integer', { length: 5, read_only: true }),
    made('Old_Color', 'text', { length: 40, type: 'unused' }),
    made('Secret', 'text', { length: 40, visible: false }),
  ]
}
