import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { isDateTime } from '../../fields/times.ts'
import { hoursOf, timingOn } from '../business-hours/hours-of.ts'
import { days, minutesOf } from '../business-hours/week.ts'
import type { Booker, Booking } from './booking.ts'
import { missing, mismatch } from './booking.ts'
import { isHoliday, isInside } from './booking-times.ts'

const [MOST_ACTIVE, MOST_MEMBERS, MOST_DATES] = [500, 100, 20]
/** Minutes. */
const [SHORTEST, LONGEST] = [5, 1440]

/** @throws RowFault for a service that cannot be offered so */
export function checkService(booking: Booking, call: Booker): void {
  checkDuration(booking, call)
  checkMembers(booking, call)
  checkDays(booking, call)
  checkTimings(booking, call)
  checkStatus(booking, call)
  checkJobSheet(booking, call)
}

function checkDuration({ sent, at }: Booking, { readings }: Booker): void {
  const duration = own(sent, 'Duration')
  if (typeof duration !== 'number') return
  const range = { from: readings?.bookings.shortestService ?? SHORTEST, to: LONGEST }
  if (duration < range.from || duration > range.to) throw invalid(at('Duration'), { range })
}

/** Members are active and have confirmed. */
function checkMembers({ sent, at }: Booking, { data }: Booker): void {
  const members = own(sent, 'Members')
  if (!Array.isArray(members)) return
  if (members.length > MOST_MEMBERS) throw tooMany(MOST_MEMBERS, at('Members'))
  for (const [index, each] of members.entries()) {
    const member: unknown = isJsonObject(each) ? own(each, 'Members') : undefined
    if (!isJsonObject(member)) continue
    const user = data.users.get(String(own(member, 'id')))
    if (user?.status === 'active' && user.confirm) continue
    throw invalid({ api_name: 'id', json_path: `${at('Members').json_path}[${index}].Members.id` })
  }
}

/** When it is offered: on business days, and on no holiday. */
function checkDays(booking: Booking, { data }: Booker): void {
  const { valueOf, at, isNew, sent } = booking
  const type = at('Availability_Type')
  const names = ['Availability_Type', 'Available_Days', 'Available_Dates', 'Available_From', 'Available_Till']
  if (!isNew && names.every((name) => own(sent, name) === undefined)) return
  switch (valueOf('Availability_Type')) {
    case 'Specific Day(s)': {
      const hours = hoursOf(data)
      for (const day of listOf(valueOf('Available_Days'), () => missing(at('Available_Days'), type))) {
        const known = days.find((each) => each === day)
        if (known === undefined) throw invalid(at('Available_Days'), { supported_values: days })
        if (hours !== undefined && timingOn(hours, known) === undefined)
          throw mismatch(at('Available_Days'), { api_name: 'business_days', json_path: '$.business_hours' })
      }
      return
    }
    case 'Specific Date(s)': {
      const dates = listOf(valueOf('Available_Dates'), () => missing(at('Available_Dates'), type))
      if (dates.length > MOST_DATES) throw tooMany(MOST_DATES, at('Available_Dates'))
      for (const date of dates) {
        if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))
          throw invalid(at('Available_Dates'), { expected_data_type: 'date' })
        if (isHoliday(date, data))
          throw mismatch(at('Available_Dates'), { api_name: 'holidays', json_path: '$.holidays' })
      }
      return
    }
    case 'Specific Date Range': {
      const [from, till] = [valueOf('Available_From'), valueOf('Available_Till')]
      if (typeof from !== 'string') throw missing(at('Available_From'), type)
      if (typeof till !== 'string') throw missing(at('Available_Till'), type)
      if (till < from) throw invalid(at('Available_Till'))
      return
    }
  }
}

function listOf(value: unknown, otherwise: () => RowFault): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) throw otherwise()
  return value.map(String)
}

/** Times of a day: inside the business hours of some day, and long enough. */
function checkTimings({ valueOf, at, isNew, sent }: Booking, { data }: Booker): void {
  const timings = valueOf('Available_Timings')
  if (!Array.isArray(timings)) return
  if (!isNew && own(sent, 'Available_Timings') === undefined && own(sent, 'Duration') === undefined) return
  const hours = hoursOf(data)
  const place = at('Available_Timings')
  for (const [index, each] of timings.entries()) {
    const timing: unknown = each
    const [from, to] = isJsonObject(timing)
      ? [String(own(timing, 'From')), String(own(timing, 'To'))]
      : ['', '']
    const stretch = { from: minutesOf(from), to: minutesOf(to) }
    if (stretch.from >= stretch.to)
      throw invalid({ api_name: 'To', json_path: `${place.json_path}[${index}].To` })
    if (stretch.to - stretch.from < Number(valueOf('Duration'))) throw mismatch(place, at('Duration'))
    const open =
      hours === undefined ? undefined : days.flatMap((day) => [timingOn(hours, day) ?? []].filter(isTiming))
    if (open !== undefined && !open.some((day) => isInside(stretch, day)))
      throw mismatch(place, { api_name: 'business_hours', json_path: '$.business_hours' })
  }
}

function isTiming(value: readonly string[]): value is readonly [string, string] {
  return value.length === 2
}

/** Out of use since when, and until when. */
function checkStatus({ valueOf, at, isNew, sent }: Booking, { data, now }: Booker): void {
  const names = ['Status', 'Unavailable_From', 'Unavailable_Till']
  if (!isNew && names.every((name) => own(sent, name) === undefined)) return
  const status = valueOf('Status') ?? 'Available'
  const [from, till] = ['Unavailable_From', 'Unavailable_Till'].map((name) => {
    const value = valueOf(name)
    return isDateTime(value) ? Date.parse(value) : undefined
  })
  if (status !== 'Available' && from === undefined) throw missing(at('Unavailable_From'), at('Status'))
  if (from !== undefined && from > now) throw invalid(at('Unavailable_From'))
  if (status === 'Temporarily Unavailable') {
    if (till === undefined) throw missing(at('Unavailable_Till'), at('Status'))
    if (till <= now) throw invalid(at('Unavailable_Till'))
  }
  if (from !== undefined && till !== undefined && till <= from) throw invalid(at('Unavailable_Till'))
  if (status !== 'Available') return
  if ((from === undefined) !== (till === undefined))
    throw missing(at(from === undefined ? 'Unavailable_From' : 'Unavailable_Till'), at('Status'))
  if (till !== undefined && till > now) throw invalid(at('Unavailable_Till'))
  const active = [...data.modules.recordsOf('Services__s').all()].filter(
    (each) => each['Status'] === 'Available',
  )
  if (isNew && active.length >= MOST_ACTIVE) throw tooMany(MOST_ACTIVE, at('Status'))
}

function checkJobSheet({ sent, valueOf, at }: Booking, { data }: Booker): void {
  if (typeof own(sent, 'Job_Sheet_Section__s') !== 'string') return
  if (data.settings.get('service_preferences')?.value['job_sheet_enabled'] === false)
    throw new RowFault(fault('NOT_ALLOWED', 'job sheets are not enabled', { ...at('Job_Sheet_Section__s') }))
  if (valueOf('Job_Sheet_Required') !== 'Yes')
    throw mismatch(at('Job_Sheet_Section__s'), at('Job_Sheet_Required'))
}

function tooMany(limit: number, place: { readonly api_name: string; readonly json_path: string }): RowFault {
  return new RowFault(fault('LIMIT_EXCEEDED', 'there are more than there may be', { limit, ...place }))
}
