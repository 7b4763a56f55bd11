/**
 * Every scope that covers a needed one, in lower case, the way Zoho's pages describe it: `ALL` covers every operation,
 * `WRITE` covers `CREATE`, `UPDATE` and `DELETE`, a group (`ZohoCRM.settings`) covers its members, and case does not
 * matter.
 */
export function coveringScopes(needed: string): ReadonlySet<string> {
  const parts = needed.toLowerCase().split('.')
  const operation = parts.pop() ?? ''
  const operations =
    operation === 'read' || operation === 'all' ? [operation, 'all'] : [operation, 'write', 'all']
  const covering = new Set<string>()
  // From the scope's own name up to the group below "ZohoCRM": nothing covers the whole product.
  for (let length = parts.length; length >= 2; length -= 1) {
    const name = parts.slice(0, length).join('.')
    for (const each of operations) covering.add(`${name}.${each}`)
  }
  return covering
}

const odd: Readonly<Record<string, string>> = {
  Appointments_Rescheduled_History__s: 'appointments_rescheduled_history',
  Entity_Scores__s: 'entity_scores',
  Locking_Information__s: 'lockinginformation',
}

/** Modules that Zoho ships: their scopes carry their names, those of all others the word `custom`. */
const standardModules: readonly string[] = (
  'Leads Accounts Contacts Deals Campaigns Tasks Cases Events Calls Solutions Products Vendors Price_Books Quotes ' +
  'Sales_Orders Purchase_Orders Invoices Appointments__s Services__s Appointments_Rescheduled_History__s Notes ' +
  'Attachments Entity_Scores__s Locking_Information__s'
).split(' ')

/** Name of a module in scopes: `pricebooks`, `services`; `custom` for one that people made. */
export function scopeNameOf(module: string): string {
  if (!standardModules.includes(module)) return 'custom'
  return Object.hasOwn(odd, module)
    ? (odd[module] ?? '')
    : module.replace(/__s$/, '').replaceAll('_', '').toLowerCase()
}
