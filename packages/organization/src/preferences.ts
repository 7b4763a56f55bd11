import type { Id, Reference } from '@x/client'
import { getOnly, operation, readWritten, type GetOnly } from '@x/client/endpoint'

/** What calls show. */
export interface CallPreferences {
  readonly show_from_number: boolean
  readonly show_to_number: boolean
}

/** What calls show. @zoho Call Preferences */
export const getCallPreferences: GetOnly<[], CallPreferences> = getOnly(
  'settings/call_preferences',
  'call_preferences',
  'settings.modules.READ',
)

/** Changes what calls show; refused while telephony or calendar booking is on. @zoho Call Preferences */
export const updateCallPreferences = operation(
  {
    address: 'PUT settings/call_preferences',
    rows: 'call_preferences',
    scope: 'settings.modules.UPDATE',
  },
  (change: Partial<CallPreferences>) => ({ body: { call_preferences: change } }),
  readWritten,
)

/** How services work. */
export interface ServicePreferences {
  readonly job_sheet_enabled: boolean
}

/** How services work. @zoho Services */
export const getServicePreferences: GetOnly<[], ServicePreferences> = getOnly(
  'settings/service_preferences',
  'service_preferences',
  'settings.modules.READ',
)

/** Switches job sheets of services on or off. @zoho Services */
export const updateServicePreferences = operation(
  {
    address: 'PUT settings/service_preferences',
    rows: 'service_preferences',
    scope: 'settings.modules.UPDATE',
  },
  (change: ServicePreferences) => ({ body: { service_preferences: change } }),
  readWritten,
)

/** The deal that a completed appointment becomes. */
export interface DealConfiguration {
  readonly id?: Id
  readonly layout?: Reference
  readonly field_mappings?: readonly {
    readonly type: 'static' | 'merge_field' | (string & {})
    readonly value: unknown
    readonly field: { readonly id: Id; readonly api_name: string }
  }[]
}

/** How appointments work. */
export interface AppointmentPreferences {
  /** Only with `ask_appointment_provider_to_complete`. */
  readonly show_job_sheet: boolean
  readonly when_duration_exceeds: 'mark_as_complete' | 'ask_appointment_provider_to_complete' | (string & {})
  readonly when_appointment_completed: 'do_not_create_deal' | 'create_deal' | (string & {})
  readonly allow_booking_outside_service_availability: boolean
  /** Only together with the one above. */
  readonly allow_booking_outside_businesshours: boolean
  /** Only with `include`. */
  readonly deal_record_configuration?: DealConfiguration | null
}

/** Query of `getAppointmentPreferences`. */
export interface AppointmentPreferencesQuery {
  readonly include?: 'deal_record_configuration'
}

/**
 * How appointments work. The scope is disputed: `settings.modules` on pages, `org` in the description of 2026,
 * `modules.appointments` in that of June 2025; the second is asked for.
 *
 * @zoho Appointments
 */
export const getAppointmentPreferences: GetOnly<[], AppointmentPreferences, AppointmentPreferencesQuery> =
  getOnly('settings/appointment_preferences', 'appointment_preferences', 'org.READ')

/**
 * Changes how appointments work. The description of 2026 demands both `allow_…` keys and the configuration of deals; pages
 * the latter only with `create_deal`.
 *
 * @zoho Appointments
 */
export const updateAppointmentPreferences = operation(
  {
    address: 'PUT settings/appointment_preferences',
    rows: 'appointment_preferences',
    scope: 'org.UPDATE',
  },
  (change: Partial<AppointmentPreferences>) => ({ body: { appointment_preferences: change } }),
  readWritten,
)
