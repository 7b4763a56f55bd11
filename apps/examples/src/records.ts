// Examples of @x/records.
import type { Client, RowResult } from '@x/client'
import { createEach, createRecords, eachRecord, updateRecord, upsertRecords, zohoDate } from '@x/records'

// #region offer
/** Addresses of all leads, however many there are. */
export async function addresses(zoho: Client): Promise<readonly string[]> {
  const found: string[] = []
  for await (const lead of eachRecord(zoho, 'Leads', { fields: ['Email'] })) {
    if (typeof lead['Email'] === 'string') found.push(lead['Email'])
  }
  return found
}
// #endregion offer

// #region write
/** Brings in leads of another system, without a mail to anybody; says which rows have to be looked at. */
export async function bringIn(zoho: Client, rows: readonly object[]): Promise<readonly string[]> {
  const leads = rows as readonly Readonly<Record<string, unknown>>[]
  const results = await createRecords(zoho, 'Leads', leads, { trigger: [], concurrency: 4 })
  return results.flatMap((result) => (result.ok ? [] : [`row ${result.index + 1}: ${reasonOf(result)}`]))
}

function reasonOf({ error, outcome }: Extract<RowResult, { ok: false }>): string {
  return outcome === 'unknown'
    ? 'nobody knows whether it was written: search before you repeat it'
    : error.message
}
// #endregion write

// #region each
/** Calls of a telephone system, however long its file is; numbers of the lines that Zoho did not take. */
export async function* bringInCalls(
  zoho: Client,
  lines: AsyncIterable<{ readonly to: string; readonly at: Date }>,
): AsyncGenerator<number> {
  for await (const result of createEach(zoho, 'Tasks', tasksOf(lines), { trigger: [] }))
    if (!result.ok) yield result.index + 1
}

async function* tasksOf(
  lines: AsyncIterable<{ readonly to: string; readonly at: Date }>,
): AsyncGenerator<object> {
  for await (const { to, at } of lines) yield { Subject: `Call ${to}`, Due_Date: zohoDate(at, '+01:00') }
}
// #endregion each

// #region upsert
/** Keeps contacts as the shop has them; how many were new. */
export async function keep(
  zoho: Client,
  customers: readonly { Last_Name: string; Email: string }[],
): Promise<number> {
  const results = await upsertRecords(zoho, 'Contacts', customers, { duplicate_check_fields: ['Email'] })
  return results.filter((result) => result.ok && result.action === 'insert').length
}
// #endregion upsert

// #region change
/** Closes a deal, unless somebody changed it after we looked. */
export async function close(
  zoho: Client,
  { id, Modified_Time: unmodifiedSince }: { readonly id: string; readonly Modified_Time: string },
): Promise<void> {
  await updateRecord(zoho, 'Deals', id, { Stage: 'Closed Won' }, { unmodifiedSince })
}
// #endregion change
