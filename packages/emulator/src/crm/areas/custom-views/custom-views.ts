import { badParameter, fault, noContent, ok } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call, Operation } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { named, nameUser } from '../../names.ts'
import { testOfFilters } from '../../query/field-filters.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { Resource } from '../../rows/resource.ts'
import { nowOf } from '../../stamps.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { categoryOf } from './see-view.ts'
import { testOfView } from './view-test.ts'
import type { ViewColumn, ViewRow, ViewShare } from './view-row.ts'
import { viewsOf } from './views-of.ts'

const choice = (api_name: string, words: readonly string[], rest: Partial<Field> = {}): Field => ({
  api_name,
  data_type: 'picklist',
  closed: true,
  pick_list_values: words.map((word) => ({ display_value: word, actual_value: word })),
  ...rest,
})
const order = choice('sort_order', ['asc', 'desc'])
const title: Field = { api_name: 'name', data_type: 'text', length: 50, system_mandatory: true }

const fields: readonly Field[] = [
  title,
  choice('access_type', ['public', 'only_to_me', 'shared'], { system_mandatory: true }),
  { api_name: 'fields', data_type: 'any', system_mandatory: true },
  { api_name: 'criteria', data_type: 'any' },
  { api_name: 'shared_to', data_type: 'any' },
  { api_name: 'sort_by', data_type: 'any' },
  order,
  { api_name: 'locked', data_type: 'boolean' },
  { api_name: 'favorite', data_type: 'integer' },
  { api_name: 'wrap_text', data_type: 'boolean' },
]

export const customViews: Resource<ViewRow> = {
  key: 'custom_views',
  table: ({ customViews: table }) => table,
  segment: 2,
  most: 200,
  fields,
  complete: ({ values, at, before, id }, call) => {
    const module = moduleOfQuery(call)
    viewsOf(module, call.data)
    const { api_name: moduleName } = module
    if (before !== undefined && before.system_name !== null)
      throw new RowFault(fault('NOT_ALLOWED', 'a view of the system stays', { id }))
    const criteria = own(values, 'criteria') ?? before?.criteria ?? null
    if (testOfView(criteria, moduleName, call) === undefined) throw invalid(at('criteria'))
    const shared = (own(values, 'shared_to') ?? before?.shared_to ?? []) as readonly ViewShare[]
    const access = own(values, 'access_type') ?? before?.access_type
    if (!Array.isArray(shared)) throw invalid(at('shared_to'), { expected_data_type: 'jsonarray' })
    if (access === 'shared' && shared.length === 0)
      throw new RowFault(
        fault('DEPENDENT_FIELD_MISSING', 'dependent field missing', {
          dependee: at('access_type'),
          ...at('shared_to'),
        }),
      )
    const [now, by] = [nowOf(call), { id: call.user.id }]
    // The fields above say what the values are.
    return {
      system_name: null,
      default: false,
      sort_order: null,
      created_by: by,
      created_time: now,
      last_accessed_time: now,
      ...before,
      ...values,
      id,
      module: moduleName,
      criteria,
      shared_to: shared,
      fields: columnsAfter(own(values, 'fields'), before, moduleName, at('fields'), call.data),
      sort_by: sortAfter(own(values, 'sort_by'), before, moduleName, at('sort_by'), call.data),
      modified_by: by,
      modified_time: now,
    } as ViewRow
  },
  show: (row, call) => (row.module === moduleOfQuery(call).api_name ? showView(row, call, true) : undefined),
  leave: ({ id, system_name: name }) => {
    if (name !== null) throw new RowFault(fault('NOT_ALLOWED', 'a view of the system stays', { id }))
  },
  words: { created: 'custom view added', updated: 'custom view updated', deleted: 'custom view deleted' },
}

/** How a view is sorted, and nothing else: anybody's who sees it, the system's too. */
export const viewSorts: Resource<ViewRow> = {
  ...customViews,
  most: 100,
  fields: [
    { api_name: 'sort_by', data_type: 'any', system_mandatory: true },
    { ...order, system_mandatory: true },
  ],
  complete: ({ values, at, before, id }, call) => {
    const { api_name: module } = moduleOfQuery(call)
    if (before === undefined || before.module !== module) throw invalidId(at('id'))
    const [by, order2] = [own(values, 'sort_by'), own(values, 'sort_order')]
    if (by === undefined) throw mandatory(at('sort_by'))
    if (order2 === undefined) throw mandatory(at('sort_order'))
    return {
      ...before,
      id,
      sort_by: sortAfter(by, before, module, at('sort_by'), call.data),
      sort_order: order2,
    } as ViewRow
  },
}

/** Lays the views of the module out before the operation looks for one. */
export function withViews(operation: Operation): Operation {
  return (call) => {
    viewsOf(moduleOfQuery(call), call.data)
    return operation(call)
  }
}

function columnsAfter(
  sent: unknown,
  before: ViewRow | undefined,
  module: string,
  place: Place,
  data: OrgData,
): readonly ViewColumn[] {
  if (sent === undefined) return before?.fields ?? []
  if (!Array.isArray(sent)) throw invalid(place, { expected_data_type: 'jsonarray' })
  return (sent as readonly unknown[]).map((each, index) => ({
    api_name: fieldNamed(each, module, { ...place, json_path: `${place.json_path}[${index}]` }, data),
    _pin: isJsonObject(each) && own(each, '_pin') === true,
  }))
}

function sortAfter(
  sent: unknown,
  before: ViewRow | undefined,
  module: string,
  place: Place,
  data: OrgData,
): string | null {
  if (sent === undefined) return before?.sort_by ?? null
  return sent === null ? null : fieldNamed(sent, module, place, data)
}

/** API name of the field that `{ api_name, id }` names by one or both. @throws RowFault */
function fieldNamed(sent: unknown, module: string, place: Place, { modules }: OrgData): string {
  const [given, id] = isJsonObject(sent) ? [own(sent, 'api_name'), own(sent, 'id')] : []
  const found = modules
    .fieldsOf(module)
    .find((field) =>
      given === undefined
        ? field.id === id
        : field.api_name === given && (id === undefined || field.id === id),
    )
  if (found === undefined) throw invalid({ api_name: 'api_name', json_path: `${place.json_path}.api_name` })
  return found.api_name
}

/** A view as answers show it; undefined for one that the caller may not see. */
function showView(row: ViewRow, call: Call, whole: boolean): Record<string, unknown> | undefined {
  const { data } = call
  const category = categoryOf(row, call)
  if (category === undefined) return undefined
  const {
    module,
    criteria,
    fields: columns,
    sort_by: sortBy,
    sort_order: sorted,
    shared_to: shared,
    ...rest
  } = row
  const field = (apiName: string) => ({
    api_name: apiName,
    id: data.modules.fieldOf(module, apiName)?.id ?? null,
  })
  const { id } = data.modules.find(module) ?? { id: '' }
  return {
    locked: false,
    favorite: null,
    offline: true,
    ...rest,
    display_value: row.name,
    category,
    system_defined: row.system_name !== null,
    created_by: named(row.created_by, (user) => nameUser(data, user)),
    modified_by: named(row.modified_by, (user) => nameUser(data, user)),
    module: { api_name: module, id },
    ...(whole && {
      criteria: withIds(criteria, module, data),
      fields: columns.map((column) => ({ ...field(column.api_name), _pin: column._pin })),
      sort_by: sortBy === null ? null : field(sortBy),
      sort_order: sorted,
      shared_to: shared.length === 0 ? null : shared,
    }),
  }
}

/** Criteria, the fields in them by both of their names. */
function withIds(criteria: unknown, module: string, data: OrgData): unknown {
  if (!isJsonObject(criteria)) return criteria
  const group = own(criteria, 'group')
  if (Array.isArray(group))
    return { ...criteria, group: group.map((each: unknown) => withIds(each, module, data)) }
  const field = own(criteria, 'field')
  const apiName = isJsonObject(field) ? own(field, 'api_name') : undefined
  const { id = null } = data.modules.fieldOf(module, String(apiName)) ?? {}
  return { type: 'value', ...criteria, field: { api_name: apiName, id } }
}

/** `GET /settings/custom_views?module=`: by name; `info` names the default view. */
export function listViews(call: Call): CrmAnswer {
  const test = testOfFilters(call.query, 'filters', {
    name: { field: title, valueOf: (row: ViewRow) => row.name },
  })
  if (test === null) throw new Refusal(badParameter('filters'))
  const views = viewsOf(moduleOfQuery(call), call.data)
    .toSorted((one, other) => one.name.toLowerCase().localeCompare(other.name.toLowerCase(), 'en'))
    .filter((row) => test?.(row) ?? true)
    .flatMap((row): readonly Record<string, unknown>[] => [showView(row, call, false) ?? []].flat())
  const { rows, info } = takePage(views, readPaging(call.query))
  const chosen = views.find((view) => view['default'] === true)
  return ok({ custom_views: rows, info: { ...info, default: chosen?.['id'] ?? null, translation } })
}

const translation = {
  public_views: 'Public Views',
  other_users_views: 'Other Users Views',
  shared_with_me: 'Shared With Me',
  created_by_me: 'Created By Me',
}

/** `GET /settings/custom_views/{view}?module=` */
export function getView(call: Call): CrmAnswer {
  const views = viewsOf(moduleOfQuery(call), call.data)
  const row = views.find(({ id }) => id === call.id)
  const shown = row && showView(row, call, true)
  const chosen = views.find((view) => view.default)?.id ?? null
  const info = { per_page: 1, count: 1, page: 1, more_records: false, default: chosen, translation }
  return shown === undefined ? noContent : ok({ custom_views: [shown], info })
}
