import type { CallOptions, Client, Id, Page, RowResult, RowSuccess } from '@x/client'
import { createRecords } from './create-records.ts'
import { deleteRecord } from './delete-records.ts'
import { listRecords, type ListRecordsQuery } from './list-records.ts'
import { updateRecord } from './update-records.ts'

/**
 * Why somebody's data may be processed, as pages write it. Organizations word these options themselves: those of the field
 * `Data_Processing_Basis` decide.
 */
export type DataProcessingBasis =
  | 'Not Applicable'
  | 'Legitimate Interests'
  | 'Contract'
  | 'Legal Obligation'
  | 'Vital Interests'
  | 'Public Interests'
  | 'Pending'
  | 'Awaiting'
  | 'Obtained'
  | 'Not Respond'
  | 'Declined'
  | (string & {})

/** What somebody agreed to, and how: the field `Data_Processing_Basis_Details`. */
export interface ConsentDetails {
  readonly Contact_Through_Email?: boolean
  readonly Contact_Through_Phone?: boolean
  readonly Contact_Through_Survey?: boolean
  readonly Contact_Through_Social?: boolean
  /** For example `Email`. */
  readonly Consent_Through?: string | null
  readonly Consent_Remarks?: string | null
  /** YYYY-MM-DD, or ISO 8601. */
  readonly Consent_Date?: string | null
  readonly Lawful_Reason?: string | null
}

/** What records of a module have for which GDPR compliance is on: leads, contacts, vendors and custom modules. */
export interface DataProcessing {
  readonly Data_Processing_Basis?: DataProcessingBasis | null
  readonly Data_Processing_Basis_Details?: (ConsentDetails & { readonly id?: string }) | null
}

/** Somebody's request about his or her data: a record of the module `Data_Subject_Requests`, which cannot be edited. */
export interface DataSubjectRequest {
  readonly id: string
  /** Access, rectify, export, stop processing, erase; the stored words are stated nowhere. */
  readonly Request_Type?: string | null
  readonly Request_Source?: string | null
  /** The record of the person. */
  readonly Parent_Id?: { readonly id: string; readonly name?: string | null } | null
  readonly Requested_By?: string | null
  /** ISO 8601. */
  readonly Requested_Date?: string | null
  /** A boolean in a string. */
  readonly Is_Closed?: string | boolean | null
  readonly Closed_Date?: string | null
}

const REQUESTS = 'Data_Subject_Requests'
const fields = [
  'Request_Type',
  'Request_Source',
  'Parent_Id',
  'Requested_By',
  'Requested_Date',
  'Is_Closed',
  'Closed_Date',
] as const

/**
 * Says on what basis the data of a record may be processed, and what its person agreed to. Costs one credit.
 *
 * While GDPR compliance is off, the module has no such fields. No source says what becomes of the values then: the
 * emulator leaves them out, as it does with every name that no field has. `getOrg` says whether it is on.
 */
export async function setDataProcessingBasis(
  zoho: Client,
  module: string,
  recordId: Id,
  basis: DataProcessingBasis,
  consent?: ConsentDetails,
  options?: CallOptions,
): Promise<RowSuccess> {
  const details = consent === undefined ? {} : { Data_Processing_Basis_Details: consent }
  const change = { Data_Processing_Basis: basis, ...details }
  return await updateRecord(zoho, module, recordId, change, undefined, options)
}

/** One page of the requests of people about their data, the newest first. Costs one credit. */
export async function listDataSubjectRequests(
  zoho: Client,
  query: Omit<ListRecordsQuery, 'fields'> = {},
  options?: CallOptions,
): Promise<Page<DataSubjectRequest>> {
  return await listRecords(zoho, REQUESTS, { ...query, fields }, options)
}

/** Whether a request is still to be answered: `Is_Closed` comes as a string, which is true whatever it says. */
export function isOpenRequest({ Is_Closed: closed }: Pick<DataSubjectRequest, 'Is_Closed'>): boolean {
  return String(closed ?? false).toLowerCase() !== 'true'
}

/** Writes down a request that came another way. Costs one credit. */
export async function createDataSubjectRequest(
  zoho: Client,
  request: Omit<DataSubjectRequest, 'id' | 'Is_Closed' | 'Closed_Date'>,
  options?: CallOptions,
): Promise<RowResult | undefined> {
  const [result] = await createRecords(zoho, REQUESTS, [{ ...request }], undefined, options)
  return result
}

/** Deletes a request; it cannot be changed. Costs one credit. */
export async function deleteDataSubjectRequest(
  zoho: Client,
  requestId: Id,
  options?: CallOptions,
): Promise<RowSuccess> {
  return await deleteRecord(zoho, REQUESTS, requestId, undefined, options)
}
