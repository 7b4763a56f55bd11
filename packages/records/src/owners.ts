import type { Id, Module } from '@x/client'
import {
  getOne,
  operation,
  operationOnRows,
  readWritten,
  startJob,
  type GetOne,
  type StartJob,
} from '@x/client/endpoint'
import { namesOf } from './delete-records.ts'
import type { MassJob, OfView } from './mass-jobs.ts'
import type { ModuleReference } from './user-reference.ts'

/** Who gets records, and what goes with them. */
export interface NewOwner {
  readonly owner: { readonly id: Id }
  readonly notify?: boolean | undefined
  /** Up to 5: `Tasks`, `Events`, `Calls` of the records; the name alone is safest. */
  readonly related_modules?: readonly ModuleReference[] | undefined
}

/** Gives records to a user, any number of them, 500 in a request; one result per record. @zoho Change Owner */
export const changeOwners = operationOnRows(
  { address: 'POST {module}/actions/change_owner', rows: 'data', scope: 'change_owner.CREATE', most: 500 },
  (module: Module, ids: readonly Id[], owner: NewOwner) => ({
    fill: [module],
    ids: namesOf(ids, undefined),
    body: owner,
  }),
)

/**
 * Gives a record to a user.
 *
 * @zoho Change Owner
 * @throws ZohoApiError `INVALID_DATA` with `owner_status` for a user who is inactive or deleted
 */
export const changeOwner = operation(
  {
    address: 'POST {module}/{record id}/actions/change_owner',
    rows: 'data',
    scope: 'change_owner.CREATE',
    hint: 'record, listRecords',
  },
  (module: Module, recordId: Id, owner: NewOwner) => ({ fill: [module, recordId], body: owner }),
  readWritten,
)

/** Gives up to 50,000 records of a view to a user, in a job, without what hangs on them. @zoho Mass Change Owner */
export const massChangeOwner: StartJob<[module: string], OfView & { readonly owner: { readonly id: Id } }> =
  startJob('{module}/actions/mass_change_owner', 'data', 'change_owner.CREATE')

/** Where a mass change of the owner stands; it is kept for 60 days. @zoho Mass Change Owner */
export const getMassChangeOwnerStatus: GetOne<[module: string, jobId: Id], MassJob> = getOne(
  '{module}/actions/mass_change_owner?job_id={job id}',
  'data',
  'change_owner.READ',
)
