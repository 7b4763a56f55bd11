// Examples of @x/types: acme.ts is what `npx zoho-types` made.
import type { Client } from '@x/client'
import { listRecords, upsertRecords } from '@x/records'
import { checkModule } from '@x/types'
import { Leads, type LeadsCreate } from './acme.ts'

// #region upsert
/** Brings in leads of a fair; a field that this customer does not have, or an option, does not compile. */
export async function bringFromFair(
  zoho: Client,
  visitors: readonly { readonly name: string; readonly email: string; readonly company?: string }[],
): Promise<number> {
  const leads = visitors.map(({ name, email, company }): LeadsCreate => ({
    Last_Name: name,
    Email: email,
    Company: company,
    Lead_Source: 'Trade Show',
  }))
  const results = await upsertRecords(zoho, Leads, leads, { duplicate_check_fields: ['Email'] })
  return results.filter((result) => result.ok).length
}
// #endregion upsert

// #region read
/** Only the fields that were asked for are there, each with its own type. */
export async function revenueBySource(zoho: Client): Promise<ReadonlyMap<string, number>> {
  const { items } = await listRecords(zoho, Leads, {
    fields: ['Lead_Source', 'Annual_Revenue'],
    per_page: 200,
  })
  const sums = new Map<string, number>()
  for (const { Lead_Source: source, Annual_Revenue: revenue } of items) {
    const key = source ?? 'unknown'
    sums.set(key, (sums.get(key) ?? 0) + (revenue ?? 0))
  }
  return sums
}
// #endregion read

// #region check
/** When the program starts: is this customer's organization still what the code believes? */
export async function refuseDrift(zoho: Client): Promise<void> {
  const { breaksReads, breaksWrites } = await checkModule(zoho, Leads, {
    reads: ['Lead_Source', 'Annual_Revenue'],
    creates: ['Last_Name', 'Email', 'Company', 'Lead_Source'],
  })
  const broken = [...breaksReads, ...breaksWrites]
  if (broken.length > 0) throw new Error(`The organization has changed: ${broken.join(' ')}`)
}
// #endregion check
