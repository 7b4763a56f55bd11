import { route, type Route } from '../../route.ts'
import { createPreference, deletePreference, getPreference, updatePreference } from './duplicate-check.ts'

const PATH = '/settings/duplicate_check_preference'
const on = (operation: string): string => `settings.duplicate_check_preference.${operation}`
const mayCustomize = { permissions: ['Crm_Implied_Customize_Zoho_CRM'] }

export const duplicateCheckRoutes: readonly Route[] = [
  route(`GET ${PATH}`, on('READ'), getPreference),
  route(`POST ${PATH}`, on('CREATE'), createPreference, mayCustomize),
  route(`PUT ${PATH}`, on('UPDATE'), updatePreference, mayCustomize),
  route(`DELETE ${PATH}`, on('DELETE'), deletePreference, mayCustomize),
]
