import type { Id } from '@x/client'
import { getOne, operation, readWritten, type GetOne } from '@x/client/endpoint'
import { groupIdText } from './check.ts'
import type { Deletion, DeletionJob } from './types.ts'

/**
 * Deletes a user group, immediately or through a job: `done` says which; `waitForDeletion` waits for the job. Never
 * repeated after a failure.
 *
 * @zoho User Groups
 * @throws ZohoApiError `INVALID_DATA` for a group that is not there, `ALREADY_USED` or `NOT_ALLOWED` for one in use
 * @example
 * await waitForDeletion(zoho, await deleteUserGroup(zoho, id))
 */
export const deleteUserGroup = operation(
  {
    address: 'DELETE settings/user_groups/{user group id}',
    rows: 'user_groups',
    scope: 'settings.user_groups.DELETE',
    hint: 'user group, listUserGroups',
  },
  (groupId: Id) => ({ fill: [groupId] }),
  (answer): Deletion => {
    const { code, details } = readWritten(answer)
    const groupId = groupIdText(answer.call.path.parameters[0] ?? '')
    if (code !== 'SCHEDULED') return { done: true, groupId }
    const jobId = details['job_id']
    return { done: false, groupId, jobId: typeof jobId === 'string' ? jobId : undefined }
  },
)

/**
 * Where a deletion job stands; `undefined` when Zoho knows no such job.
 *
 * @zoho User Groups
 * @experimental Only the description of June 2025 has it; Zoho may not serve it any more, and which words `Status` can be
 *   is not documented.
 * @throws ZohoApiError `INVALID_DATA` for an id that is not one of a job
 * @example
 * const job = await getDeletionJob(zoho, jobId)
 */
export const getDeletionJob: GetOne<[jobId: Id], DeletionJob> = getOne(
  'settings/user_groups/actions/deletion_jobs?job_id={deletion job id}',
  'deletion_jobs',
  'settings.user_groups.READ',
)
