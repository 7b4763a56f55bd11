import { route, type Route } from '../../route.ts'
import { createRows, deleteRow, getRow, updateRow, updateRows } from '../../rows/resource.ts'
import { getDataSharing, updateDataSharing } from './data-sharing.ts'
import { listSharingRules, searchSharingRules, summarizeRules } from './list-sharing-rules.ts'
import { ofModule, rerunRules, sharingRules, switchRule } from './sharing-rules.ts'

const RULES = '/settings/data_sharing/rules'
const on = (operation: string): string => `settings.data_sharing.${operation}`
const manage = { permissions: ['Crm_Implied_Manage_Data_Sharing'] }
const one = { ...sharingRules, most: 1 }

export const dataSharingRoutes: readonly Route[] = [
  route('GET /settings/data_sharing', on('READ'), getDataSharing, manage),
  route('PUT /settings/data_sharing', on('UPDATE'), updateDataSharing, manage),
  route(`GET ${RULES}`, on('READ'), listSharingRules, manage),
  route(`POST ${RULES}`, on('CREATE'), ofModule(createRows(one)), manage),
  route(`PUT ${RULES}`, on('UPDATE'), ofModule(updateRows(sharingRules)), manage),
  route(`POST ${RULES}/search`, on('READ'), searchSharingRules, manage),
  route(`GET ${RULES}/actions/summary`, on('READ'), summarizeRules(false), manage),
  route(`POST ${RULES}/actions/summary`, on('READ'), summarizeRules(true), manage),
  route(`POST ${RULES}/actions/run`, on('UPDATE'), rerunRules, manage),
  route(`GET ${RULES}/:id`, on('READ'), getRow(sharingRules), manage),
  route(`PUT ${RULES}/:id`, on('UPDATE'), ofModule(updateRow(sharingRules)), manage),
  route(`DELETE ${RULES}/:id`, on('DELETE'), ofModule(deleteRow(sharingRules)), manage),
  route(`PUT ${RULES}/:id/actions/activate`, on('UPDATE'), switchRule('active'), manage),
  route(`DELETE ${RULES}/:id/actions/activate`, on('DELETE'), switchRule('inactive'), manage),
]
