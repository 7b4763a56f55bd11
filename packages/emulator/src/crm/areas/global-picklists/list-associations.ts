import { badParameter, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { requiredId } from '../../query/required.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { findRow } from '../../rows/resource.ts'
import { fieldsWith } from './follow-picklist.ts'
import { globalPicklists } from './global-picklists.ts'

/** `GET /settings/global_picklists/{picklist}/actions/associations` */
export function listAssociations(call: Call): CrmAnswer {
  const { data, query } = call
  const inner = (query.get('include_inner_details') ?? '').split(',')
  const associations = fieldsWith(data, findRow(globalPicklists, call).id).flatMap((field) => {
    const module = data.modules.find(field.module)
    if (module === undefined) return []
    const layouts = data.modules
      .layoutsOf(field.module)
      .filter(({ sections }) =>
        sections.some(({ fields }) => fields.some((each) => each.api_name === field.api_name)),
      )
    return {
      field: { api_name: field.api_name, id: field.id },
      module: {
        api_name: module.api_name,
        id: module.id,
        ...(inner.includes('module.plural_label') && { plural_label: module.plural_label }),
        ...(inner.includes('module.module_name') && { module_name: module.module_name }),
      },
      layouts: layouts.map(({ id, name, status }) => ({
        id,
        name,
        ...(inner.includes('layouts.status') && { status }),
      })),
    }
  })
  const { rows, info } = takePage(associations, readPaging(query))
  return rows.length === 0 ? noContent : ok({ associations: rows, info })
}

/** `GET …/actions/pick_list_values_associations?picklist_value_id=`: rules that use one option. */
export function listValueAssociations(call: Call): CrmAnswer {
  const { pick_list_values: options, associations } = findRow(globalPicklists, call)
  const id = requiredId(call.query, 'picklist_value_id')
  if (!options.some((option) => option.id === id)) throw new Refusal(badParameter('picklist_value_id'))
  const found = associations.filter(({ value }) => value === id)
  return found.length === 0
    ? noContent
    : ok({ pick_list_values_associations: found.map(({ type, resources }) => ({ type, resources })) })
}
