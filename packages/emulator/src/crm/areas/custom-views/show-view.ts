import type { Call } from '../../call.ts'
import { named, nameUser } from '../../names.ts'
import { criteriaWithIds } from './criteria-with-ids.ts'
import { categoryOf } from './see-view.ts'
import type { ViewRow } from './view-row.ts'

/** A view as answers show it; undefined for one that the caller may not see. */
export function showView(row: ViewRow, call: Call, whole: boolean): Record<string, unknown> | undefined {
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
      criteria: criteriaWithIds(criteria, module, data),
      fields: columns.map((column) => ({ ...field(column.api_name), _pin: column._pin })),
      sort_by: sortBy === null ? null : field(sortBy),
      sort_order: sorted,
      shared_to: shared.length === 0 ? null : shared,
    }),
  }
}
