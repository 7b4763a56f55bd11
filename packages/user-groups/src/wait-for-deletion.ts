import { isToolkitError, quote, until, type CallOptions, type Client } from '@x/client'
import { DeletionFailedError } from './deletion-failed-error.ts'
import { getDeletionJob } from './delete-user-group.ts'
import type { Deletion } from './types.ts'
import { getUserGroup } from './user-groups.ts'

/** Options of {@link waitForDeletion}, in milliseconds. */
export interface WaitForDeletionOptions {
  readonly signal?: AbortSignal
  /** For all of it. @default 300_000 */
  readonly timeout?: number
  /** Between two looks, at least 100; it doubles up to 15 s. @default 1000 */
  readonly interval?: number
}

/**
 * Waits until a group is gone: by looking for the group, since the words of a job's status are not documented. A job that
 * says it failed ends the waiting. Scope `ZohoCRM.settings.user_groups.READ`.
 *
 * @throws TimeoutError with `outcome: 'unknown'` when the group is still there; the job may go on
 * @throws {@link DeletionFailedError} when the job reports a failure
 * @throws TypeError for an interval or a timeout that would never end or never rest
 * @example
 * await waitForDeletion(zoho, await deleteUserGroup(zoho, id), { timeout: 60_000 })
 */
export async function waitForDeletion(
  zoho: Client,
  deletion: Deletion,
  options: WaitForDeletionOptions = {},
): Promise<void> {
  if (deletion.done) return
  const what = `The deletion of user group ${deletion.groupId}`
  const gone = async (each: CallOptions): Promise<boolean> => !(await isThere(zoho, deletion, each))
  await until(zoho, gone, Boolean, { timeout: 300_000, what, ...options })
}

async function isThere(
  zoho: Client,
  { groupId, jobId }: Extract<Deletion, { done: false }>,
  options: CallOptions,
): Promise<boolean> {
  if ((await getUserGroup(zoho, groupId, {}, options)) === undefined) return false
  const status = jobId === undefined ? undefined : await jobStatus(zoho, jobId, options)
  if (jobId === undefined || status === undefined || !/fail|error/i.test(status)) return true
  throw new DeletionFailedError(
    `Deletion job ${jobId} reports ${quote(status)}, and user group ${groupId} is still there.`,
    groupId,
    jobId,
  )
}

/** Undefined when Zoho does not tell: the endpoint is in its older description only. */
async function jobStatus(zoho: Client, jobId: string, options: CallOptions): Promise<string | undefined> {
  try {
    return (await getDeletionJob(zoho, jobId, options))?.Status
  } catch (error) {
    // Lost: why Zoho does not tell about the job. Whether the group is there is asked separately.
    if (isToolkitError(error) && !error.retryable && !options.signal?.aborted) return undefined
    throw error
  }
}
