import { route, type Route } from '../../route.ts'
import { createRows, getRow, listRows, updateRow, updateRows } from '../../rows/resource.ts'
import { globalPicklists } from './global-picklists.ts'
import { listAssociations, listValueAssociations } from './list-associations.ts'
import { deleteGlobalPicklist, deleteGlobalPicklists, listReplaced, replaceValue } from './picklist-jobs.ts'

const PATH = '/settings/global_picklists'
const on = (operation: string): string => `settings.global_picklist.${operation}`
const mayCustomize = { permissions: ['Crm_Implied_Customize_Zoho_CRM'] }

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
  route(`GET ${PATH}/:id/actions/pick_list_values_associations`, on('READ'), listValueAssociations),
]
