import { route, type Route } from '../../route.ts'
import { createRows, deleteRows, updateRow, updateRows } from '../../rows/resource.ts'
import { customViews, viewSorts, withViews } from './custom-views.ts'
import { getView, listViews } from './list-views.ts'

const PATH = '/settings/custom_views'
const on = (operation: string): string => `settings.custom_views.${operation}`

export const customViewRoutes: readonly Route[] = [
  route(`GET ${PATH}`, on('READ'), listViews),
  route(`POST ${PATH}`, on('CREATE'), withViews(createRows(customViews))),
  route(`PUT ${PATH}`, on('UPDATE'), withViews(updateRows(customViews))),
  route(`DELETE ${PATH}`, on('DELETE'), withViews(deleteRows(customViews))),
  route(`GET ${PATH}/:id`, on('READ'), getView),
  route(`PUT ${PATH}/:id`, on('UPDATE'), withViews(updateRow(customViews))),
  route(`PUT ${PATH}/actions/change_sort`, on('UPDATE'), withViews(updateRows(viewSorts))),
  route(`PUT ${PATH}/:id/actions/change_sort`, on('UPDATE'), withViews(updateRow(viewSorts))),
]
