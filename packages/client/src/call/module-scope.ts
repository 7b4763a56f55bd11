/** Modules of Zoho's own, under their API names. In a scope every other module is called `custom`. */
const STANDARD = new Set(
  'Leads Accounts Contacts Deals Campaigns Tasks Cases Events Calls Solutions Products Vendors Price_Books Quotes Sales_Orders Purchase_Orders Invoices Notes Attachments Emails Appointments__s Services__s Appointments_Rescheduled_History__s Entity_Scores__s Locking_Information__s'.split(
    ' ',
  ),
)

/**
 * The name of a module in a scope: `pricebooks` for `Price_Books`, `custom` for a module of the organisation's own. By
 * Zoho's list of scopes (documented); two names keep their underscores.
 */
export function moduleScope(module: string): string {
  if (!STANDARD.has(module)) return 'custom'
  const name = module.toLowerCase().replace(/__s$/, '')
  return /^(?:app.*history|entity)/.test(name) ? name : name.replaceAll('_', '')
}
