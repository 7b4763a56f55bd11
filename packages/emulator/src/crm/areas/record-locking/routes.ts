import { route, type Route } from '../../route.ts'
import { createRows, deleteRow, deleteRows, getRow, updateRow, updateRows } from '../../rows/resource.ts'
import { listLockings, lockings } from './record-locking.ts'

const PATH = '/settings/record_locking_configurations'
const on = (operation: string): string => `settings.record_locking_configurations.${operation}`
const mayCustomize = { permissions: ['Crm_Implied_Customize_Zoho_CRM'] }

export const recordLockingRoutes: readonly Route[] = [
  route(`GET ${PATH}`, on('READ'), listLockings),
  route(`POST ${PATH}`, on('CREATE'), createRows(lockings), mayCustomize),
  route(`PUT ${PATH}`, on('UPDATE'), updateRows(lockings), mayCustomize),
  route(`DELETE ${PATH}`, on('DELETE'), deleteRows(lockings), mayCustomize),
  route(`GET ${PATH}/:id`, on('READ'), getRow(lockings)),
  route(`PUT ${PATH}/:id`, on('UPDATE'), updateRow(lockings), mayCustomize),
  route(`DELETE ${PATH}/:id`, on('DELETE'), deleteRow(lockings), mayCustomize),
]
