import { operation, path, writeRow } from '@x/client'
import type { CallOptions, Client, Id, Operation } from '@x/client'
import { findGroupHint, groupIdText } from '../group-path.ts'
import { scopes } from '../scopes.ts'
import type { Deletion } from '../types.ts'

const needed: readonly string[] = [scopes.delete]

/**
 * Deletes a user group, at once or through a job: `done` says which; `waitForDeletion` waits for the job. Never repeated
 * after a failure. Zoho's page: "Delete a User Group". Scope `ZohoCRM.settings.user_groups.DELETE`.
 *
 * @throws ZohoApiError `INVALID_DATA` for a group that is not there, `ALREADY_USED` or `NOT_ALLOWED` for one in use
 * @example
 * await waitForDeletion(zoho, await deleteUserGroup(zoho, id))
 */
export const deleteUserGroup: Operation<
  (zoho: Client, groupId: Id, options?: CallOptions) => Promise<Deletion>
> = operation(needed, async function deleteUserGroup(zoho, groupId, options) {
  const id = groupIdText(groupId)
  const call = {
    path: path`settings/user_groups/${id}`,
    rows: 'user_groups',
    scopes: needed,
    hint: findGroupHint,
  }
  const { code, details } = await writeRow(zoho, { method: 'DELETE', ...call }, options)
  if (code !== 'SCHEDULED') return { done: true, groupId: id }
  const jobId = details['job_id']
  return { done: false, groupId: id, jobId: typeof jobId === 'string' ? jobId : undefined }
})
