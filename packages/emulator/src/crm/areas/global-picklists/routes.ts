import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import type { CrmAnswer } from '../../request.ts'
import { route, type Route } from '../../route.ts'
import { createRows, findRow, getRow, listRows, updateRow, updateRows } from '../../rows/resource.ts'
import { fieldsWith } from './follow-picklist.ts'
import { globalPicklists } from './global-picklists.ts'
import { deleteGlobalPicklist, deleteGlobalPicklists, listReplaced, replaceValue } from './picklist-jobs.ts'

const PATH = '/settings/global_picklists'
const on = (operation: string): string => `settings.global_picklist.${operation}`
const mayCustomize = { permissions: ['Crm_Implied_Customize_Zoho_CRM'] }

/** `GET /settings/global_picklists/{picklist}/actions/associations` */
function listAssociations(call: Call): CrmAnswer {
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

export const globalPicklistRoutes: readonly Route[] = [
  route(`GET ${PATH}`, on('READ'), listRows(globalPicklists)),
  route(`POST ${PATH}`, on('CREATE'), createRows(globalPicklists), mayCustomize),
  route(`PATCH ${PATH}`, on('UPDATE'), updateRows(globalPicklists), mayCustomize),
  route(`DELETE ${PATH}`, on('DELETE'), deleteGlobalPicklists, mayCustomize),
  route(`GET ${PATH}/:id`, on('READ'), getRow(globalPicklists)),
  route(`PATCH ${PATH}/:id`, on('UPDATE'), updateRow(globalPicklists), mayCustomize),
  route(`DELETE ${PATH}/:id`, on('DELETE'), deleteGlobalPicklist, mayCustomize),
  route(`POST ${PATH}/:id/actions/replace_picklist_values`, on('ALL'), replaceValue, mayCustomize),
  route(`GET ${PATH}/:id/actions/replaced_values`, on('READ'), listReplaced),
  route(`GET ${PATH}/:id/actions/associations`, on('READ'), listAssociations),
]
