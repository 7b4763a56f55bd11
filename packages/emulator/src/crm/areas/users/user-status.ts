import type { UserRow } from './user-row.ts'

/** A user's status in the words of user groups, and of what the emulator tells about itself. */
export type UserStatus = 'active' | 'inactive' | 'deleted'

/** The status of a user; `deleted` for one that is not there. */
export function statusOf(user: Pick<UserRow, 'status'> | undefined): UserStatus {
  if (user === undefined) return 'deleted'
  return user.status === 'disabled' ? 'inactive' : user.status
}
