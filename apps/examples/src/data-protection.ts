import { paginate, type Client, type Id } from '@x/client'
import { listFields, privateFields, restrictedNulls, type Field } from '@x/metadata'
import {
  getRecord,
  isOpenRequest,
  listDataSubjectRequests,
  setDataProcessingBasis,
  type DataSubjectRequest,
} from '@x/records'

// #region consent
/** Keeps that somebody agreed, on a page of yours, to get mail. */
export async function agreed(zoho: Client, contactId: Id, day: string): Promise<void> {
  await setDataProcessingBasis(zoho, 'Contacts', contactId, 'Obtained', {
    Contact_Through_Email: true,
    Consent_Through: 'Website',
    Consent_Date: day,
  })
}
// #endregion consent

// #region requests
/** What people have asked about their data, and nobody has answered. */
export async function openRequests(zoho: Client): Promise<readonly DataSubjectRequest[]> {
  const open: DataSubjectRequest[] = []
  for await (const request of paginate((page) => listDataSubjectRequests(zoho, { ...page })))
    if (isOpenRequest(request)) open.push(request)
  return open
}
// #endregion requests

// #region loggable
/** A record as a log may have it: names of all its fields, values of those that are not personal, health data or encrypted. */
export function loggable(
  record: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
): Readonly<Record<string, unknown>> {
  const hidden = new Set(privateFields(fields).map(({ api_name: name }) => name))
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, hidden.has(name) ? '[hidden]' : value]),
  )
}
// #endregion loggable

// #region restricted
/** What of a record is not known, though it reads as null. */
export async function unknownOf(zoho: Client, module: string, recordId: Id): Promise<readonly string[]> {
  const fields = await listFields(zoho, module)
  const record = await getRecord(zoho, module, recordId)
  return record === undefined ? [] : restrictedNulls({ ...record }, fields)
}
// #endregion restricted
