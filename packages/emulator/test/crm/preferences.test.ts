import { expect, test } from 'vitest'
import { setUpCrm } from './setup.ts'

const APPOINTMENTS = '/settings/appointment_preferences'

test('appointments have preferences that go together, and a deal only with its configuration', () => {
  const { call } = setUpCrm()
  const put = (appointment_preferences: unknown): unknown =>
    (call(`PUT ${APPOINTMENTS}`, { appointment_preferences }).body as Record<string, { code: string }>)[
      'appointment_preferences'
    ]?.code
  expect(put({ allow_booking_outside_businesshours: true })).toBe('DEPENDENT_MISMATCH')
  const both = { allow_booking_outside_businesshours: true, allow_booking_outside_service_availability: true }
  expect(put(both)).toBe('SUCCESS')
  expect(put({ when_duration_exceeds: 'mark_as_complete' })).toBe('DEPENDENT_MISMATCH')
  expect(put({ when_duration_exceeds: 'mark_as_complete', show_job_sheet: false })).toBe('SUCCESS')
  expect(put({ when_appointment_completed: 'create_deal' })).toBe('MANDATORY_NOT_FOUND')
  expect(
    put({ when_appointment_completed: 'create_deal', deal_record_configuration: { field_mappings: [] } }),
  ).toBe('SUCCESS')
  expect(put({ when_appointment_completed: 'celebrate' })).toBe('INVALID_DATA')
  expect(call(`GET ${APPOINTMENTS}`).body).toEqual({
    appointment_preferences: {
      ...both,
      show_job_sheet: false,
      when_duration_exceeds: 'mark_as_complete',
      when_appointment_completed: 'create_deal',
    },
  })
  expect(call(`GET ${APPOINTMENTS}?include=deal_record_configuration`).body).toMatchObject({
    appointment_preferences: { deal_record_configuration: { field_mappings: [] } },
  })
  expect(call(`GET ${APPOINTMENTS}?include=everything`).status).toBe(400)
})

test.each(['ZohoCRM.org.READ', 'ZohoCRM.settings.modules.READ', 'ZohoCRM.modules.appointments.READ'])(
  'preferences of appointments are read with %s, as one source or another says',
  (scope) => {
    const { call } = setUpCrm()
    expect(call(`GET ${APPOINTMENTS}`, undefined, { scopes: [scope] }).status).toBe(200)
    expect(call(`GET ${APPOINTMENTS}`, undefined, { scopes: ['ZohoCRM.users.READ'] }).status).toBe(401)
  },
)

test('services demand their one preference; calls keep what is not named', () => {
  const { call } = setUpCrm()
  expect(call('PUT /settings/service_preferences', { service_preferences: {} }).status).toBe(400)
  expect(
    call('PUT /settings/service_preferences', { service_preferences: { job_sheet_enabled: 1 } }).status,
  ).toBe(400)
  call('PUT /settings/call_preferences', { call_preferences: { show_from_number: false } })
  expect(call('GET /settings/call_preferences').body).toEqual({
    call_preferences: { show_from_number: false, show_to_number: true },
  })
})
