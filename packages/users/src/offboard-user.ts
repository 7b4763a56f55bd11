import { jobState, until, type Client, type Id, type UntilOptions } from '@x/client'
import {
  getTransferUserStatus,
  transferUser,
  validateUserTransfer,
  type UserTransferCheck,
} from './user-transfers.ts'
import { deleteUser, getUser } from './users.ts'

/** What `offboardUser` has just done. */
export type OffboardStep =
  | { readonly step: 'checked'; readonly check: UserTransferCheck | undefined }
  | { readonly step: 'transfer started'; readonly jobId: string }
  | { readonly step: 'transferred'; readonly jobId: string }
  | { readonly step: 'deleted' }

/** Options of {@link offboardUser}. The times are those of the waiting, in milliseconds. */
export interface OffboardOptions extends Omit<UntilOptions, 'what'> {
  /** Called after each step; what it throws stops the rest. */
  readonly onStep?: ((step: OffboardStep) => void) | undefined
}

/** How it ended. After `transfer failed` the user is still there, and nothing was deleted. */
export type Offboarding =
  | { readonly state: 'deleted'; readonly jobId: string }
  | { readonly state: 'was deleted before' }
  | { readonly state: 'transfer failed'; readonly jobId: string }

/**
 * Hands on what a user has, waits until that is done, and only then deletes the user: nothing is left without an owner,
 * whenever it stops. It can be called again; what was handed on is not handed on twice. `transferAndDeleteUser` is one call
 * for the same, but the user is gone before it is known whether the transfer went well.
 *
 * Needs the scopes of `getUser`, `validateUserTransfer`, `transferUser` and `deleteUser`, and about five credits.
 *
 * @param successorId who takes over; becomes the manager of the user's subordinates, too
 * @throws ZohoApiError when Zoho refuses a step, such as a successor who reports to the user
 * @throws TimeoutError when the transfer is not over in time; it may go on: call again later
 * @example
 * const ended = await offboardUser(zoho, leaver.id, successorId, { onStep: ({ step }) => note(step) })
 */
export async function offboardUser(
  zoho: Client,
  userId: Id,
  successorId: Id,
  { onStep, ...waiting }: OffboardOptions = {},
): Promise<Offboarding> {
  const options = { signal: waiting.signal }
  const user = await getUser(zoho, userId, {}, options)
  if (user?.status === 'deleted') return { state: 'was deleted before' }
  onStep?.({ step: 'checked', check: await validateUserTransfer(zoho, userId, options) })
  const transfer = { id: successorId, records: true, assignment: true, criteria: true }
  const body = { transfer: [{ transfer, move_subordinate: { id: successorId } }] } as const
  const { jobId } = await transferUser(zoho, userId, body, options)
  onStep?.({ step: 'transfer started', jobId })
  const job = await until(
    zoho,
    (look) => getTransferUserStatus(zoho, jobId, look),
    (status) => status !== undefined && ['done', 'failed'].includes(jobState(status)),
    { ...waiting, what: `the transfer ${jobId}` },
  )
  if (jobState(job ?? {}) !== 'done') return { state: 'transfer failed', jobId }
  onStep?.({ step: 'transferred', jobId })
  await deleteUser(zoho, userId, options)
  onStep?.({ step: 'deleted' })
  return { state: 'deleted', jobId }
}
