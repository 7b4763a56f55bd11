import { isJsonObject, own } from '../../../json.ts'
import type { Values } from '../../fields/read-row.ts'
import type { Modules } from '../modules/open-modules.ts'

/** What follows from the service and the person of an appointment, and from what is done with it. */
export function appointment({
  record,
  changed,
  modules,
  time,
}: {
  readonly record: Values
  readonly changed: Values
  readonly modules: Modules
  readonly time: string
}): Values {
  const service = modules.recordsOf('Services__s').get(idIn(record, 'Service_Name'))
  const minutes = Number(service?.['Duration'] ?? 0)
  const start = String(own(record, 'Appointment_Start_Time'))
  const by = own(record, 'Modified_By')
  const isMoved = own(changed, 'Rescheduled_From') !== undefined && own(changed, 'Rescheduled_From') !== null
  const isCancelled = own(changed, 'Status') === 'Cancelled'
  return {
    Appointment_Name: own(record, 'Appointment_Name') ?? service?.['Service_Name'] ?? null,
    Duration: minutes,
    Appointment_End_Time: addMinutes(start, minutes),
    Job_Sheet_Created__s: (own(record, 'Job_Sheet_Description__s') ?? null) !== null,
    ...(isMoved
      ? {
          Rescheduled_To: start,
          Rescheduled_Time: time,
          Rescheduled_By: by,
          Reschedule_Reason: own(record, 'Reschedule_Reason') ?? 'By Customer',
          Reschedule_Count: Number(own(record, 'Reschedule_Count') ?? 0) + 1,
        }
      : {}),
    ...(isCancelled
      ? {
          Cancelled_Time: time,
          Cancelled_By: by,
          Cancellation_Reason: own(record, 'Cancellation_Reason') ?? 'By Customer',
        }
      : {}),
  }
}

function idIn(record: Values, name: string): string {
  const value = own(record, name)
  return isJsonObject(value) ? String(own(value, 'id')) : ''
}

/** A time some minutes later, with the offset that it has. */
function addMinutes(time: string, minutes: number): string {
  const offset = /(?:Z|[+-]\d\d:\d\d)$/.exec(time)?.[0] ?? 'Z'
  const sign = offset.startsWith('-') ? -1 : 1
  const shift = offset === 'Z' ? 0 : sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)))
  const shown = new Date(Date.parse(time) + (minutes + shift) * 60_000).toISOString().slice(0, 19)
  return `${shown}${offset === 'Z' ? '+00:00' : offset}`
}
