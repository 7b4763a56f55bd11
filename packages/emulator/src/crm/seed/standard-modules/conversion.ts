/** Which fields of other modules take the value of a field of a lead when it is converted. */
interface Conversion {
  readonly Contacts?: string
  readonly Accounts?: string
  readonly Deals?: string
}

const both = (name: string): Conversion => ({ Contacts: name, Accounts: name })
const contact = (name: string): Conversion => ({ Contacts: name })
const account = (name: string): Conversion => ({ Accounts: name })

const conversions: Readonly<Record<string, Conversion>> = {
  Company: account('Account_Name'),
  First_Name: contact('First_Name'),
  Last_Name: contact('Last_Name'),
  Email: contact('Email'),
  Secondary_Email: contact('Secondary_Email'),
  Mobile: contact('Mobile'),
  Skype_ID: contact('Skype_ID'),
  Twitter: contact('Twitter'),
  Designation: contact('Title'),
  Phone: both('Phone'),
  Fax: both('Fax'),
  Lead_Source: { Contacts: 'Lead_Source', Deals: 'Lead_Source' },
  Website: account('Website'),
  Industry: account('Industry'),
  Annual_Revenue: account('Annual_Revenue'),
  Rating: account('Rating'),
  No_of_Employees: account('Employees'),
  Street: { Contacts: 'Mailing_Street', Accounts: 'Billing_Street' },
  City: { Contacts: 'Mailing_City', Accounts: 'Billing_City' },
  State: { Contacts: 'Mailing_State', Accounts: 'Billing_State' },
  Zip_Code: { Contacts: 'Mailing_Zip', Accounts: 'Billing_Code' },
  Country: { Contacts: 'Mailing_Country', Accounts: 'Billing_Country' },
  Description: { Contacts: 'Description', Accounts: 'Description', Deals: 'Description' },
}

/** What metadata says of a field of a lead that is carried on; nothing of others. */
export function conversionOf(field: string): { readonly convert_mapping?: Record<string, string | null> } {
  const to = conversions[field]
  return to === undefined ? {} : { convert_mapping: { Contacts: null, Deals: null, Accounts: null, ...to } }
}
