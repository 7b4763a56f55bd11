import { descend } from '../areas/user-groups/membership.ts'
import type { UserRow } from '../areas/users/user-row.ts'
import type { Call } from '../call.ts'
import { orgOf } from '../data.ts'

/** Who stands where, as seen by somebody. */
export interface Hierarchy {
  /** Whether a user is somebody of below: by roles, or by managers where the organization says so. */
  isBelow(user: UserRow): boolean
  /** Whether a user has the same role, and those of that role share their records. */
  isPeer(user: UserRow): boolean
}

export function createHierarchy({ data, user }: Pick<Call, 'data' | 'user'>): Hierarchy {
  const { roles, users } = data
  const isByManager = orgOf(data).hierarchy_preferences.type === 'Reporting_To_Hierarchy'
  const below = isByManager
    ? descend(users, 'manager', user.id)
    : descend(roles, 'reporting_to', user.role.id)
  const shares = roles.get(user.role.id)?.share_with_peers === true
  return {
    isBelow: ({ id, role }) =>
      isByManager ? id !== user.id && below.has(id) : role.id !== user.role.id && below.has(role.id),
    isPeer: ({ role }) => shares && role.id === user.role.id,
  }
}
