import { route, type Route } from '../../route.ts'
import { getLayout, listLayouts } from './list-layouts.ts'
import { activateLayout, deactivateLayout, deleteLayout } from './switch-layouts.ts'
import { updateLayout, updateLayouts } from './update-layouts.ts'

const PATH = '/settings/layouts'
const on = (operation: string): string => `settings.layouts.${operation}`
const mayCustomize = { permissions: ['Crm_Implied_Customize_Zoho_CRM'] }

export const layoutRoutes: readonly Route[] = [
  route(`GET ${PATH}`, on('READ'), listLayouts),
  route(`PATCH ${PATH}`, on('UPDATE'), updateLayouts, mayCustomize),
  route(`GET ${PATH}/:id`, on('READ'), getLayout),
  route(`PATCH ${PATH}/:id`, on('UPDATE'), updateLayout, mayCustomize),
  route(`DELETE ${PATH}/:id`, on('DELETE'), deleteLayout, mayCustomize),
  route(`POST ${PATH}/:id/actions/activate`, on('CREATE'), activateLayout, mayCustomize),
  route(`DELETE ${PATH}/:id/actions/activate`, on('DELETE'), deactivateLayout, mayCustomize),
]
