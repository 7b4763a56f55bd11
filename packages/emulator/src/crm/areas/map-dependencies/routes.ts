import { route, type Route } from '../../route.ts'
import { createRows, deleteRow, getRow, updateRow } from '../../rows/resource.ts'
import { listMapDependencies, mapDependencies } from './map-dependencies.ts'

const PATH = '/settings/layouts/:layoutId/map_dependency'
const on = (operation: string): string => `settings.map_dependency.${operation}`
const mayCustomize = { permissions: ['Crm_Implied_Customize_Zoho_CRM'] }

export const mapDependencyRoutes: readonly Route[] = [
  route(`GET ${PATH}`, on('READ'), listMapDependencies),
  route(`POST ${PATH}`, on('CREATE'), createRows(mapDependencies), mayCustomize),
  route(`GET ${PATH}/:id`, on('READ'), getRow(mapDependencies)),
  route(`PUT ${PATH}/:id`, on('UPDATE'), updateRow(mapDependencies), mayCustomize),
  route(`DELETE ${PATH}/:id`, on('DELETE'), deleteRow(mapDependencies), mayCustomize),
]
