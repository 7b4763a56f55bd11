import type { StandardModule } from './standard-module.ts'

/** Modules of what can be booked. */
export const booking: readonly StandardModule[] = [
  {
    api_name: 'Services__s',
    module_name: 'Services',
    label: 'Service',
    display_field: 'Service_Name',
    flags: 'creatable editable deletable viewable api_supported quick_create',
    sections: ['Service Information', 'Availability', 'Description Information'],
    fields: `
      Service_Name text 120 !L
      Duration integer 4 !L
      Price currency !L
      Location picklist:Service_Location !L
      Members multiuserlookup !
      Availability_Type picklist:Service_Availability !L
      Available_Days, Available_Dates multiselectpicklist
      Available_From, Available_Till date
      Available_Timings time_range
      Status picklist:Service_Status
      Unavailable_From, Unavailable_Till datetime
      Job_Sheet_Required picklist:Yes_Or_No
      Job_Sheet_Section__s text 120
      @system
      @layout
      Description textarea`,
  },
  {
    api_name: 'Appointments__s',
    module_name: 'Appointments',
    label: 'Appointment',
    display_field: 'Appointment_Name',
    flags: 'creatable editable deletable viewable api_supported quick_create',
    sections: ['Appointment Information', 'Cancellation', 'Rescheduling'],
    fields: `
      Appointment_Name text 255
      Service_Name lookup:Services__s !L
      Appointment_For related !L
      Appointment_Start_Time datetime !L
      Appointment_End_Time datetime
      Duration integer R
      Status picklist:Appointment_Status
      Location picklist:Appointment_Location
      Address text 255
      Additional_Information textarea
      Remind_At multireminder
      Rescheduled_From datetime
      Rescheduled_To, Rescheduled_Time datetime R
      Rescheduled_By userlookup R
      Reschedule_Count integer R
      Reschedule_Reason picklist:By_Whom
      Reschedule_Note text 255
      Cancelled_Time datetime R
      Cancelled_By userlookup R
      Cancellation_Reason picklist:By_Whom
      Cancellation_Note text 255
      Job_Sheet_Name__s text 120
      Job_Sheet_Description__s textarea
      Job_Sheet_Created__s boolean R
      @system
      @activity
      @layout`,
  },
  {
    api_name: 'Appointments_Rescheduled_History__s',
    module_name: 'LinkingModule1',
    label: 'Reschedule History',
    plural: 'Reschedule History',
    generated_type: 'field_tracker',
    visibility: 2,
    status: 'user_hidden',
    display_field: '',
    flags: 'creatable editable deletable viewable api_supported',
    sections: [],
    fields: `
      Appointment_Name lookup:Appointments__s !
      Rescheduled_From, Rescheduled_To, Rescheduled_Time datetime !
      Rescheduled_By userlookup !
      Reschedule_Reason picklist:By_Whom
      Reschedule_Note text 255
      @stamps`,
  },
]
