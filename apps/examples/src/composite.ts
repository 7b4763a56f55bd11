// Examples of @x/composite.
import { where, type Client, type Id } from '@x/client'
import { ask, executeComposite } from '@x/composite'
import { createRecords, updateRecord } from '@x/records'
import { queryRecords, select } from '@x/query'

// #region move-lead
/** Makes a company and puts a contact into it: both, or neither. */
export async function moveToNewAccount(zoho: Client, contact: Id, name: string): Promise<string> {
  const account = ask(createRecords, 'Accounts', [{ Account_Name: name }])
  const id = account.ref('$.data[0].details.id')
  const move = ask(updateRecord, 'Contacts', contact, { Account_Name: { id } })
  const [made, moved] = await executeComposite(zoho, [account, move], { rollback: true })
  if (!moved.ok) throw moved.error
  if (!made.ok) throw made.error
  const [row] = made.value
  return row?.ok === true ? String(row.id) : ''
}
// #endregion move-lead

// #region dashboard
const count = (stage: string) =>
  ask(queryRecords, select('Deals', ['COUNT(id)'], { where: where('Stage', 'equal', stage), limit: 1 }))

/** Three numbers in one call. */
export async function dashboard(zoho: Client): Promise<readonly number[]> {
  const results = await executeComposite(zoho, [
    count('Qualification'),
    count('Closed Won'),
    count('Closed Lost'),
  ])
  return results.map((result) => (result.ok ? Number(result.value.items[0]?.['COUNT(id)'] ?? 0) : Number.NaN))
}
// #endregion dashboard
