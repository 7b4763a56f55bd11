import type { StandardModule } from './standard-module.ts'

/** Modules of selling: who may buy, who buys, and what is about to be bought. */
export const sales: readonly StandardModule[] = [
  {
    api_name: 'Leads',
    label: 'Lead',
    display_field: 'Full_Name',
    flags: 'creatable editable deletable viewable api_supported quick_create convertable',
    sections: ['Lead Image', 'Lead Information', 'Address Information', 'Description Information'],
    fields: `
      @image
      Company text 200 L
      First_Name text 40
      Last_Name text 80 !L
      Full_Name text 120 R
      Salutation picklist 25
      Designation text 100 = Title
      Email, Secondary_Email email
      Phone, Mobile phone
      Fax text 30
      Website website
      Lead_Source, Lead_Status, Industry, Rating picklist
      No_of_Employees integer = No. of Employees
      Annual_Revenue currency
      Skype_ID, Twitter text 50
      @unsubscribe
      Converted__s boolean R = Is Converted
      Converted_Date_Time datetime R
      Converted_Account lookup:Accounts R
      Converted_Contact lookup:Contacts R
      Converted_Deal lookup:Deals R
      Lead_Conversion_Time integer R
      @system
      @activity
      @enrichment
      @lock
      @layout
      @address
      Description textarea`,
  },
  {
    api_name: 'Contacts',
    label: 'Contact',
    display_field: 'Full_Name',
    flags: 'creatable editable deletable viewable api_supported quick_create',
    sections: ['Contact Image', 'Contact Information', 'Address Information', 'Description Information'],
    fields: `
      @image
      First_Name text 40
      Last_Name text 80 !L
      Full_Name text 120 R
      Salutation picklist 25
      Account_Name lookup:Accounts
      Vendor_Name lookup:Vendors
      Reporting_To lookup:Contacts
      Lead_Source picklist
      Email, Secondary_Email email
      Title text 100
      Department, Assistant text 50
      Phone phone 50
      Home_Phone, Other_Phone, Mobile, Asst_Phone phone
      Fax text 30
      Date_of_Birth date
      Skype_ID, Twitter text 50
      @unsubscribe
      @system
      @activity
      @enrichment
      @lock
      @layout
      @address:Mailing_:Zip
      @address:Other_:Zip
      Description textarea`,
  },
  {
    api_name: 'Accounts',
    label: 'Account',
    display_field: 'Account_Name',
    flags: 'creatable editable deletable viewable api_supported quick_create',
    sections: ['Account Image', 'Account Information', 'Address Information', 'Description Information'],
    fields: `
      @image
      Account_Name text 200 !L
      Parent_Account lookup:Accounts
      Account_Number bigint
      Account_Site text 80
      Account_Type, Industry, Ownership, Rating picklist
      Phone phone
      Fax text 30
      Website website
      Ticker_Symbol text 30
      Employees integer
      Annual_Revenue currency
      SIC_Code integer
      @system
      @activity
      @enrichment
      @lock
      @layout
      @address:Billing_:Code
      @address:Shipping_:Code
      Description textarea`,
  },
  {
    api_name: 'Deals',
    label: 'Deal',
    display_field: 'Deal_Name',
    flags: 'creatable editable deletable viewable api_supported quick_create',
    sections: ['Deal Information', 'Description Information'],
    fields: `
      Deal_Name text 120 !L
      Stage picklist !L
      Pipeline picklist
      Closing_Date date L
      Amount currency
      Probability share 9 = Probability (%)
      Expected_Revenue currency R
      Account_Name lookup:Accounts L
      Contact_Name lookup:Contacts
      Campaign_Source lookup:Campaigns
      Lead_Source picklist
      Type picklist:Deal_Type
      Next_Step text 100
      Lead_Conversion_Time, Sales_Cycle_Duration, Overall_Sales_Duration integer R
      @system
      @activity
      @lock
      @layout
      Description textarea`,
  },
  {
    api_name: 'Campaigns',
    label: 'Campaign',
    display_field: 'Campaign_Name',
    flags: 'creatable editable deletable viewable api_supported quick_create',
    sections: ['Campaign Information', 'Description Information'],
    fields: `
      Campaign_Name text 120 !L
      Type picklist:Campaign_Type
      Status picklist:Campaign_Status
      Start_Date, End_Date date
      Expected_Revenue, Budgeted_Cost, Actual_Cost currency
      Expected_Response, Num_sent bigint
      Parent_Campaign lookup:Campaigns
      @system
      @layout
      Description textarea`,
  },
]
