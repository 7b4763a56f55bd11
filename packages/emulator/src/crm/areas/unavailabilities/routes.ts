import { route, type Route } from '../../route.ts'
import { createRows, deleteRow, getRow, updateRow, updateRows } from '../../rows/resource.ts'
import { listUnavailabilities, unavailabilities } from './unavailabilities.ts'

const PATH = '/settings/users_unavailability'
const on = (operation: string): string => `settings.users_unavailability.${operation}`

export const unavailabilityRoutes: readonly Route[] = [
  route(`GET ${PATH}`, on('READ'), listUnavailabilities),
  route(`POST ${PATH}`, on('CREATE'), createRows(unavailabilities)),
  route(`PUT ${PATH}`, on('UPDATE'), updateRows(unavailabilities)),
  route(`GET ${PATH}/:id`, on('READ'), getRow(unavailabilities)),
  route(`PUT ${PATH}/:id`, on('UPDATE'), updateRow(unavailabilities)),
  route(`DELETE ${PATH}/:id`, on('DELETE'), deleteRow(unavailabilities)),
]
