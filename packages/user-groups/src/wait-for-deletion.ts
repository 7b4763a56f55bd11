import { isToolkitError, quote, TimeoutError, type CallOptions, type Client } from '@x/client'
import { DeletionFailedError } from './deletion-failed-error.ts'
import { getDeletionJob } from './operations/get-deletion-job.ts'
import { getUserGroup } from './operations/get-user-group.ts'
import type { Deletion } from './types.ts'

/** Options of {@link waitForDeletion}, in milliseconds. */
export interface WaitForDeletionOptions {
  readonly signal?: AbortSignal
  /** For all of it. @default 300_000 */
  readonly timeout?: number
  /** Between two looks; it doubles up to 15 s. @default 1000 */
  readonly interval?: number
}

const LONGEST_INTERVAL = 15_000

/**
 * Waits until a group is gone: by looking for the group, since the words of a job's status are not documented. A job that
 * says it failed ends the waiting. Scope `ZohoCRM.settings.user_groups.READ`.
 *
 * @throws TimeoutError with `outcome: 'unknown'` when the group is still there; the job may go on
 * @throws {@link DeletionFailedError} when the job reports a failure
 * @example
 * await waitForDeletion(zoho, await deleteUserGroup(zoho, id), { timeout: 60_000 })
 */
export async function waitForDeletion(
  zoho: Client,
  deletion: Deletion,
  options: WaitForDeletionOptions = {},
): Promise<void> {
  if (deletion.done) return
  const { signal, timeout = 300_000, interval = 1000 } = options
  const { clock } = zoho
  const end = clock.monotonic() + timeout
  for (let wait = interval; ; wait = Math.min(wait * 2, LONGEST_INTERVAL)) {
    if ((await getUserGroup(zoho, deletion.groupId, {}, { signal })) === undefined) return
    const status = await jobStatus(zoho, deletion.jobId, { signal })
    if (status !== undefined && /fail|error/i.test(status)) {
      throw new DeletionFailedError(
        `Deletion job ${deletion.jobId} reports ${quote(status)}, and user group ${deletion.groupId} is still there.`,
        deletion.groupId,
        deletion.jobId,
      )
    }
    if (clock.monotonic() + wait > end) break
    await clock.sleep(wait, signal)
  }
  throw new TimeoutError(
    `User group ${deletion.groupId} is still there after ${timeout} ms. Its job may go on; look again later.`,
    'the deletion job',
    timeout,
    { outcome: 'unknown' },
  )
}

/** Undefined when Zoho does not tell: the endpoint is in its older description only. */
async function jobStatus(zoho: Client, jobId: string, options: CallOptions): Promise<string | undefined> {
  try {
    return (await getDeletionJob(zoho, jobId, options))?.Status
  } catch (error) {
    // Lost: why Zoho does not tell about the job. Whether the group is there is asked separately.
    if (isToolkitError(error) && !error.retryable) return undefined
    throw error
  }
}
