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
  /** Between two looks, at least 100; it doubles up to 15 s. @default 1000 */
  readonly interval?: number
}

const SHORTEST_INTERVAL = 100
const LONGEST_INTERVAL = 15_000
/** What a timer can hold. */
const LONGEST_TIMEOUT = 2 ** 31 - 1

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
  const { timeout, interval } = check(options)
  const over = new AbortController()
  const ending = AbortSignal.any([
    deadline(zoho, timeout, deletion.groupId, over.signal),
    ...(options.signal === undefined ? [] : [options.signal]),
  ])
  try {
    for (
      let wait = interval;
      await isThere(zoho, deletion, ending);
      wait = Math.min(wait * 2, LONGEST_INTERVAL)
    )
      await zoho.clock.sleep(wait, ending)
  } finally {
    over.abort()
  }
}

function check({ timeout = 300_000, interval = 1000 }: WaitForDeletionOptions): {
  timeout: number
  interval: number
} {
  if (!(interval >= SHORTEST_INTERVAL && interval <= LONGEST_TIMEOUT))
    throw new TypeError(`interval must be a number of milliseconds from ${SHORTEST_INTERVAL} on.`)
  if (!(timeout > 0 && timeout <= LONGEST_TIMEOUT))
    throw new TypeError('timeout must be a number of milliseconds above 0 and below 2^31 (24.8 days).')
  return { timeout, interval }
}

/** Aborted with a TimeoutError when the time is up, unless `over` is aborted before. */
function deadline(zoho: Client, timeout: number, groupId: string, over: AbortSignal): AbortSignal {
  const late = new AbortController()
  const message = `User group ${groupId} is still there after ${timeout} ms. Its job may go on; look again later.`
  zoho.clock.sleep(timeout, over).then(
    () => late.abort(new TimeoutError(message, 'the deletion job', timeout, { outcome: 'unknown' })),
    () => {
      // Lost: the reason of our own cancelling.
    },
  )
  return late.signal
}

async function isThere(
  zoho: Client,
  { groupId, jobId }: Extract<Deletion, { done: false }>,
  signal: AbortSignal,
): Promise<boolean> {
  if ((await getUserGroup(zoho, groupId, {}, { signal })) === undefined) return false
  const status = jobId === undefined ? undefined : await jobStatus(zoho, jobId, { signal })
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
