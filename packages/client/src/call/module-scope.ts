/** Modules of Zoho's own, under their API names. In a scope every other module is called `custom`. */
const STANDARD =
  /^(?:Leads|Accounts|Contacts|Deals|Campaigns|Tasks|Cases|Events|Calls|Solutions|Products|Vendors|Price_Books|Quotes|Sales_Orders|Purchase_Orders|Invoices|Notes|Attachments|Emails|(?:Appointments|Services|Locking_Information|(Appointments_Rescheduled_History|Entity_Scores))__s)$/

/**
 * The name of a module in a scope: `pricebooks` for `Price_Books`, `custom` for a module of the organization's own. By
 * Zoho's list of scopes (documented); two names keep their underscores.
 */
export function moduleScope(module: string): string {
  const [standard = 'custom', exception] = STANDARD.exec(module) ?? []
  return (exception ?? standard.replace(/__s$/, '').replaceAll('_', '')).toLowerCase()
}
