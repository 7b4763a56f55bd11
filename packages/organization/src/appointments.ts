import type { Id, ListQuery, Reference } from '@x/client'
import {
  createRows,
  deleteOne,
  deleteRows,
  getOne,
  list,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type DeleteRows,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { ListBookingsQuery } from './services.ts'

/** What may be written of an appointment. */
export interface AppointmentChange {
  /** Computed from service and person where it is left out; pages demand it. */
  readonly Appointment_Name?: string
  /** ISO 8601 with an offset, not in the past. A change of it needs `Rescheduled_From`. */
  readonly Appointment_Start_Time?: string
  readonly Appointment_End_Time?: string
  /** A member of the service: the id itself on pages of v7, an object in the description of 2026. */
  readonly Owner?: Id | { readonly id: Id }
  /** `Overdue` is Zoho's to set. A completed or cancelled one cannot be changed. */
  readonly Status?: 'Scheduled' | 'Cancelled' | 'Completed'
  readonly Location?: 'Client Address' | 'Business Address'
  /** With `Client Address`. */
  readonly Address?: string | null
  readonly Additional_Information?: string | null
  readonly Remind_At?: readonly { readonly unit: number; readonly period: 'minutes' | 'hours' | 'days' }[]
  /** Start before the change. */
  readonly Rescheduled_From?: string
  readonly Reschedule_Reason?: 'By Customer' | 'By Team'
  readonly Reschedule_Note?: string | null
  /** Only with the status `Cancelled`. */
  readonly Cancellation_Reason?: 'By Customer' | 'By Team'
  readonly Cancellation_Note?: string | null
  readonly [field: string]: unknown
}

/** An appointment to be made. */
export interface NewAppointment extends AppointmentChange {
  /** Cannot be changed later. */
  readonly Service_Name: { readonly id: Id }
  readonly Appointment_For: { readonly module: { readonly api_name: string }; readonly id: Id }
  readonly Appointment_Start_Time: string
  readonly Owner: Id | { readonly id: Id }
}

/** An appointment, a record of the module `Appointments__s`. */
export interface Appointment {
  readonly id: string
  readonly Appointment_Name?: string
  readonly Service_Name?: Reference
  readonly Appointment_For?: { readonly id: string; readonly name: string; readonly module: unknown }
  /** ISO 8601. */
  readonly Appointment_Start_Time?: string
  readonly Appointment_End_Time?: string
  readonly Status?: 'Scheduled' | 'Cancelled' | 'Completed' | 'Overdue' | (string & {})
  /** Minutes. */
  readonly Duration?: number
  readonly Reschedule_Count?: number
  readonly Owner?: Reference
  readonly [field: string]: unknown
}

/** One page of the appointments. @zoho Appointments */
export const listAppointments: List<[], Appointment, ListBookingsQuery> = list(
  'Appointments__s',
  'data',
  'modules.appointments.READ',
)

/** One appointment; `undefined` when it is not there. @zoho Appointments */
export const getAppointment: GetOne<[appointmentId: Id], Appointment> = getOne(
  'Appointments__s/{appointment id}',
  'data',
  'modules.appointments.READ',
  'appointment, listAppointments',
)

/** Makes appointments, each with a result of its own, 100 in a call. @zoho Appointments */
export const createAppointments: CreateRows<[], NewAppointment> = createRows(
  'Appointments__s',
  'data',
  'modules.appointments.CREATE',
  undefined,
  100,
)

/** Changes appointments, each with a result of its own. @zoho Appointments */
export const updateAppointments: UpdateRows<[], AppointmentChange & { readonly id: Id }> = updateRows(
  'Appointments__s',
  'data',
  'modules.appointments.UPDATE',
  'appointment, listAppointments',
  100,
)

/** Changes an appointment. @zoho Appointments */
export const updateAppointment: UpdateOne<[appointmentId: Id], AppointmentChange> = updateOne(
  'Appointments__s/{appointment id}',
  'data',
  'modules.appointments.UPDATE',
  'appointment, listAppointments',
)

/** Deletes appointments, each with a result of its own. @zoho Appointments */
export const deleteAppointments: DeleteRows<[]> = deleteRows(
  'Appointments__s',
  'data',
  'modules.appointments.DELETE',
  'appointment, listAppointments',
  100,
)

/** Deletes an appointment. @zoho Appointments */
export const deleteAppointment: DeleteOne<[appointmentId: Id]> = deleteOne(
  'Appointments__s/{appointment id}',
  'data',
  'modules.appointments.DELETE',
  'appointment, listAppointments',
)

/** One time that an appointment was moved. Zoho keeps the last 20. */
export interface RescheduleHistory {
  readonly id: string
  readonly Appointment_Name: Reference
  /** ISO 8601. */
  readonly Rescheduled_From: string
  readonly Rescheduled_To: string
  readonly Rescheduled_Time: string
  readonly Rescheduled_By: Reference
  readonly Reschedule_Reason: string | null
  readonly Reschedule_Note: string | null
  readonly [field: string]: unknown
}

/** A move to be written down. */
export interface NewRescheduleHistory {
  readonly Appointment_Name: { readonly id: Id }
  readonly Rescheduled_From: string
  readonly Rescheduled_To: string
  readonly Rescheduled_Time: string
  readonly Rescheduled_By: { readonly id: Id }
  readonly Reschedule_Reason?: 'By Customer' | 'By Team'
  readonly Reschedule_Note?: string | null
}

/** Query of `listRescheduleHistory`. */
export interface ListRescheduleHistoryQuery extends ListQuery {
  readonly fields: readonly string[]
  readonly ids?: readonly Id[]
  readonly sort_by?: 'id' | 'Created_Time' | 'Modified_Time'
  readonly sort_order?: 'asc' | 'desc'
}

/** One page of how appointments were moved. @zoho Appointments Rescheduled History */
export const listRescheduleHistory: List<[], RescheduleHistory, ListRescheduleHistoryQuery> = list(
  'Appointments_Rescheduled_History__s',
  'data',
  'modules.appointments_rescheduled_history.READ',
)

/** One move of an appointment; `undefined` when it is not there. @zoho Appointments Rescheduled History */
export const getRescheduleHistory: GetOne<[historyId: Id], RescheduleHistory> = getOne(
  'Appointments_Rescheduled_History__s/{history id}',
  'data',
  'modules.appointments_rescheduled_history.READ',
  'history, listRescheduleHistory',
)

/** Writes moves down, each with a result of its own. @zoho Appointments Rescheduled History */
export const createRescheduleHistory: CreateRows<[], NewRescheduleHistory> = createRows(
  'Appointments_Rescheduled_History__s',
  'data',
  'modules.appointments_rescheduled_history.CREATE',
  undefined,
  100,
)

/** Changes what was written down, each with a result of its own. @zoho Appointments Rescheduled History */
export const updateRescheduleHistories: UpdateRows<[], Partial<NewRescheduleHistory> & { readonly id: Id }> =
  updateRows(
    'Appointments_Rescheduled_History__s',
    'data',
    'modules.appointments_rescheduled_history.UPDATE',
    'history, listRescheduleHistory',
    100,
  )

/** Changes one entry. A description has 201 for it, pages 200; either is read. @zoho Appointments Rescheduled History */
export const updateRescheduleHistory: UpdateOne<[historyId: Id], Partial<NewRescheduleHistory>> = updateOne(
  'Appointments_Rescheduled_History__s/{history id}',
  'data',
  'modules.appointments_rescheduled_history.UPDATE',
  'history, listRescheduleHistory',
)

/** Deletes one entry. @zoho Appointments Rescheduled History */
export const deleteRescheduleHistory: DeleteOne<[historyId: Id]> = deleteOne(
  'Appointments_Rescheduled_History__s/{history id}',
  'data',
  'modules.appointments_rescheduled_history.DELETE',
  'history, listRescheduleHistory',
)
