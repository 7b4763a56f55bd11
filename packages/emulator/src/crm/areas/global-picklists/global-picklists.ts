import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { nameUser } from '../../names.ts'
import type { Resource } from '../../rows/resource.ts'
import { optionRow } from '../../seed/standard-modules/options.ts'
import { nowOf } from '../../stamps.ts'
import { apiNameOf } from '../fields/api-name.ts'
import type { OptionRow } from '../fields/field-row.ts'
import { fieldsWith, followPicklist } from './follow-picklist.ts'
import type { GlobalPicklistRow } from './picklist-row.ts'

const NONE = '-None-'

const bodyFields: readonly Field[] = [
  { api_name: 'display_label', data_type: 'text', length: 50, system_mandatory: true },
  { api_name: 'api_name', data_type: 'text', length: 50, pattern: String.raw`^[A-Za-z]\w*$` },
  { api_name: 'description', data_type: 'textarea', length: 1000 },
  { api_name: 'pick_list_values_sorted_lexically', data_type: 'boolean' },
  {
    api_name: 'pick_list_values',
    data_type: 'list',
    length: 1500,
    system_mandatory: true,
    fields: [
      { api_name: 'id', data_type: 'text', length: 19 },
      {
        api_name: 'display_value',
        data_type: 'text',
        length: 120,
        pattern: String.raw`^[\p{L}\p{N}\p{P}\p{Sc} +]*$`,
      },
      { api_name: 'actual_value', data_type: 'text', length: 120 },
      { api_name: 'sequence_number', data_type: 'integer' },
      {
        api_name: 'type',
        data_type: 'picklist',
        closed: true,
        pick_list_values: ['used', 'unused'].map((word) => ({ display_value: word, actual_value: word })),
      },
      { api_name: '_delete', data_type: 'any' },
    ],
  },
]

export const globalPicklists: Resource<GlobalPicklistRow> = {
  key: 'global_picklists',
  table: ({ globalPicklists: table }) => table,
  segment: 2,
  most: 1,
  fields: bodyFields,
  complete: ({ values, at, before, id }, call) => {
    const { pick_list_values: sent, ...rest } = values
    if (before?.presence === false)
      throw new RowFault(fault('NOT_ALLOWED', 'it is scheduled for deletion', { resource_path_index: 2 }))
    const sentLabel = own(values, 'display_label')
    const label = typeof sentLabel === 'string' ? sentLabel : (before?.display_label ?? '')
    const time = nowOf(call)
    const by = { id: call.user.id }
    // The fields above say what the values are.
    return {
      description: null,
      pick_list_values_sorted_lexically: false,
      presence: true,
      replaced: [],
      created_time: time,
      created_by: by,
      api_name: apiNameOf(label, []),
      ...before,
      ...rest,
      pick_list_values: optionsAfter(before, sent as Drafts | undefined, at('pick_list_values'), call),
      modified_time: time,
      modified_by: by,
      id,
    } as GlobalPicklistRow
  },
  show: (row, call) => showPicklist(row, call),
  follow: ({ before }, { data }) => {
    if (before !== undefined) followPicklist(before, data)
  },
  words: {
    created: 'global picklist added successfully',
    updated: 'global picklist updated',
    deleted: 'global picklist deleted',
  },
}

type Drafts = readonly {
  readonly id?: string
  readonly display_value?: string
  readonly actual_value?: string
  readonly type?: 'used' | 'unused'
  readonly _delete?: unknown
}[]

/** Options after a write: found by id, changed or taken away; others are added. @throws RowFault */
function optionsAfter(
  before: GlobalPicklistRow | undefined,
  sent: Drafts | undefined,
  { json_path: path }: Place,
  call: Call,
): readonly OptionRow[] {
  const options = new Map((before?.pick_list_values ?? []).map((option) => [option.id, option]))
  if (before === undefined) addOption(options, NONE, NONE, call)
  const place = (index: number, name: string): Place => ({
    api_name: name,
    json_path: `${path}[${index}].${name}`,
  })
  let gone = 0
  for (const [index, draft] of (sent ?? []).entries()) {
    const { id, display_value: shown, actual_value: actual = shown, type } = draft
    const known = id === undefined ? undefined : options.get(id)
    if (id !== undefined && known === undefined) throw invalidId(place(index, 'id'))
    if (known === undefined) {
      if (shown === undefined) throw mandatory(place(index, 'display_value'))
      refuseTwin(options, shown, place(index, 'display_value'))
      addOption(options, shown, actual ?? shown, call, type)
    } else if (Object.hasOwn(draft, '_delete') && draft._delete !== false) {
      gone += 1
      if (gone > 1)
        throw new RowFault(
          fault('LIMIT_EXCEEDED', 'limit exceeded', { limit: 1, ...place(index, '_delete') }),
        )
      if (known.display_value === NONE)
        throw new RowFault(fault('NOT_ALLOWED', 'it stays', { ...place(index, '_delete') }))
      options.delete(known.id)
    } else {
      if (shown !== undefined && shown !== known.display_value)
        refuseTwin(options, shown, place(index, 'display_value'))
      options.set(known.id, {
        ...known,
        display_value: shown ?? known.display_value,
        type: type ?? known.type,
      })
    }
  }
  return [...options.values()].map((option, index) => ({ ...option, sequence_number: index }))
}

function addOption(
  options: Map<string, OptionRow>,
  shown: string,
  actual: string,
  { data }: Call,
  type: 'used' | 'unused' = 'used',
): void {
  const option = optionRow(nextId(data), shown, actual, options.size)
  options.set(option.id, { ...option, type })
}

function refuseTwin(options: ReadonlyMap<string, OptionRow>, shown: string, place: Place): void {
  const same = [...options.values()].some((each) => each.display_value.toLowerCase() === shown.toLowerCase())
  if (same) throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', { ...place }))
}

/** `pick_list_values` and `used_in_modules` stand in lists when they are asked for, and where one picklist is read. */
function showPicklist(row: GlobalPicklistRow, { data, query, id }: Call): Record<string, unknown> {
  const {
    pick_list_values: options,
    replaced: _replaced,
    created_by: maker,
    modified_by: changer,
    ...shown
  } = row
  const include = (query.get('include') ?? '').split(',')
  const fields = fieldsWith(data, row.id)
  const withLabels = query.get('include_inner_details') === 'used_in_modules.plural_label'
  const modules = [...new Set(fields.map(({ module }) => module))].flatMap(
    (name) => data.modules.find(name) ?? [],
  )
  return {
    ...shown,
    actual_label: row.display_label,
    source: 'crm',
    customizable: true,
    created_by: nameUser(data, maker),
    modified_by: nameUser(data, changer),
    ...((include.includes('pick_list_values') || id !== '') && { pick_list_values: options }),
    ...((include.includes('used_in_modules') || id !== '') && {
      used_in_modules: modules.map(({ api_name: name, id: moduleId, plural_label: label }) => ({
        api_name: name,
        id: moduleId,
        ...(withLabels && { plural_label: label }),
      })),
    }),
    ...(include.includes('associated_fields_count') && { associated_fields_count: fields.length }),
  }
}

/** The option that one side of a replacement names by id or label. @throws RowFault */
export function optionNamed(row: GlobalPicklistRow, sent: unknown, { json_path: path }: Place): OptionRow {
  const named = isJsonObject(sent) ? sent : {}
  const [id, shown] = [own(named, 'id'), own(named, 'display_value')]
  const place = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
  if (id === undefined && shown === undefined) {
    const details = { expected_fields: [place('id'), place('display_value')] }
    throw new RowFault(fault('EXPECTED_FIELD_MISSING', 'expected field missing', details))
  }
  const [byId, byName] = [
    row.pick_list_values.find((option) => option.id === id),
    row.pick_list_values.find((option) => option.display_value === shown),
  ]
  const found = byId ?? byName
  if (found === undefined) throw invalidId(place(id === undefined ? 'display_value' : 'id'))
  if (id === undefined || shown === undefined || byId === byName) return found
  const details = { ambiguity_due_to: [place('id'), place('display_value')] }
  throw new RowFault(fault('AMBIGUITY_DURING_PROCESSING', 'id and label are of two options', details))
}
