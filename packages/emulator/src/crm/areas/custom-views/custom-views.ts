import { fault } from '../../answers.ts'
import { own } from '../../../json.ts'
import type { Operation } from '../../call.ts'
import { choice } from '../../fields/choice.ts'
import type { Field } from '../../fields/field.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import type { Resource } from '../../rows/resource.ts'
import { nowOf } from '../../stamps.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { showView } from './show-view.ts'
import { columnsAfter, sortAfter } from './view-columns.ts'
import type { ViewRow, ViewShare } from './view-row.ts'
import { testOfView } from './view-test.ts'
import { viewsOf } from './views-of.ts'

const order = choice('sort_order', ['asc', 'desc'])
export const title: Field = { api_name: 'name', data_type: 'text', length: 50, system_mandatory: true }

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
