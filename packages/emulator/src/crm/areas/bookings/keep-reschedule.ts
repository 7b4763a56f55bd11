import type { Call } from '../../call.ts'
import type { Reference } from '../../fields/references.ts'
import { insertRecord } from '../records/new-record.ts'
import type { RecordRow } from '../records/record-row.ts'

const HISTORY = 'Appointments_Rescheduled_History__s'
/** Moves of one appointment that are kept. */
const MOST = 20

/** Writes down that an appointment was moved. */
export function keepReschedule(after: RecordRow, call: Pick<Call, 'data' | 'user' | 'now'>): void {
  const { Rescheduled_From, Rescheduled_To, Rescheduled_Time, Rescheduled_By } = after
  const why = {
    Reschedule_Reason: after['Reschedule_Reason'],
    Reschedule_Note: after['Reschedule_Note'] ?? null,
  }
  const moved = { Rescheduled_From, Rescheduled_To, Rescheduled_Time, Rescheduled_By, ...why }
  insertRecord(HISTORY, { Appointment_Name: { id: after.id }, ...moved }, call)
  dropOldest(after.id, call)
}

/** Forgets the oldest moves of an appointment beyond those that are kept. */
function dropOldest(appointment: string, { data }: Pick<Call, 'data'>): void {
  const records = data.modules.recordsOf(HISTORY)
  const known = records.where('Appointment_Name', appointment)
  const isOf = (row: RecordRow): boolean => (row['Appointment_Name'] as Reference).id === appointment
  for (const row of known.filter(isOf).slice(0, Math.max(known.length - MOST, 0))) records.remove(row.id)
}
