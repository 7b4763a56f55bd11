import type { StandardModule } from './standard-module.ts'

const all = 'creatable editable deletable viewable api_supported quick_create'

/** Modules of support, and what hangs on records of others. */
export const service: readonly StandardModule[] = [
  {
    api_name: 'Cases',
    label: 'Case',
    display_field: 'Subject',
    flags: all,
    sections: ['Case Information', 'Description Information', 'Solution Information', 'Comment Information'],
    fields: `
      Subject text 255 !L
      Case_Origin picklist !L
      Status picklist:Case_Status !L
      Case_Number text 18 R
      Type picklist:Case_Type
      Priority picklist:Case_Priority
      Case_Reason picklist
      Product_Name lookup:Products
      Account_Name lookup:Accounts
      Deal_Name lookup:Deals
      Related_To lookup:Contacts
      Reported_By text 50
      Email email
      Phone phone 50
      @system
      @lock
      @layout
      Description, Solution textarea
      Internal_Comments textarea 3000
      Add_Comment textarea
      No_of_comments integer R`,
  },
  {
    api_name: 'Solutions',
    label: 'Solution',
    display_field: 'Solution_Title',
    flags: all,
    sections: ['Solution Information', 'Description Information', 'Comment Information'],
    fields: `
      Solution_Title text 255 !L
      Solution_Number text 18 R
      Status picklist:Solution_Status
      Product_Name lookup:Products
      Published boolean
      @system
      @lock
      @layout
      Question, Answer textarea
      Add_Comment textarea
      No_of_comments integer R`,
  },
  {
    api_name: 'Notes',
    label: 'Note',
    display_field: 'Note_Title',
    status: 'system_hidden',
    flags: 'creatable editable deletable viewable api_supported',
    sections: [],
    fields: `
      Note_Title text 120
      Note_Content textarea 65535
      Parent_Id related !
      @stamps`,
  },
  {
    api_name: 'Attachments',
    label: 'Attachment',
    display_field: 'File_Name',
    status: 'system_hidden',
    flags: 'creatable deletable viewable api_supported',
    sections: [],
    fields: `
      File_Name text 255 !
      Size bigint R
      Parent_Id related !
      @stamps`,
  },
]

/** Modules without records that are read through the API: tabs and reports. */
export const tabs: readonly StandardModule[] = [
  ...['Home', 'Reports', 'Analytics', 'SalesInbox', 'Feeds', 'Documents', 'Forecasts', 'Social'].map((name) =>
    tab(name),
  ),
  { ...tab('Projects'), flags: 'creatable editable deletable viewable' },
]

function tab(name: string): StandardModule {
  return {
    api_name: name,
    ...(name === 'Analytics' ? { module_name: 'Dashboards' } : {}),
    label: name.replace(/s$/, ''),
    plural: name,
    display_field: '',
    flags: 'viewable',
    sections: [],
    fields: '',
  }
}
