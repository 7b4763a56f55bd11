import { badParameter, fault, ok } from '../../answers.ts'
import type { Call, Operation } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { mandatory, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { isJsonObject, own } from '../../../json.ts'
import { Refusal } from '../../refusal.ts'
import { answerOne } from '../../rows/answer-one.ts'
import { keepSetting } from './setting-row.ts'

type Values = Readonly<Record<string, unknown>>

/** Preferences that exist once: their keys, and what they are until somebody changes them. */
interface Preferences {
  readonly key: string
  /** As messages name them. */
  readonly title: string
  readonly usual: Values
  readonly fields: readonly Field[]
  /** @throws RowFault */
  readonly check?: (values: Values, at: (name: string) => Place) => void
  /** What a reply leaves out unless `include` names it. */
  readonly included?: string
}

const flag = (api_name: string): Field => ({ api_name, data_type: 'boolean' })
const word = (api_name: string, ...options: readonly string[]): Field => ({
  api_name,
  data_type: 'picklist',
  closed: true,
  pick_list_values: options.map((value) => ({ display_value: value, actual_value: value })),
})

export const callPreferences: Preferences = {
  key: 'call_preferences',
  title: 'Call',
  usual: { show_from_number: true, show_to_number: true },
  fields: [flag('show_from_number'), flag('show_to_number')],
}

export const servicePreferences: Preferences = {
  key: 'service_preferences',
  title: 'Services',
  usual: { job_sheet_enabled: true },
  fields: [{ ...flag('job_sheet_enabled'), system_mandatory: true }],
}

export const appointmentPreferences: Preferences = {
  key: 'appointment_preferences',
  title: 'Appointments',
  usual: {
    show_job_sheet: true,
    when_duration_exceeds: 'ask_appointment_provider_to_complete',
    when_appointment_completed: 'do_not_create_deal',
    allow_booking_outside_service_availability: false,
    allow_booking_outside_businesshours: false,
    deal_record_configuration: null,
  },
  fields: [
    flag('show_job_sheet'),
    word('when_duration_exceeds', 'mark_as_complete', 'ask_appointment_provider_to_complete'),
    word('when_appointment_completed', 'do_not_create_deal', 'create_deal'),
    flag('allow_booking_outside_service_availability'),
    flag('allow_booking_outside_businesshours'),
    { api_name: 'deal_record_configuration', data_type: 'any' },
  ],
  included: 'deal_record_configuration',
  check: (values, at) => {
    refuse(
      values['allow_booking_outside_businesshours'] === true &&
        values['allow_booking_outside_service_availability'] !== true,
      at('allow_booking_outside_businesshours'),
      at('allow_booking_outside_service_availability'),
    )
    refuse(
      values['show_job_sheet'] === true && values['when_duration_exceeds'] === 'mark_as_complete',
      at('show_job_sheet'),
      at('when_duration_exceeds'),
    )
    const configuration = values['deal_record_configuration']
    if (values['when_appointment_completed'] === 'create_deal' && !isJsonObject(configuration))
      throw mandatory(at('deal_record_configuration'))
  },
}

function refuse(isWrong: boolean, place: Place, dependee: Place): void {
  if (!isWrong) return
  throw new RowFault(fault('DEPENDENT_MISMATCH', 'the values do not go together', { ...place, dependee }))
}

/** What the organization prefers about appointments. */
export function appointmentPreferencesOf({ settings }: Pick<OrgData, 'settings'>): Values {
  const { key, usual } = appointmentPreferences
  return { ...usual, ...settings.get(key)?.value }
}

function valuesOf({ key, usual }: Preferences, { data }: Call): Values {
  return { ...usual, ...data.settings.get(key)?.value }
}

/** `GET /settings/…_preferences` */
export function getPreferences(preferences: Preferences): Operation {
  const { key, included } = preferences
  return (call) => {
    const asked = call.query.get('include')
    if (asked !== null && asked !== included) throw new Refusal(badParameter('include'))
    const { [included ?? '']: more, ...values } = valuesOf(preferences, call)
    return ok({ [key]: asked === null ? values : { ...values, [asked]: more } })
  }
}

/** `PUT /settings/…_preferences`: changes what is named. */
export function updatePreferences(preferences: Preferences): Operation {
  const { key, title, fields, check } = preferences
  return (call) =>
    answerOne(call, key, 200, (sent, path) => {
      const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
      for (const { api_name: name, system_mandatory: needed } of fields)
        if (needed === true && isJsonObject(sent) && own(sent, name) === undefined) throw mandatory(at(name))
      const values = {
        ...valuesOf(preferences, call),
        ...readRow(sent, fields, path, knownRows(call), 'update'),
      }
      check?.(values, at)
      keepSetting(call.data.settings, key, values)
      return { details: {}, message: `${title} preferences updated successfully` }
    })
}
