import type { Id } from '@x/client'
import { getOne, startJob, type GetOne, type StartJob } from '@x/client/endpoint'

/** Who takes over what somebody has. */
export interface UserTransfer {
  /** What goes to another user. The pages of v7 want all keys. */
  readonly transfer: {
    /** The user who takes over. */
    readonly id: Id
    /** Open records. */
    readonly records: boolean
    /** Assignment and escalation rules, field updates and other actions. */
    readonly assignment: boolean
    /** Criteria of custom views, automation and reports. */
    readonly criteria: boolean
  }
  /** Who becomes the manager of the user's subordinates. The descriptions of 2026 demand it. */
  readonly move_subordinate?: { readonly id: Id }
}

/** Where a transfer stands. */
export interface UserTransferJob {
  readonly status: 'in_progress' | 'completed' | 'failed' | (string & {})
}

/** Whether a user is used in places that a transfer would touch. */
export interface UserTransferCheck {
  readonly id: string
  readonly name: string
  /** In assignment rules and actions. */
  readonly assignment: boolean
  /** In criteria of views, automation or reports. */
  readonly criteria: boolean
  /** As a manager. */
  readonly subordinates: boolean
}

/**
 * Deletes a user and hands on what he has, in a job. The user is deleted before the job ends. For the organization's super
 * administrator only; exactly one row.
 *
 * @zoho Users
 */
export const transferAndDeleteUsers: StartJob<
  [],
  { readonly transfer_and_delete: readonly [UserTransfer & { readonly id: Id }] }
> = startJob('users/actions/transfer_and_delete', 'transfer_and_delete', 'users.ALL', 'user, listUsers')

/** Deletes the user of the address and hands on what he has, in a job. @zoho Users */
export const transferAndDeleteUser: StartJob<
  [userId: Id],
  { readonly transfer_and_delete: readonly [UserTransfer] }
> = startJob(
  'users/{user id}/actions/transfer_and_delete',
  'transfer_and_delete',
  'users.ALL',
  'user, listUsers',
)

/** Where a transfer with deletion stands; `undefined` when no such job is known. @zoho Users */
export const getTransferAndDeleteStatus: GetOne<[jobId: Id], UserTransferJob> = getOne(
  'users/actions/transfer_and_delete?job_id={job id}',
  'transfer_and_delete',
  'users.READ',
  'job, transferAndDeleteUser',
)

/** Hands on what a user has, who stays. Only in the descriptions of 2026. @zoho Users @experimental */
export const transferUser: StartJob<[userId: Id], { readonly transfer: readonly [UserTransfer] }> = startJob(
  'users/{user id}/actions/transfer',
  'transfer',
  'change_owner.CREATE',
  'user, listUsers',
)

/** Where a transfer stands; `undefined` when no such job is known. @zoho Users @experimental */
export const getTransferUserStatus: GetOne<[jobId: Id], UserTransferJob> = getOne(
  'users/actions/transfer?job_id={job id}',
  'transfer',
  'change_owner.READ',
  'job, transferUser',
)

/** Whether a user is used in rules, criteria or as a manager: what a transfer would move. @zoho Users @experimental */
export const validateUserTransfer: GetOne<[userId: Id], UserTransferCheck> = getOne(
  'users/{user id}/actions/validate_before_transfer',
  'validate_before_transfer',
  'change_owner.READ',
  'user, listUsers',
)
