import type { StandardModule } from './standard-module.ts'

/** Modules of what people do: tasks, meetings, calls. */
export const activities: readonly StandardModule[] = [
  {
    api_name: 'Tasks',
    label: 'Task',
    display_field: 'Subject',
    flags: 'creatable editable deletable viewable api_supported quick_create',
    sections: ['Task Information', 'Description Information'],
    fields: `
      Subject text 255 !L
      Status picklist:Task_Status
      Priority picklist:Task_Priority
      Due_Date date
      Who_Id lookup:Contacts = Contact Name
      What_Id related = Related To
      Closed_Time datetime R
      Send_Notification_Email boolean
      Remind_At ALARM
      Recurring_Activity RRULE
      @system
      @lock
      Description textarea`,
  },
  {
    api_name: 'Events',
    module_name: 'Meetings',
    label: 'Meeting',
    display_field: 'Event_Title',
    flags: 'creatable editable deletable viewable api_supported quick_create',
    sections: ['Meeting Information', 'Description Information'],
    fields: `
      Event_Title text 255 !L = Title
      Start_DateTime datetime !L = From
      End_DateTime datetime !L = To
      All_day boolean
      Venue text 255 = Location
      Who_Id lookup:Contacts = Contact Name
      What_Id related = Related To
      Participants rows:participants
      Remind_At, Remind_Participants multireminder
      Recurring_Activity RRULE
      @system
      Description textarea`,
  },
  {
    api_name: 'Calls',
    label: 'Call',
    display_field: 'Subject',
    flags: 'creatable editable deletable viewable api_supported quick_create',
    sections: [
      'Call Information',
      'Purpose Of Outgoing Call',
      'Outcome Of Outgoing Call',
      'Description Information',
    ],
    fields: `
      Subject text 255 !L
      Call_Type picklist !L
      Call_Start_Time datetime !L
      Call_Duration text 30
      Call_Duration_in_seconds integer R
      Who_Id lookup:Contacts = Contact Name
      What_Id related = Related To
      Call_Purpose, Call_Result picklist
      Call_Agenda textarea 2000
      Outgoing_Call_Status picklist
      Scheduled_In_CRM picklist R
      Reminder picklist
      Caller_ID, Dialled_Number text 30 R
      CTI_Entry boolean R
      Voice_Recording__s website R
      @system
      Description textarea`,
  },
]
