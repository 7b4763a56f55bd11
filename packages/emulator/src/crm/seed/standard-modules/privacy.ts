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
  {
    api_name: 'Consents',
    label: 'Consent',
    display_field: 'Email',
    visibility: 2,
    flags: 'viewable api_supported',
    sections: [],
    fields: `
      Email email
      Data_Processing_Basis picklist
      Lawful_Reason, Consent_Through text 120
      Consent_Remarks textarea 2000
      Consent_Date date
      Mail_Sent_Time datetime R
      Contact_Through_Email, Contact_Through_Phone, Contact_Through_Survey, Contact_Through_Social boolean
      @stamps`,
  },
]

/** Modules about people: with privacy on, their records say on what basis the data is processed. */
export const personal: readonly string[] = ['Leads', 'Contacts', 'Vendors']
