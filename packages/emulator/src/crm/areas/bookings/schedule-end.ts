import type { OrgData } from '../../data.ts'
import type { RecordRow } from '../records/record-row.ts'

/** Has something done when an appointment ends. */
export function scheduleEnd(module: string, record: RecordRow, { jobs }: Pick<OrgData, 'jobs'>): void {
  if (module !== 'Appointments__s' || record['Status'] !== 'Scheduled') return
  const due = Date.parse(String(record['Appointment_End_Time']))
  jobs.schedule({ kind: 'end-appointment', due, input: record.id })
}
