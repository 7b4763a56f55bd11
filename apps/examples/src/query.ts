// Examples of @x/query.
import { anyOf, where, type Client } from '@x/client'
import { coql, eachRow, queryRecords, select } from '@x/query'
import { Leads } from './acme.ts'

// #region open-deals
/** The deals of an account that somebody searched for, the largest first. */
export async function openDeals(zoho: Client, account: string, since: Date): Promise<readonly string[]> {
  const { items } = await queryRecords(
    zoho,
    coql`select Deal_Name, Amount, Account_Name.Account_Name from Deals
      where (Account_Name.Account_Name = ${account} and Created_Time >= ${since})
        and Stage not in ${['Closed Won', 'Closed Lost']}
      order by Amount desc limit 50`,
  )
  return items.map((deal) => String(deal['Deal_Name']))
}
// #endregion open-deals

// #region each-row
/** Every contact that may be written to, as `name <address>`. */
export async function* addresses(zoho: Client): AsyncGenerator<string> {
  const query = select('Contacts', ['Full_Name', 'Email'], {
    where: anyOf(where('Email_Opt_Out', 'equal', false), where('Lead_Source', 'equal', 'Employee Referral')),
  })
  for await (const contact of eachRow(zoho, query)) {
    const { Full_Name: name, Email: address } = contact
    if (typeof name === 'string' && typeof address === 'string') yield `${name} <${address}>`
  }
}
// #endregion each-row

// #region sums
/** What each stage is worth. */
export async function worthOfStages(zoho: Client): Promise<ReadonlyMap<string, number>> {
  const query = select('Deals', ['Stage', 'SUM(Amount)'], { groupBy: ['Stage'] })
  const { items } = await queryRecords(zoho, query)
  return new Map(items.map((row) => [String(row['Stage']), Number(row['SUM(Amount)'])]))
}
// #endregion sums

// #region subquery
/** The accounts that bought for more than some amount. */
export async function buyers(zoho: Client, amount: number): Promise<readonly string[]> {
  const deals = select('Deals', ['Account_Name'], { where: where('Amount', 'greater_than', amount) })
  const { items } = await queryRecords(zoho, coql`select Account_Name from Accounts where id in ${deals}`)
  return items.map((account) => String(account['Account_Name']))
}
// #endregion subquery

// #region typed
/** What the leads of a company are worth, by name. */
export async function worthOfLeads(zoho: Client, company: string): Promise<ReadonlyMap<string, number>> {
  const query = select(Leads, ['Last_Name', 'Annual_Revenue'], {
    where: where('Company', 'equal', company),
  })
  const { items } = await queryRecords(zoho, query)
  return new Map(items.map((lead) => [lead.Last_Name, lead.Annual_Revenue ?? 0]))
}
// #endregion typed
