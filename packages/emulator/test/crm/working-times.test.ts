import { describe, expect, test } from 'vitest'
import { BRAM, NORA, setUpCrm, type CrmSetup } from './setup.ts'

const HOURS = '/settings/business_hours'
const SHIFTS = '/settings/business_hours/shift_hours'
const HOLIDAYS = '/settings/holidays'
const YEAR = '/settings/fiscal_year'
const codesOf = ({ body }: { body?: unknown }): unknown => {
  const [rows] = Object.values(body as Record<string, unknown>)
  if (Array.isArray(rows)) return rows.map((each: { code: string }) => each.code)
  return (rows as { code?: string }).code ?? (body as { code: string }).code
}
const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const custom = {
  type: 'custom',
  week_starts_on: 'Monday',
  business_days: week,
  same_as_everyday: true,
  daily_timing: ['08:00', '18:00'],
}
const shift = {
  name: 'Early',
  timezone: 'Europe/Amsterdam',
  shift_days: ['Monday', 'Friday'],
  same_as_everyday: true,
  daily_timing: ['08:00', '13:00'],
}

function open(hours: object = custom): CrmSetup & {
  put(change: object): unknown
  addShift(change?: object): unknown
  shifts(): readonly Record<string, unknown>[]
} {
  const setup = setUpCrm()
  setup.call(`POST ${HOURS}`, { business_hours: hours })
  return {
    ...setup,
    put: (change) => codesOf(setup.call(`PUT ${HOURS}`, { business_hours: change })),
    addShift: (change) => codesOf(setup.call(`POST ${SHIFTS}`, { shift_hours: [{ ...shift, ...change }] })),
    shifts: () =>
      (setup.call(`GET ${SHIFTS}`).body as { shift_hours: Record<string, unknown>[] }).shift_hours,
  }
}

describe('business hours', () => {
  test('are said once, then changed; days merge by their names', () => {
    const { call, put } = open()
    expect(call(`POST ${HOURS}`, { business_hours: custom }).status).toBe(400)
    expect(put({ same_as_everyday: false })).toBe('DEPENDENT_FIELD_MISSING')
    const day = (days: string, from: string): object => ({ days, business_timing: [from, '17:00'] })
    expect(put({ same_as_everyday: false, custom_timing: week.map((each) => day(each, '09:00')) })).toBe(
      'SUCCESS',
    )
    expect(put({ business_days: ['Monday', 'Tuesday'], custom_timing: [day('Monday', '10:00')] })).toBe(
      'SUCCESS',
    )
    expect(call(`GET ${HOURS}`).body).toMatchObject({
      business_hours: {
        timezone: 'Europe/Amsterdam',
        custom_timing: [
          { days: 'Monday', business_timing: ['10:00', '17:00'] },
          { days: 'Tuesday', business_timing: ['09:00', '17:00'] },
        ],
      },
    })
    expect(put({ custom_timing: [{ days: 'Monday', _delete: null }] })).toBe('DEPENDENT_FIELD_MISSING')
  })

  test('are called 24*7 in some sources and 24_by_7 in others: both are read, the second is answered', () => {
    for (const type of ['24*7', '24_by_7']) {
      const { call } = open({ type, week_starts_on: 'Monday' })
      expect(call(`GET ${HOURS}`).body).toMatchObject({ business_hours: { type: '24_by_7' } })
    }
  })

  test('need type and first day in every change, by the other reading', () => {
    const { call } = setUpCrm({ readings: { settings: { businessHoursUpdate: 'type-and-week' } } })
    call(`POST ${HOURS}`, { business_hours: custom })
    expect(codesOf(call(`PUT ${HOURS}`, { business_hours: { type: 'custom' } }))).toBe('MANDATORY_NOT_FOUND')
    expect(
      codesOf(call(`PUT ${HOURS}`, { business_hours: { type: 'custom', week_starts_on: 'Sunday' } })),
    ).toBe('SUCCESS')
  })

  test.each([
    [{ daily_timing: ['18:00', '08:00'] }, 'INVALID_DATA'],
    [{ daily_timing: ['08:00', '24:00'] }, 'INVALID_DATA'],
    [{ daily_timing: ['08:00'] }, 'INVALID_DATA'],
    [{ business_days: ['Funday'] }, 'INVALID_DATA'],
    [{ business_days: ['Monday', 'Monday'] }, 'ALREADY_USED'],
    [{ type: '24_by_5', business_days: ['Monday'] }, 'INVALID_DATA'],
    [{ type: '24/7' }, 'INVALID_DATA'],
    [{ week_starts_on: 'monday' }, 'INVALID_DATA'],
  ])('%j are refused with %s', (change, code) => {
    expect(open().put(change)).toBe(code)
  })
})

describe('the fiscal year', () => {
  test('begins in a month of any case, and is answered in capitals', () => {
    const { call } = setUpCrm()
    expect(call(`GET ${YEAR}`).body).toMatchObject({ fiscal_year: { start_month: 'JANUARY' } })
    const put = (year: object): unknown => codesOf(call(`PUT ${YEAR}`, { fiscal_year: year }))
    expect(put({ start_month: 'april', display_based_on: 'end_month' })).toBe('SUCCESS')
    expect(call(`GET ${YEAR}`).body).toMatchObject({
      fiscal_year: { start_month: 'APRIL', display_based_on: 'end_month', calendar_type: 'gregorian' },
    })
    expect(put({ start_month: 'FEBRUARY' })).toBe('NOT_ALLOWED')
    expect(put({ calendar_type: 'custom' })).toBe('DEPENDENT_FIELD_MISSING')
    const weeks = { calendar_type: 'custom', structure: '4-4-5' }
    expect(put({ ...weeks, start_date: '2026-05-01' })).toBe('INVALID_DATA')
    expect(put({ ...weeks, start_date: '2027-04-01' })).toBe('INVALID_DATA')
    const surplus = (year: string): object => ({ surplus_week: { period: '1', quarter: '4', year } })
    expect(put({ ...weeks, start_date: '2026-04-06', ...surplus('2028') })).toBe('INVALID_DATA')
    expect(put({ ...weeks, start_date: '2026-04-06', ...surplus('2027') })).toBe('SUCCESS')
    expect(call(`GET ${YEAR}`).body).toMatchObject({
      fiscal_year: { surplus_week: { quarter: 4, year: 2027 } },
    })
  })

  test('belongs to the forecasts while they are on; a change answers its id, or nothing', () => {
    const on = setUpCrm({ readings: { settings: { forecasts: 'on' } } })
    const body = { fiscal_year: { start_month: 'MAY' } }
    expect(on.call(`PUT ${YEAR}`, body)).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } })
    const empty = setUpCrm({ readings: { settings: { fiscalYearDetails: 'empty' } } })
    expect(empty.call(`PUT ${YEAR}`, body).body).toMatchObject({ fiscal_year: { details: {} } })
  })
})

describe('holidays', () => {
  const rows = (...holidays: readonly unknown[]): unknown => ({ holidays })
  const day = (date: string, name = 'Day'): object => ({ name, date, type: 'business_holiday' })

  test('lie in this fiscal year or the next, wherever that begins', () => {
    const { call } = setUpCrm()
    const add = (...dates: readonly string[]): unknown =>
      codesOf(call(`POST ${HOLIDAYS}`, rows(...dates.map((date) => day(date)))))
    expect(add('2025-12-31', '2026-01-01', '2027-12-31', '2028-01-01')).toEqual([
      'INVALID_DATA',
      'SUCCESS',
      'SUCCESS',
      'INVALID_DATA',
    ])
    call(`PUT ${YEAR}`, { fiscal_year: { start_month: 'JULY' } })
    // On 1 June 2026 the year that began in July 2025 is still going on.
    expect(add('2025-06-30', '2025-07-01', '2027-06-30', '2027-07-01')).toEqual([
      'INVALID_DATA',
      'SUCCESS',
      'SUCCESS',
      'INVALID_DATA',
    ])
    expect(add('2026-02-29', '2026-02-28T00:00:00Z')).toEqual(['INVALID_DATA', 'INVALID_DATA'])
  })

  test('end with the day of the organization, not of UTC', () => {
    const { call, advance } = setUpCrm()
    // 23:30 UTC on 31 December is the new year already in Amsterdam.
    advance(Date.parse('2026-12-31T23:30:00Z') - Date.UTC(2026, 5, 1, 12))
    expect(codesOf(call(`POST ${HOLIDAYS}`, rows(day('2026-12-31'), day('2028-12-31'))))).toEqual([
      'INVALID_DATA',
      'SUCCESS',
    ])
  })

  test('differ by name or date; null keeps; 52 of a kind in a year', () => {
    const { call } = setUpCrm()
    const many = Array.from({ length: 52 }, (_none, index) => day('2026-08-24', `Day ${index}`))
    expect(call(`POST ${HOLIDAYS}`, rows(...many)).status).toBe(201)
    expect(codesOf(call(`POST ${HOLIDAYS}`, rows(day('2026-09-01'), day('2027-09-01'))))).toEqual([
      'LIMIT_EXCEEDED',
      'SUCCESS',
    ])
    expect(codesOf(call(`POST ${HOLIDAYS}`, rows(day('2027-09-01'))))).toEqual(['DUPLICATE_DATA'])
    const [first] = (call(`GET ${HOLIDAYS}?year=2027`).body as { holidays: { id: string }[] }).holidays
    expect(codesOf(call(`PUT ${HOLIDAYS}/${first?.id}`, rows({ name: 'New', date: null })))).toEqual([
      'SUCCESS',
    ])
    expect(call(`GET ${HOLIDAYS}/${first?.id}`).body).toMatchObject({
      holidays: [{ name: 'New', date: '2027-09-01', year: 2027, shift_hour: null }],
    })
  })

  test('of a shift name it, by its id or in an object, and go with it', () => {
    const { call, addShift, shifts } = open()
    expect(codesOf(call(`POST ${HOLIDAYS}`, rows({ ...day('2026-09-01'), type: 'shift_holiday' })))).toEqual([
      'DEPENDENT_FIELD_MISSING',
    ])
    addShift({ holidays: [{ name: 'Outing', date: '2026-09-01' }] })
    const id = shifts()[0]?.['id']
    const shiftDay = (shift_hour: unknown, name: string): object => ({
      ...day('2026-09-02', name),
      type: 'shift_holiday',
      shift_hour,
    })
    expect(codesOf(call(`POST ${HOLIDAYS}`, rows(shiftDay(id, 'A'), shiftDay({ id }, 'B'))))).toEqual([
      'SUCCESS',
      'SUCCESS',
    ])
    expect(call(`GET ${HOLIDAYS}?type=shift_holiday&shift_id=${String(id)}`).body).toMatchObject({
      info: { count: 3 },
    })
    // The year of a shift's holiday is a string there, a number here.
    expect(shifts()[0]).toMatchObject({ holidays: [{ year: '2026' }, {}, {}] })
    call(`DELETE ${SHIFTS}/${String(id)}`)
    expect(call(`GET ${HOLIDAYS}`).status).toBe(204)
  })
})

describe('shifts', () => {
  test('need business hours, and lie inside them', () => {
    const { call } = setUpCrm()
    expect(codesOf(call(`POST ${SHIFTS}`, { shift_hours: [shift] }))).toEqual(['NOT_ALLOWED'])
    const { addShift } = open()
    expect(addShift({ daily_timing: ['07:59', '13:00'] })).toEqual(['INVALID_DATA'])
    expect(addShift({ daily_timing: ['22:00', '06:00'] })).toEqual(['INVALID_DATA'])
    expect(addShift({ shift_days: ['Sunday'] })).toEqual(['INVALID_DATA'])
    expect(
      open({ type: '24_by_7', week_starts_on: 'Monday' }).addShift({ daily_timing: ['22:00', '06:00'] }),
    ).toEqual(['SUCCESS'])
  })

  test('keep the business hours from shrinking below them', () => {
    const { call, addShift, put, shifts } = open()
    addShift()
    const [{ id, name } = {}] = shifts()
    const before = call(`GET ${HOURS}`).body
    for (const change of [{ daily_timing: ['11:00', '12:00'] }, { business_days: ['Sunday'] }]) {
      const { status, body } = call(`PUT ${HOURS}`, { business_hours: change })
      expect([status, body]).toMatchObject([
        400,
        { code: 'INVALID_DATA', details: { features: [{ name: 'shift_hours', resources: [{ id, name }] }] } },
      ])
    }
    expect(call(`GET ${HOURS}`).body).toEqual(before)
    call(`DELETE ${SHIFTS}/${String(id)}`)
    expect(put({ daily_timing: ['11:00', '12:00'] })).toBe('SUCCESS')
  })

  test.each<[readonly object[], string]>([
    [[{ daily_timing: ['10:00', '10:15'] }], 'SUCCESS'],
    [[{ daily_timing: ['10:00', '12:00'] }], 'SUCCESS'],
    [[{ daily_timing: ['10:00', '10:14'] }], 'DEPENDENT_MISMATCH'],
    [[{ daily_timing: ['10:00', '12:01'] }], 'DEPENDENT_MISMATCH'],
    [[{ daily_timing: ['12:50', '13:10'] }], 'INVALID_DATA'],
    [[{ daily_timing: ['10:00', '10:30'] }, { daily_timing: ['10:20', '10:50'] }], 'INVALID_DATA'],
    [
      [
        { daily_timing: ['09:00', '09:30'] },
        { daily_timing: ['10:00', '10:30'] },
        { daily_timing: ['11:00', '11:30'] },
      ],
      'INVALID_DATA',
    ],
    [[{ break_days: ['Tuesday'], daily_timing: ['10:00', '10:30'] }], 'INVALID_DATA'],
  ])('with breaks %j: %s', (breaks, code) => {
    const break_hours = breaks.map((each) => ({ same_as_everyday: true, ...each }))
    expect(open().addShift({ break_hours })).toEqual([code])
  })

  test('over midnight have breaks over midnight', () => {
    const night = open({ type: '24_by_7', week_starts_on: 'Monday' })
    const pause = (from: string, to: string): object => ({
      break_hours: [{ same_as_everyday: true, daily_timing: [from, to] }],
    })
    expect(night.addShift({ daily_timing: ['22:00', '06:00'], ...pause('23:45', '00:15') })).toEqual([
      'SUCCESS',
    ])
    expect(
      night.addShift({ name: 'b', daily_timing: ['22:00', '06:00'], ...pause('06:00', '06:30') }),
    ).toEqual(['INVALID_DATA'])
  })

  test('show on their people: now, or from a day on', () => {
    const { call, addShift, shifts, advance } = open()
    const shiftOf = (id: string): unknown => {
      const [user = {}] = (call(`GET /users/${id}`).body as { users: Record<string, unknown>[] }).users
      return [user['$current_shift'], user['$next_shift'], user['$shift_effective_from']]
    }
    expect(addShift({ users: [{ id: NORA }, { id: BRAM, effective_from: '2026-06-02' }] })).toEqual([
      'SUCCESS',
    ])
    const [{ id } = {}] = shifts()
    const early = { id, name: 'Early' }
    expect([shiftOf(NORA), shiftOf(BRAM)]).toEqual([
      [early, null, null],
      [null, early, '2026-06-02'],
    ])
    expect(addShift({ name: 'a', users: [{ id: BRAM, effective_from: '2026-06-01' }] })).toEqual([
      'INVALID_DATA',
    ])
    expect(addShift({ name: 'b', users: [{ id: BRAM, effective_from: '2026-12-02' }] })).toEqual([
      'INVALID_DATA',
    ])
    // Midnight in Amsterdam is two hours before that of UTC.
    advance(10 * 3_600_000)
    expect(shiftOf(BRAM)).toEqual([early, null, null])
    expect(shifts()[0]).toMatchObject({ users_count: 2, users: [{ id: NORA }, { id: BRAM }] })
    expect(call(`GET ${SHIFTS}`, undefined, { userId: BRAM }).body).toMatchObject({
      shift_hours: [{ users: null, users_count: 2 }],
    })
    const put = (change: object): unknown => codesOf(call(`PUT /users/${NORA}`, { users: [change] }))
    expect(put({ $next_shift: '1', $shift_effective_from: '2026-07-01' })).toEqual(['INVALID_DATA'])
    expect(put({ $next_shift: { id }, $shift_effective_from: '2026-07-01' })).toEqual(['SUCCESS'])
    expect(shiftOf(NORA)).toEqual([early, early, '2026-07-01'])
    expect(put({ Current_Shift__s: '1' })).toEqual(['INVALID_DATA'])
    call(`DELETE ${SHIFTS}/${String(id)}`)
    expect(shiftOf(NORA)).toEqual([null, null, null])
  })

  test('have names of their own and are fifty at most', () => {
    const { addShift, call } = open()
    expect(
      call(`POST ${SHIFTS}`, {
        shift_hours: Array.from({ length: 50 }, (_none, index) => ({ ...shift, name: `s${index}` })),
      }).status,
    ).toBe(201)
    expect(addShift()).toEqual(['LIMIT_EXCEEDED'])
    expect(codesOf(call(`PUT ${SHIFTS}`, { shift_hours: [{ id: '1', name: 'x' }] }))).toEqual([
      'INVALID_DATA',
    ])
    expect(open().addShift({ timezone: 'Mars/Olympus' })).toEqual(['INVALID_DATA'])
  })
})
