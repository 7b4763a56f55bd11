import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { isDateTime } from '../../fields/times.ts'
import type { RecordRow } from '../records/record-row.ts'
import { appointmentPreferencesOf } from '../settings/preferences.ts'
import { mismatch, missing, type Booker, type Booking } from './booking.ts'
import { isInBusinessHours, isInside, stretchFrom, type Stretch } from './booking-times.ts'

/** @throws RowFault for an appointment that cannot be made, moved or ended so */
export function checkAppointment(booking: Booking, call: Booker): void {
  const { before, sent, at, valueOf } = booking
  const service = serviceOf(booking, call)
  if (before !== undefined) refuseEnded(before, booking)
  const start = own(sent, 'Appointment_Start_Time')
  if (isDateTime(start)) checkStart(start, service, booking, call)
  const owner = own(sent, 'Owner')
  if (owner !== undefined || before === undefined) checkOwner(owner, service, booking)
  checkEnding(booking, call, service)
  const cancelled = valueOf('Status') === 'Cancelled'
  for (const name of ['Cancellation_Reason', 'Cancellation_Note'])
    if (!cancelled && (own(sent, name) ?? null) !== null) throw mismatch(at(name), at('Status'))
}

/** The service of an appointment: it keeps the one that it was made for. */
function serviceOf({ valueOf, sent, before, at }: Booking, { data }: Booker): RecordRow {
  const named = valueOf('Service_Name')
  const id = isJsonObject(named) ? own(named, 'id') : named
  const service = data.modules.recordsOf('Services__s').get(String(id))
  if (service === undefined) throw invalid(at('Service_Name'))
  const was = before?.['Service_Name']
  const isOther = isJsonObject(was) && own(was, 'id') !== service.id
  if (own(sent, 'Service_Name') !== undefined && isOther)
    throw new RowFault(fault('NOT_ALLOWED', 'an appointment keeps its service', { ...at('Service_Name') }))
  return service
}

function refuseEnded(before: RecordRow, { at }: Booking): void {
  if (before['Status'] !== 'Completed' && before['Status'] !== 'Cancelled') return
  throw new RowFault(fault('NOT_ALLOWED', 'the appointment is over', { ...at('Status') }))
}

/** When it begins: later than now, while people work, and while the service is offered. */
function checkStart(start: string, service: RecordRow, booking: Booking, call: Booker): void {
  const { at, before, sent } = booking
  const { data, now } = call
  const place = at('Appointment_Start_Time')
  const instant = Date.parse(start)
  const isMoved = before !== undefined && Date.parse(String(before['Appointment_Start_Time'])) !== instant
  const from = own(sent, 'Rescheduled_From')
  if (isMoved && (from ?? null) === null) throw missing(at('Rescheduled_From'), place)
  if (isDateTime(from) && Date.parse(from) === instant) {
    const message = 'Reschedule_From and Appointment_Start_Time cannot be same'
    const details = { ...at('Rescheduled_From'), dependee: place }
    throw new RowFault(fault('DEPENDENT_FIELD_UNCHANGED', message, details))
  }
  if (before !== undefined && !isMoved) return
  if (instant <= now) throw invalid(place)
  const preferences = appointmentPreferencesOf(data)
  const stretch = stretchFrom(instant, Number(service['Duration']), data)
  if (preferences['allow_booking_outside_businesshours'] !== true && !isInBusinessHours(stretch, data))
    throw mismatch(place, { api_name: 'business_hours', json_path: '$.business_hours' })
  const anyTime = preferences['allow_booking_outside_service_availability'] === true
  if (service['Status'] !== 'Available' || (!anyTime && !isOffered(service, stretch)))
    throw mismatch(place, at('Service_Name'))
}

/** Whether a service is offered at that time. */
function isOffered(service: RecordRow, stretch: Stretch): boolean {
  const lists = [service['Available_Days'], service['Available_Dates']] as readonly unknown[]
  const [weekdays, dates] = lists.map((list) => (Array.isArray(list) ? list.map(String) : []))
  switch (service['Availability_Type']) {
    case 'Specific Day(s)':
      if (!weekdays?.includes(stretch.day)) return false
      break
    case 'Specific Date(s)':
      if (!dates?.includes(stretch.date)) return false
      break
    case 'Specific Date Range':
      if (
        stretch.date < String(service['Available_From']) ||
        stretch.date > String(service['Available_Till'])
      )
        return false
  }
  const timings = service['Available_Timings']
  if (!Array.isArray(timings) || timings.length === 0) return true
  return timings
    .filter(isJsonObject)
    .some((each) => isInside(stretch, [String(own(each, 'From')), String(own(each, 'To'))]))
}

/** Whose it is: a member of the service. */
function checkOwner(owner: unknown, service: RecordRow, { at }: Booking): void {
  const id = isJsonObject(owner) ? own(owner, 'id') : owner
  if (id === undefined || id === null)
    throw new RowFault(fault('MANDATORY_NOT_FOUND', 'required field not found', { ...at('Owner') }))
  const members = service['Members']
  const isMember = (Array.isArray(members) ? members : [])
    .filter(isJsonObject)
    .some((each) => (own(each, 'Members') as { readonly id: string }).id === id)
  if (!isMember) throw invalid(at('Owner'))
}

/** Completed after its end, by people; overdue by the system alone. */
function checkEnding(
  { sent, valueOf, at, before }: Booking,
  { data, now }: Booker,
  service: RecordRow,
): void {
  const status = own(sent, 'Status')
  if (status === 'Overdue') throw invalid(at('Status'))
  if (status !== 'Completed') return
  const preferences = appointmentPreferencesOf(data)
  if (preferences['when_duration_exceeds'] === 'mark_as_complete')
    throw new RowFault(fault('NOT_ALLOWED', 'appointments are completed by the system', { ...at('Status') }))
  const end = before?.['Appointment_End_Time']
  if (typeof end !== 'string' || Date.parse(end) > now) throw invalid(at('Status'))
  const needsSheet = preferences['show_job_sheet'] === true && service['Job_Sheet_Required'] === 'Yes'
  if (needsSheet && (valueOf('Job_Sheet_Description__s') ?? null) === null)
    throw missing(at('Job_Sheet_Description__s'), at('Status'))
}
