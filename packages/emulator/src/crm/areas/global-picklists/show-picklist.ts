import type { Call } from '../../call.ts'
import { nameUser } from '../../names.ts'
import { fieldsWith } from './follow-picklist.ts'
import type { GlobalPicklistRow } from './picklist-row.ts'

/** `pick_list_values` and `used_in_modules` stand in lists when they are asked for, and where one picklist is read. */
export function showPicklist(row: GlobalPicklistRow, { data, query, id }: Call): Record<string, unknown> {
  const {
    pick_list_values: options,
    replaced: _replaced,
    associations: _associations,
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
