import type { StandardModule } from './standard-module.ts'

/** What people ask about their data. */
export const privacy: readonly StandardModule[] = [
  {
    api_name: 'Data_Subject_Requests',
    label: 'Data Subject Request',
    display_field: 'Request_Type',
    visibility: 2,
    flags: 'creatable deletable viewable api_supported',
    sections: [],
    fields: `
      Request_Type, Request_Source text 120
      Parent_Id related
      Requested_By text 120
      Requested_Date datetime
      Is_Closed text 5 R
      Closed_By userlookup R
      Closed_Date datetime R
      @stamps`,
  },
]
