// The programs of the guides on records.
import { allOf, isToolkitError, paginate, uploadBody, where, type Client } from '@x/client'
import {
  createEach,
  deleteRecords,
  downloadAttachment,
  eachRecord,
  fileList,
  getRecord,
  listAttachments,
  listDeletedRecords,
  searchRecords,
  updateRecord,
  uploadAttachment,
  uploadFiles,
  upsertRecords,
} from '@x/records'

// #region all
/** Every deal, and what it is worth, as lines of a CSV file. */
export async function* dealLines(zoho: Client): AsyncGenerator<string> {
  yield 'id,name,amount'
  for await (const deal of eachRecord(zoho, 'Deals', { fields: ['Deal_Name', 'Amount'] })) {
    yield [deal.id, deal['Deal_Name'], deal['Amount'] ?? 0].map((value) => JSON.stringify(value)).join(',')
  }
}
// #endregion all

// #region changed
/** What happened to deals since the last look: ids that changed, and ids that are gone. */
export async function changesSince(
  zoho: Client,
  modifiedSince: Date,
): Promise<{ changed: string[]; gone: string[] }> {
  const changed: string[] = []
  for await (const deal of eachRecord(zoho, 'Deals', { fields: ['Modified_Time'], modifiedSince }))
    changed.push(deal.id)
  const gone: string[] = []
  for await (const deal of paginate((page) => listDeletedRecords(zoho, 'Deals', { ...page, modifiedSince })))
    gone.push(deal.id)
  return { changed, gone }
}
// #endregion changed

// #region clear
/** Deletes leads that bounced. Ids first: who deletes while reading shifts the pages. */
export async function deleteBounced(zoho: Client): Promise<number> {
  const bounced: string[] = []
  for await (const lead of eachRecord(zoho, 'Leads', { fields: ['Email_Opt_Out'] })) {
    if (lead['Email_Opt_Out'] === true) bounced.push(lead.id)
  }
  const results = await deleteRecords(zoho, 'Leads', bounced, { wf_trigger: false })
  return results.filter(({ ok }) => ok).length
}
// #endregion clear

// #region import
/** Brings in contacts of a file, however long. What has to be looked at, line by line. */
export async function* importContacts(
  zoho: Client,
  contacts: AsyncIterable<{ readonly Last_Name: string; readonly Email: string }>,
  say: (done: number, failed: number) => void,
): AsyncGenerator<string> {
  const how = {
    trigger: [],
    concurrency: 4,
    onProgress: ({ done, failed }: { done: number; failed: number }) => say(done, failed),
  }
  for await (const result of createEach(zoho, 'Contacts', contacts, how)) {
    const line = `line ${result.index + 1}`
    if (result.ok) continue
    if (result.outcome === 'unknown') yield `${line}: may have been written`
    else if (isToolkitError(result.error, 'NOT_SENT')) yield `${line}: not sent any more`
    else yield `${line}: ${result.error.message}`
  }
}
// #endregion import

// #region repeat
/** Writes prices until all were taken. An upsert may be repeated: whatever was written before is found by its code. */
export async function writePrices(
  zoho: Client,
  products: readonly { readonly Product_Name: string; readonly Unit_Price: number }[],
): Promise<readonly string[]> {
  const refused: string[] = []
  let left = products
  for (let round = 0; left.length > 0 && round < 5; round += 1) {
    const how = { trigger: [], duplicate_check_fields: ['Product_Name'] }
    const results = await upsertRecords(zoho, 'Products', left, how)
    const again: (typeof products)[number][] = []
    results.forEach((result, index) => {
      const product = left[index]
      if (result.ok || product === undefined) return
      if (result.outcome === 'unknown' || isToolkitError(result.error, 'NOT_SENT')) again.push(product)
      else refused.push(`${product.Product_Name}: ${result.error.message}`)
    })
    left = again
  }
  return refused
}
// #endregion repeat

// #region search
/** Leads of a company whose name begins so and whose revenue is at least so much. */
export async function bigLeads(zoho: Client, company: string, revenue: number): Promise<readonly string[]> {
  const criteria = allOf(
    where('Company', 'starts_with', company),
    where('Annual_Revenue', 'greater_equal', revenue),
  )
  const { items } = await searchRecords(zoho, 'Leads', { criteria, fields: ['Last_Name', 'Company'] })
  return items.map((lead) => `${String(lead['Last_Name'])} of ${String(lead['Company'])}`)
}
// #endregion search

// #region attach
/** Attaches a file of any size; `say` is told how much is on its way. */
export async function attach(
  zoho: Client,
  leadId: string,
  file: File,
  say: (part: number) => void,
): Promise<string> {
  const body = uploadBody(file, { limit: 100_000_000, onProgress: ({ sent, size }) => say(sent / size) })
  const { id = '' } = await uploadAttachment(zoho, 'Leads', leadId, body, { timeout: 600_000 })
  return id
}
// #endregion attach

// #region save
/** The attachments of a lead, each as a stream: nothing is in memory as a whole. */
export async function* attachmentsOf(
  zoho: Client,
  leadId: string,
): AsyncGenerator<{ readonly name: string; readonly body: ReadableStream<Uint8Array> }> {
  const fields = ['File_Name', '$type']
  for await (const { id, File_Name: name, $type } of paginate((page) =>
    listAttachments(zoho, 'Leads', leadId, { ...page, fields }),
  )) {
    if ($type === 'Link URL') continue
    const answer = await downloadAttachment(zoho, 'Leads', leadId, id)
    if (answer?.body) yield { name, body: answer.body }
  }
}
// #endregion save

// #region field
/** Puts files into a field of a record, next to those that are there. */
export async function addContracts(zoho: Client, dealId: string, contracts: readonly File[]): Promise<void> {
  const results = await uploadFiles(zoho, contracts)
  const ids = results.map((result) => {
    if (result.ok && result.id !== undefined) return result.id
    throw new Error('A file was not taken.', { cause: result })
  })
  await updateRecord(zoho, 'Deals', dealId, { Contracts: fileList(...ids) })
}
// #endregion field

// #region one
/** One lead with everything: subforms and line items come with single records only. */
export async function wholeLead(zoho: Client, leadId: string): Promise<object> {
  return (await getRecord(zoho, 'Leads', leadId)) ?? { gone: true }
}
// #endregion one
