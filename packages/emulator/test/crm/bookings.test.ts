import { describe, expect, test } from 'vitest'
import type { CrmAnswer } from '../../src/crm/index.ts'
import { BRAM, NORA, setUpCrm, type CrmSetup } from './setup.ts'

const LEAD = '3652397000005200217'
const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL'] }
const HISTORY = 'Appointments_Rescheduled_History__s'

interface Setup extends CrmSetup {
  readonly service: string
  book(change?: object): CrmAnswer
}

/** Monday, 1 June 2026, 14:00 in Amsterdam; people work from Monday to Friday, 9 to 17. */
function setUp(
  service: object = {},
  readings: NonNullable<Parameters<typeof setUpCrm>[0]>['readings'] = {},
): Setup {
  const setup = setUpCrm({ readings })
  const call: CrmSetup['call'] = (line, body) => setup.call(line, body, caller)
  const business_days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
  call('POST /settings/business_hours', {
    business_hours: {
      type: 'custom',
      week_starts_on: 'Monday',
      business_days,
      same_as_everyday: true,
      daily_timing: ['09:00', '17:00'],
    },
  })
  const made = call('POST /Services__s', { data: [{ ...repair, ...service }] })
  const id = idOf(made)
  return {
    ...setup,
    call,
    service: id,
    book: (change = {}) =>
      call('POST /Appointments__s', {
        data: [
          {
            Service_Name: { id },
            Appointment_For: { module: { api_name: 'Leads' }, id: LEAD },
            Appointment_Start_Time: '2026-06-02T10:00:00+02:00',
            Owner: { id: NORA },
            ...change,
          },
        ],
      }),
  }
}

const repair = {
  Service_Name: 'Repair',
  Duration: 60,
  Price: 50,
  Location: 'Business Address',
  Availability_Type: 'Every Business Days',
  Members: [{ Members: { id: NORA } }],
}

function idOf({ body }: CrmAnswer): string {
  return (body as { data: { details: { id: string } }[] }).data[0]?.details.id ?? ''
}

/** Code of the first row, and where. */
function codeOf({ body }: CrmAnswer): string {
  const { data } = body as { data: { code: string; details: { api_name?: string } }[] }
  return `${data[0]?.code} ${data[0]?.details.api_name ?? ''}`.trim()
}

const rowsOf = ({ body }: CrmAnswer): readonly Readonly<Record<string, unknown>>[] =>
  (body as { data: [] } | undefined)?.data ?? []

describe('a service', () => {
  test.each<[object, string]>([
    [{ Members: undefined }, 'MANDATORY_NOT_FOUND Members'],
    [{ Duration: 4 }, 'INVALID_DATA Duration'],
    [{ Duration: 1441 }, 'INVALID_DATA Duration'],
    [{ Location: 'The moon' }, 'INVALID_DATA Location'],
    [{ Members: [{ Members: { id: '3652397000000186044' } }] }, 'SUCCESS'],
    [{ Availability_Type: 'Specific Day(s)' }, 'DEPENDENT_FIELD_MISSING Available_Days'],
    [{ Availability_Type: 'Specific Day(s)', Available_Days: ['Someday'] }, 'INVALID_DATA Available_Days'],
    [
      { Availability_Type: 'Specific Day(s)', Available_Days: ['Sunday'] },
      'DEPENDENT_MISMATCH Available_Days',
    ],
    [{ Availability_Type: 'Specific Day(s)', Available_Days: ['Monday'] }, 'SUCCESS'],
    [
      { Availability_Type: 'Specific Date(s)', Available_Dates: ['tomorrow'] },
      'INVALID_DATA Available_Dates',
    ],
    [
      {
        Availability_Type: 'Specific Date(s)',
        Available_Dates: Array.from({ length: 21 }, () => '2026-07-01'),
      },
      'LIMIT_EXCEEDED Available_Dates',
    ],
    [{ Availability_Type: 'Specific Date Range' }, 'DEPENDENT_FIELD_MISSING Available_From'],
    [
      {
        Availability_Type: 'Specific Date Range',
        Available_From: '2026-07-02',
        Available_Till: '2026-07-01',
      },
      'INVALID_DATA Available_Till',
    ],
    [{ Available_Timings: [{ From: '12:00', To: '10:00' }] }, 'INVALID_DATA To'],
    [{ Available_Timings: [{ From: '08:00', To: '10:00' }] }, 'DEPENDENT_MISMATCH Available_Timings'],
    [{ Available_Timings: [{ From: '10:00', To: '10:30' }] }, 'DEPENDENT_MISMATCH Available_Timings'],
    [{ Status: 'Not in Use' }, 'DEPENDENT_FIELD_MISSING Unavailable_From'],
    [
      { Status: 'Not in Use', Unavailable_From: '2026-06-02T00:00:00+02:00' },
      'INVALID_DATA Unavailable_From',
    ],
    [{ Status: 'Not in Use', Unavailable_From: '2026-06-01T00:00:00+02:00' }, 'SUCCESS'],
    [
      { Status: 'Temporarily Unavailable', Unavailable_From: '2026-06-01T00:00:00+02:00' },
      'DEPENDENT_FIELD_MISSING Unavailable_Till',
    ],
    [{ Job_Sheet_Section__s: 'Work' }, 'DEPENDENT_MISMATCH Job_Sheet_Section__s'],
    [{ Job_Sheet_Section__s: 'Work', Job_Sheet_Required: 'Yes' }, 'SUCCESS'],
  ])('%j: %s', (change, code) => {
    expect(codeOf(setUp().call('POST /Services__s', { data: [{ ...repair, ...change }] }))).toBe(code)
  })

  test('has at least 15 minutes, by the other reading', () => {
    const { call } = setUp({}, { bookings: { shortestService: 15 } })
    expect(codeOf(call('POST /Services__s', { data: [{ ...repair, Duration: 10 }] }))).toBe(
      'INVALID_DATA Duration',
    )
  })

  test('is not offered on a holiday, and has no job sheets where they are off', () => {
    const { call } = setUp()
    const holiday = { name: 'Founding Day', date: '2026-07-01', type: 'business_holiday' }
    call('POST /settings/holidays', { holidays: [holiday] })
    const dates = { Availability_Type: 'Specific Date(s)', Available_Dates: ['2026-07-01'] }
    const create = (change: object): string =>
      codeOf(call('POST /Services__s', { data: [{ ...repair, ...change }] }))
    expect(create(dates)).toBe('DEPENDENT_MISMATCH Available_Dates')
    call('PUT /settings/service_preferences', { service_preferences: { job_sheet_enabled: false } })
    const sheet = { Job_Sheet_Required: 'Yes', Job_Sheet_Section__s: 'Work' }
    expect(create(sheet)).toBe('NOT_ALLOWED Job_Sheet_Section__s')
  })

  test('goes with its appointments', () => {
    const { call, service, book } = setUp()
    const id = idOf(book())
    expect(call(`DELETE /Services__s/${service}`).status).toBe(200)
    expect(call(`GET /Appointments__s/${id}`).status).toBe(204)
  })
})

describe('an appointment', () => {
  test('is named after its service and lasts as long; its answer is 200, or 201', () => {
    const { call, book } = setUp()
    const made = book()
    expect(made.status).toBe(200)
    expect(rowsOf(call(`GET /Appointments__s/${idOf(made)}`))[0]).toMatchObject({
      Appointment_Name: 'Repair',
      Duration: 60,
      Appointment_End_Time: '2026-06-02T11:00:00+02:00',
      Status: 'Scheduled',
      Reschedule_Count: 0,
    })
    expect(setUp({}, { bookings: { createdStatus: 201 } }).book().status).toBe(201)
  })

  test.each<[object, string]>([
    [{ Service_Name: { id: LEAD } }, 'INVALID_DATA id'],
    [{ Owner: undefined }, 'MANDATORY_NOT_FOUND Owner'],
    [{ Owner: NORA }, 'SUCCESS'],
    [{ Owner: BRAM }, 'INVALID_DATA Owner'],
    [{ Appointment_Start_Time: '2026-06-01T10:00:00+02:00' }, 'INVALID_DATA Appointment_Start_Time'],
    [{ Appointment_Start_Time: '2026-06-06T10:00:00+02:00' }, 'DEPENDENT_MISMATCH Appointment_Start_Time'],
    [{ Appointment_Start_Time: '2026-06-02T16:30:00+02:00' }, 'DEPENDENT_MISMATCH Appointment_Start_Time'],
    // 16:00 in Amsterdam, written by the clocks of Kolkata; a minute later the hour is no longer free.
    [{ Appointment_Start_Time: '2026-06-02T19:30:00+05:30' }, 'SUCCESS'],
    [{ Appointment_Start_Time: '2026-06-02T19:31:00+05:30' }, 'DEPENDENT_MISMATCH Appointment_Start_Time'],
    [{ Status: 'Overdue' }, 'INVALID_DATA Status'],
    [{ Cancellation_Note: 'ill' }, 'DEPENDENT_MISMATCH Cancellation_Note'],
  ])('%j: %s', (change, code) => {
    expect(codeOf(setUp().book(change))).toBe(code)
  })

  test('keeps to the clocks of the organization when they change: 9 o’clock is 9 in summer and in winter', () => {
    const { book } = setUp()
    // Clocks go back on 25 October 2026.
    expect(codeOf(book({ Appointment_Start_Time: '2026-10-23T07:00:00+00:00' }))).toBe('SUCCESS')
    expect(codeOf(book({ Appointment_Start_Time: '2026-10-26T07:00:00+00:00' }))).toContain(
      'DEPENDENT_MISMATCH',
    )
    expect(codeOf(book({ Appointment_Start_Time: '2026-10-26T08:00:00+00:00' }))).toBe('SUCCESS')
  })

  test('is not made on a holiday of the next year, nor in the night of a year’s end', () => {
    const { call, book } = setUp()
    call('POST /settings/holidays', {
      holidays: [{ name: 'New Year', date: '2027-01-01', type: 'business_holiday' }],
    })
    expect(codeOf(book({ Appointment_Start_Time: '2027-01-01T10:00:00+01:00' }))).toContain(
      'DEPENDENT_MISMATCH',
    )
    expect(codeOf(book({ Appointment_Start_Time: '2026-12-31T23:30:00+01:00' }))).toContain(
      'DEPENDENT_MISMATCH',
    )
    expect(codeOf(book({ Appointment_Start_Time: '2026-12-31T10:00:00+01:00' }))).toBe('SUCCESS')
  })

  test('is made at any time where the preferences let it', () => {
    const { call, book } = setUp({ Available_Timings: [{ From: '09:00', To: '12:00' }] })
    const late = { Appointment_Start_Time: '2026-06-06T20:00:00+02:00' }
    expect(codeOf(book({ Appointment_Start_Time: '2026-06-02T14:00:00+02:00' }))).toContain(
      'DEPENDENT_MISMATCH',
    )
    const any = {
      allow_booking_outside_service_availability: true,
      allow_booking_outside_businesshours: true,
    }
    call('PUT /settings/appointment_preferences', { appointment_preferences: any })
    expect(codeOf(book(late))).toBe('SUCCESS')
  })

  test('is moved with a word on where from, and its last twenty moves are kept', () => {
    const { call, book, service } = setUp()
    const id = idOf(book())
    const put = (change: object): string => codeOf(call(`PUT /Appointments__s/${id}`, { data: [change] }))
    const at = (minute: number): string => `2026-06-03T10:${String(minute).padStart(2, '0')}:00+02:00`
    expect(put({ Appointment_Start_Time: at(0) })).toBe('DEPENDENT_FIELD_MISSING Rescheduled_From')
    expect(put({ Appointment_Start_Time: at(0), Rescheduled_From: at(0) })).toBe(
      'DEPENDENT_FIELD_UNCHANGED Rescheduled_From',
    )
    for (let minute = 0; minute < 22; minute += 1)
      expect(put({ Appointment_Start_Time: at(minute), Rescheduled_From: at(minute + 30) })).toBe('SUCCESS')
    const history = rowsOf(call(`GET /${HISTORY}?fields=Rescheduled_From,Rescheduled_To,Reschedule_Reason`))
    expect(history).toHaveLength(20)
    expect(history[0]).toMatchObject({ Rescheduled_To: at(21), Reschedule_Reason: 'By Customer' })
    expect(rowsOf(call(`GET /Appointments__s/${id}`))[0]).toMatchObject({ Reschedule_Count: 22 })
    expect(put({ Service_Name: { id: service } })).toBe('SUCCESS')
  })

  test('that is cancelled says who and why, and changes no more', () => {
    const { call, book } = setUp()
    const id = idOf(book())
    const put = (change: object): string => codeOf(call(`PUT /Appointments__s/${id}`, { data: [change] }))
    expect(put({ Status: 'Cancelled', Cancellation_Note: 'ill' })).toBe('SUCCESS')
    expect(rowsOf(call(`GET /Appointments__s/${id}`))[0]).toMatchObject({
      Cancelled_By: { id: NORA },
      Cancellation_Reason: 'By Customer',
      Cancellation_Note: 'ill',
    })
    expect(put({ Additional_Information: 'x' })).toBe('NOT_ALLOWED Status')
  })

  test('is overdue after its end until somebody completes it, with its job sheet', () => {
    const { call, book, advance } = setUp({ Job_Sheet_Required: 'Yes' })
    const id = idOf(book())
    const status = (): unknown => rowsOf(call(`GET /Appointments__s/${id}`))[0]?.['Status']
    const put = (change: object): string => codeOf(call(`PUT /Appointments__s/${id}`, { data: [change] }))
    expect(put({ Status: 'Completed' })).toBe('INVALID_DATA Status')
    advance(24 * 60 * 60 * 1000)
    expect(status()).toBe('Overdue')
    expect(put({ Status: 'Completed' })).toBe('DEPENDENT_FIELD_MISSING Job_Sheet_Description__s')
    expect(put({ Status: 'Completed', Job_Sheet_Description__s: 'done' })).toBe('SUCCESS')
    expect(rowsOf(call(`GET /Appointments__s/${id}`))[0]).toMatchObject({ Job_Sheet_Created__s: true })
  })

  test('is completed by the system where the preferences say so; a move moves that as well', () => {
    const { call, book, advance } = setUp()
    const preferences = { show_job_sheet: false, when_duration_exceeds: 'mark_as_complete' }
    call('PUT /settings/appointment_preferences', { appointment_preferences: preferences })
    const id = idOf(book())
    const status = (): unknown => rowsOf(call(`GET /Appointments__s/${id}`))[0]?.['Status']
    const put = (change: object): string => codeOf(call(`PUT /Appointments__s/${id}`, { data: [change] }))
    const later = { Appointment_Start_Time: '2026-06-04T10:00:00+02:00' }
    expect(put({ ...later, Rescheduled_From: '2026-06-02T10:00:00+02:00' })).toBe('SUCCESS')
    advance(24 * 60 * 60 * 1000)
    expect(status()).toBe('Scheduled')
    expect(put({ Status: 'Completed' })).toBe('NOT_ALLOWED Status')
    advance(2 * 24 * 60 * 60 * 1000)
    expect(status()).toBe('Completed')
  })
})
