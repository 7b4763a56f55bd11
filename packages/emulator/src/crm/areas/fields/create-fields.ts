import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import type { DataType } from '../../fields/field.ts'
import { readRow, type Values } from '../../fields/read-row.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { writeTime } from '../../model/time.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { optionRow } from '../../seed/standard-modules/options.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { recompute } from '../records/formulas.ts'
import { isUnique } from '../records/record-row.ts'
import { apiNameOf } from './api-name.ts'
import { checkDraft, place } from './check-draft.ts'
import { newFieldFields } from './draft-fields.ts'
import { privateAfter } from './private-after.ts'
import type { FieldRow } from './field-row.ts'

const MOST_ROWS = 5
const MOST_UNIQUE = 2
const MOST_NUMBERED = 1

/** `POST /settings/fields?module=` */
export function createFields(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfQuery(call)
  const rules = { key: 'fields', most: MOST_ROWS, success: 201 } as const
  return answerRows(call, rules, (row, path) => createField(row, path, module, call))
}

/** Makes a field in the standard layout. @throws RowFault */
export function createField(row: unknown, path: string, module: string, call: Call): RowDone {
  const { data, now } = call
  const draft = readRow(row, newFieldFields, path, knownRows(call), 'create')
  const length = checkDraft(draft, module, path)
  const fields = data.modules.fieldsOf(module)
  refuseLabel(String(draft['field_label']), fields, path)
  checkLimits(draft, fields, path)
  const { pick_list_values: _options, lookup: _lookup, _update_existing_records: _existing, ...kept } = draft
  const id = nextId(data)
  const field = data.modules.tables.fields.insert({
    ...kept,
    id,
    module,
    api_name: apiNameOf(String(draft['field_label']), fields),
    // The reading above says what they are.
    field_label: String(draft['field_label']),
    data_type: draft['data_type'] as DataType,
    length,
    ...optionsOf(draft, path, call),
    ...(draft['data_type'] === 'userlookup' ? sharingOf(draft) : lookupOf(draft, path, call)),
    ...privateAfter(undefined, draft, path, data),
    type: 'used',
    custom_field: true,
    created_time: writeTime(now, orgOf(data).time_zone),
  })
  placeInLayout(field, call)
  if (field.data_type === 'formula') recompute(module, call)
  return { message: 'field created', details: { id } }
}

/** Two fields of a module have no label in common. @throws RowFault */
export function refuseLabel(label: string, fields: readonly FieldRow[], path: string): void {
  const same = fields.some((field) => field.field_label.toLowerCase() === label.toLowerCase())
  if (same) throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', place(path, 'field_label')))
}

/** How many unique and numbered fields a module may have. @throws RowFault */
function checkLimits(draft: Values, fields: readonly FieldRow[], path: string): void {
  if (own(draft, 'unique') && fields.filter(isUnique).length >= MOST_UNIQUE)
    throw exceeded(MOST_UNIQUE, place(path, 'unique'))
  const numbered = fields.filter(({ data_type: type }) => type === 'autonumber').length
  if (own(draft, 'data_type') === 'autonumber' && numbered >= MOST_NUMBERED)
    throw exceeded(MOST_NUMBERED, place(path, 'data_type'))
}

/** More of something than a module may have. */
export function exceeded(limit: number, at: object): RowFault {
  return new RowFault(fault('LIMIT_EXCEEDED', 'limit exceeded', { limit, ...at }))
}

type Options = Partial<Pick<FieldRow, 'pick_list_values' | 'global_picklist'>>

/** Options of its own, or those of a global picklist. */
function optionsOf(draft: Values, path: string, { data }: Call): Options {
  const set = own(draft, 'global_picklist') as { readonly id: string } | undefined
  if (set) {
    const found = data.globalPicklists.get(set.id)
    if (found?.presence !== true) throw invalidId({ api_name: 'id', json_path: `${path}.global_picklist.id` })
    const { id, api_name, pick_list_values } = found
    return { global_picklist: { api_name, id }, pick_list_values }
  }
  const sent = own(draft, 'pick_list_values') as readonly Record<string, string | null>[] | undefined
  if (!sent) return {}
  const none = optionRow(nextId(data), '-None-', '-None-', 1)
  const options = sent.map((option, index) => {
    const shown = option['display_value'] ?? option['actual_value'] ?? ''
    return optionRow(nextId(data), shown, option['actual_value'] ?? shown, index + 2)
  })
  return { pick_list_values: [none, ...options] }
}

/** With whom a field that names a user shares its records. */
function sharingOf(draft: Values): Pick<FieldRow, 'sharing_properties'> {
  const lookup = own(draft, 'lookup')
  const sent =
    own(draft, 'sharing_properties') ?? (isJsonObject(lookup) ? own(lookup, 'sharing_properties') : undefined)
  // Read by the fields of a draft.
  return { sharing_properties: (sent ?? null) as FieldRow['sharing_properties'] }
}

function lookupOf(draft: Values, path: string, { data }: Call): Pick<FieldRow, 'lookup'> {
  const sent = own(draft, 'lookup') as
    | {
        readonly module?: { readonly api_name?: string; readonly id?: string }
        readonly [member: string]: unknown
      }
    | undefined
  if (!sent) return {}
  const { module } = sent
  const found = data.modules
    .all()
    .find(({ id, api_name: name }) => name === module?.api_name || id === module?.id)
  if (found === undefined) throw invalid({ api_name: 'module', json_path: `${path}.lookup.module` })
  return { lookup: { ...sent, module: { api_name: found.api_name, id: found.id } } as FieldRow['lookup'] }
}

/** A new field stands in the standard layout, last in the section that has the module's name. */
function placeInLayout({ module, api_name: name }: FieldRow, { data }: Call): void {
  const [layout] = data.modules.layoutsOf(module)
  if (layout === undefined) return
  const at = Math.max(
    layout.sections.findIndex(({ display_label: label }) => label.endsWith(' Information')),
    0,
  )
  const sections = layout.sections.map((section, index) =>
    index === at ? { ...section, fields: [...section.fields, { api_name: name, required: false }] } : section,
  )
  data.modules.tables.layouts.replace({ ...layout, sections })
}
