import { idText, operation, path, readRow, request } from '@x/client'
import type { CallOptions, Client, Id, Operation } from '@x/client'
import { scopes } from '../scopes.ts'
import type { DeletionJob } from '../types.ts'

const needed: readonly string[] = [scopes.read]

/**
 * Where a deletion job stands; `undefined` when Zoho knows no such job. Zoho's page: none; the description of June 2025
 * has it, later ones do not. Scope `ZohoCRM.settings.user_groups.READ`.
 *
 * @experimental Zoho may not serve it any more, and which words `Status` can be is not documented.
 * @throws ZohoApiError `INVALID_DATA` for an id that is none of a job
 * @example
 * const job = await getDeletionJob(zoho, jobId)
 */
export const getDeletionJob: Operation<
  (zoho: Client, jobId: Id, options?: CallOptions) => Promise<DeletionJob | undefined>
> = operation(needed, async function getDeletionJob(zoho, jobId, options) {
  const query = { job_id: idText(jobId, 'deletion job') }
  const call = { path: path`settings/user_groups/actions/deletion_jobs`, query, scopes: needed }
  return readRow(await request(zoho, call, options), 'deletion_jobs')
})
