import { connectedBy } from './metadata-rules.ts'
import type { FieldMetadata } from './metadata.ts'
import { literal, member } from './text.ts'

/** How a field's value is typed: as it is read, and as it is written, if ever. */
export interface ValueType {
  /** Without `null`. */
  readonly read: string
  readonly write?: string | undefined
  /** How rows that stand in the record already are changed and taken out, where that can be said in an update. */
  readonly update?: string | undefined
}

/** What a field's type is made from besides the field. */
export interface Surroundings {
  /** Name of the union of its options. */
  readonly options: string
  /** Name of the types of the rows of a subform, when its fields are known. */
  readonly rows: string | undefined
}

type Describe = (field: FieldMetadata, around: Surroundings) => ValueType

const same =
  (type: string): Describe =>
  () => ({ read: type, write: type })
const readOnly =
  (type: string): Describe =>
  () => ({ read: type })
const text = same('string')
const number = same('number')

/** A list of rows that have ids: rows without one are added, with `_delete` they go, and those that are not named stay. */
const list = (read: string, write: string, change?: string): ValueType => ({
  read: `readonly ${inList(read)}[]`,
  write: `readonly ${inList(write)}[]`,
  update: `readonly (${[write, change, 'Removed'].filter((part) => part !== undefined).join(' | ')})[]`,
})
const inList = (type: string): string =>
  /^[\w.]+$/.test(type) || /^\{[^{}]*\}$/.test(type) ? type : `(${type})`

/** One entry per data type (METADATA of Zoho's; what is not here goes by its JSON type). */
const types: Readonly<Record<string, Describe>> = {
  text,
  textarea: text,
  richtextarea: text,
  mediumtext: text,
  email: text,
  phone: text,
  website: text,
  date: text,
  datetime: text,
  event_reminder: text,
  integer: number,
  double: number,
  currency: number,
  percent: number,
  // Digits beyond what a number holds.
  bigint: text,
  long: text,
  boolean: same('boolean'),
  // Whatever else stands in old records, and what others write, may come.
  picklist: (_field, { options }) => ({ read: `${options} | (string & {})`, write: options }),
  multiselectpicklist: (_field, { options }) => ({
    read: `readonly (${options} | (string & {}))[]`,
    write: `readonly ${options}[]`,
  }),
  lookup: () => ({ read: 'Link', write: 'LinkInput' }),
  userlookup: () => ({ read: 'UserLink', write: 'LinkInput' }),
  ownerlookup: () => ({ read: 'UserLink', write: 'LinkInput' }),
  multi_module_lookup: () => ({
    read: 'Link & { readonly module?: { readonly id: string; readonly api_name: string } }',
    write: 'LinkInput',
  }),
  multiselectlookup: (field) => links(connectedBy(field.multiselectlookup) ?? field.api_name, 'Link'),
  multiuserlookup: (field) => links(connectedBy(field.multiuserlookup) ?? field.api_name, 'UserLink'),
  subform: (_field, { rows }) =>
    rows === undefined
      ? list(
          '{ readonly id: string; readonly [field: string]: unknown }',
          '{ readonly [field: string]: unknown }',
        )
      : list(`${rows}Row`, `${rows}Create`, `(${rows}Update & { readonly id: Id })`),
  fileupload: () => list('StoredFile', 'FileInput'),
  imageupload: () => list('StoredFile', 'FileInput'),
  profileimage: readOnly('string'),
  autonumber: readOnly('string'),
  formula: ({ formula }) => ({ read: computed(formula?.return_type) }),
  rollup_summary: ({ rollup_summary: summary }) => ({ read: computed(summary?.return_type) }),
  layout: () => ({ read: 'Link', write: 'LinkInput' }),
  territories: readOnly(
    'readonly { readonly id: string; readonly Name?: string; readonly $assigned?: string }[]',
  ),
  consent_lookup: readOnly('{ readonly [member: string]: unknown }'),
  module: () => ({
    read: '{ readonly id: string; readonly api_name: string }',
    write: '{ readonly api_name: string } | LinkInput',
  }),
  ALARM: same('{ readonly ALARM: string }'),
  RRULE: same('{ readonly RRULE: string; readonly EXDATE?: string }'),
  multireminder: same(
    'readonly { readonly unit: number; readonly period: string; readonly time?: string }[]',
  ),
  time_range: same('readonly { readonly From: string; readonly To: string }[]'),
  linetax: () => ({
    read: 'readonly { readonly id: string; readonly name: string; readonly display_name?: string; readonly percentage: number; readonly value: number }[]',
    write: 'readonly { readonly name: string; readonly percentage: number }[]',
  }),
}

/** Of a formula or a summary, by what it gives. */
function computed(returnType: string | undefined): string {
  if (returnType === 'boolean') return 'boolean'
  return ['double', 'currency', 'integer', 'percent', 'long'].includes(returnType ?? '') ? 'number' : 'string'
}

/** Rows of a linking module. */
function links(by: string, target: 'Link' | 'UserLink'): ValueType {
  const key = member(by)
  return list(`{ readonly id: string; readonly ${key}: ${target} | null }`, `{ readonly ${key}: LinkInput }`)
}

/** By its JSON type, for a data type that nobody knows: a field is never left out. */
const byJson: Readonly<Record<string, ValueType>> = {
  string: { read: 'string', write: 'string' },
  long: { read: 'string', write: 'string' },
  integer: { read: 'number', write: 'number' },
  double: { read: 'number', write: 'number' },
  boolean: { read: 'boolean', write: 'boolean' },
  jsonobject: {
    read: '{ readonly id?: string; readonly name?: string | null; readonly [member: string]: unknown }',
    write: '{ readonly [member: string]: unknown }',
  },
  jsonarray: { read: 'readonly unknown[]', write: 'readonly unknown[]' },
}
const unknown: ValueType = { read: 'unknown', write: 'unknown' }

/** Fields whose values are others than their data type says, as Zoho's samples have them. */
const byName: Readonly<Record<string, ValueType>> = {
  id: { read: 'string' },
  Tag: { read: 'readonly Tag[]', write: 'readonly TagInput[]' },
}

/** The type of a field's values. */
export function valueType(field: FieldMetadata, around: Surroundings): ValueType {
  const own = Object.hasOwn(byName, field.api_name) ? byName[field.api_name] : undefined
  if (own !== undefined) return own
  const json = Object.hasOwn(byJson, field.json_type ?? '') ? byJson[field.json_type ?? ''] : undefined
  const describe = Object.hasOwn(types, field.data_type) ? types[field.data_type] : undefined
  if (describe === undefined) return json ?? unknown
  // "text" that carries an array, and the like.
  const odd = field.json_type === 'jsonarray' && describe === text
  return odd && json !== undefined ? json : describe(field, around)
}

/** The options of a picklist: as they are shown, and as they are stored where that differs; either may be written. */
export function optionsOf(field: FieldMetadata): readonly string[] {
  if (field.data_type !== 'picklist' && field.data_type !== 'multiselectpicklist') return []
  const used = (field.pick_list_values ?? []).filter(({ type }) => type !== 'unused')
  const values = used.flatMap(({ display_value: shown, actual_value: stored }) => [shown, stored ?? shown])
  // Written as `null`.
  return [...new Set(values)]
    .filter((value) => value !== '-None-')
    .toSorted()
    .map(literal)
}
