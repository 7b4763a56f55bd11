// Examples of @x/users.
import { jobState, paginate, until, type Client } from '@x/client'
import {
  getTransferAndDeleteStatus,
  listMembers,
  listUsers,
  offboardUser,
  transferAndDeleteUser,
  updateUser,
  type User,
} from '@x/users'

// #region offer
/** Who can own a record: deleted users and people who never accepted their invitation cannot. */
export async function possibleOwners(zoho: Client): Promise<readonly User[]> {
  const owners: User[] = []
  for await (const user of paginate((page) => listUsers(zoho, { ...page, type: 'ActiveConfirmedUsers' }))) {
    owners.push(user)
  }
  return owners
}
// #endregion offer

// #region hand-over
/** Deletes a user and gives everything to another one; resolves when nothing is left behind. */
export async function handOver(zoho: Client, userId: string, successorId: string): Promise<void> {
  const transfer = { id: successorId, records: true, assignment: true, criteria: true }
  const { jobId } = await transferAndDeleteUser(zoho, userId, {
    transfer_and_delete: [{ transfer, move_subordinate: { id: successorId } }],
  })
  const job = await until(
    zoho,
    (options) => getTransferAndDeleteStatus(zoho, jobId, options),
    (status) => status !== undefined && jobState(status) !== 'running',
  )
  if (job === undefined || jobState(job) !== 'done') throw new Error(`The transfer of ${userId} failed.`)
}
// #endregion hand-over

// #region offboard
/** Locks a leaver out, gives everything to a successor, and deletes him; a note for each step. */
export async function offboard(
  zoho: Client,
  leaver: { readonly id: string; readonly status: string },
  successorId: string,
  note: (text: string) => void,
): Promise<boolean> {
  if (leaver.status === 'active') await updateUser(zoho, leaver.id, { status: 'inactive' })
  note('locked out')
  const ended = await offboardUser(zoho, leaver.id, successorId, { onStep: ({ step }) => note(step) })
  if (ended.state === 'transfer failed') note(`ask Zoho's support about job ${ended.jobId}`)
  return ended.state !== 'transfer failed'
}
// #endregion offboard

// #region members
/** Addresses of everybody in a group who can read mail. */
export async function addressesOf(zoho: Client, groupId: string): Promise<readonly string[]> {
  const members = await listMembers(zoho, groupId)
  return members.flatMap(({ email, status, confirm }) => (status === 'active' && confirm ? email : []))
}
// #endregion members
