import type { Id, RowSuccess } from '@x/client'
import { getAll, ofModule, operation, readWritten, type GetAll } from '@x/client/endpoint'

/** A field whose value is taken; of file fields, the files that stay: null takes them all away. */
export interface MergedField {
  readonly api_name: string
  readonly _data?: readonly { readonly id: Id }[] | null | undefined
}

/** What is merged into a record. */
export interface Merge {
  /** One or two records that go into the master and are gone then, and the fields that are theirs. */
  readonly data: readonly { readonly id: Id; readonly _fields: readonly MergedField[] }[]
  readonly master_record_fields?: readonly MergedField[] | undefined
}

/** A merge that was done, or is left to a job. */
export type Merged = RowSuccess & {
  /** Of the job, when a record has more than 1,000 others hanging on it. */
  readonly jobId: string | undefined
}

/**
 * Makes one record of two or three: what hangs on the others goes to the master, and they are deleted. Leads, contacts,
 * accounts, deals, vendors and custom modules. 50 credits.
 *
 * @zoho Merge Records
 * @throws ZohoApiError `NOT_ALLOWED` for records in an approval or being merged, `DUPLICATE_DATA` for a field that is claimed twice
 */
export const mergeRecords = operation(
  {
    address: 'POST {module}/{master id}/actions/merge',
    rows: 'merge',
    scope: ofModule('modules.{module}.WRITE'),
    hint: 'record, listRecords',
    cost: () => ({ credits: 50, heavy: false }),
  },
  (module: string, masterId: Id, merge: Merge) => ({ fill: [module, masterId], body: { merge: [merge] } }),
  (answer): Merged => {
    const result = readWritten(answer)
    const { job_id: jobId } = result.details
    return { ...result, jobId: typeof jobId === 'string' ? jobId : undefined }
  },
)

/** Where a merge stands. */
export interface MergeJob {
  readonly job_id: string
  /** Upper case on v7's page, lower in the description of 2026: compare by `jobState`. */
  readonly status: string
}

/** Merges of a record that were left to jobs, or one of them. @zoho Merge Records */
export const getMergeStatus: GetAll<
  [module: string, masterId: Id],
  MergeJob,
  { readonly job_id?: Id | undefined }
> = getAll(
  '{module}/{master id}/actions/merge',
  'merge',
  ofModule('modules.{module}.READ'),
  'record, listRecords',
)
