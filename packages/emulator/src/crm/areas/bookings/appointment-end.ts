import type { OrgData } from '../../data.ts'
import { changeRecord } from '../records/change-record.ts'
import { appointmentPreferencesOf } from '../settings/preferences.ts'

/** What becomes of an appointment at its end: completed by the system, or overdue until somebody completes it. */
export function endAppointment(data: OrgData, id: string, now: number): void {
  const appointment = data.modules.recordsOf('Appointments__s').get(id)
  if (appointment?.['Status'] !== 'Scheduled') return
  // It was moved: another job is due then.
  if (Date.parse(String(appointment['Appointment_End_Time'])) > now) return
  const by = appointment['Owner'] as { readonly id: string }
  const user = data.users.get(by.id)
  if (user === undefined) return
  const completes = appointmentPreferencesOf(data)['when_duration_exceeds'] === 'mark_as_complete'
  changeRecord(appointment, { Status: completes ? 'Completed' : 'Overdue' }, 'Appointments__s', {
    data,
    user,
    now,
  })
}
