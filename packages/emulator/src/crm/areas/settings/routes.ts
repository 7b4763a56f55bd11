import { route, type Route } from '../../route.ts'
import { getFiscalYear, updateFiscalYear } from './fiscal-year.ts'
import {
  appointmentPreferences,
  callPreferences,
  getPreferences,
  servicePreferences,
  updatePreferences,
} from './preferences.ts'
import { getTax, listTaxes, updateTaxes } from './taxes.ts'

/** Three sources name three scopes: any of them will do. */
const APPOINTMENTS = (operation: string): string =>
  `org.${operation}|settings.modules.${operation}|modules.appointments.${operation}`

export const settingRoutes: readonly Route[] = [
  route('GET /settings/fiscal_year', 'settings.fiscal_year.READ', getFiscalYear),
  route('PUT /settings/fiscal_year', 'settings.fiscal_year.UPDATE', updateFiscalYear),
  route('GET /settings/call_preferences', 'settings.modules.READ', getPreferences(callPreferences)),
  route('PUT /settings/call_preferences', 'settings.modules.UPDATE', updatePreferences(callPreferences)),
  route('GET /settings/service_preferences', 'settings.modules.READ', getPreferences(servicePreferences)),
  route(
    'PUT /settings/service_preferences',
    'settings.modules.UPDATE',
    updatePreferences(servicePreferences),
  ),
  route(
    'GET /settings/appointment_preferences',
    APPOINTMENTS('READ'),
    getPreferences(appointmentPreferences),
  ),
  route(
    'PUT /settings/appointment_preferences',
    APPOINTMENTS('UPDATE'),
    updatePreferences(appointmentPreferences),
  ),
  // No source names a scope: any token will do.
  route('GET /org/taxes', [], listTaxes),
  route('PUT /org/taxes', [], updateTaxes),
  route('GET /org/taxes/:id', [], getTax),
]
