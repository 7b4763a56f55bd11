import type { Operation } from '../../call.ts'
import type { Readings } from '../../readings.ts'
import { route, type Route } from '../../route.ts'
import { countAssociatedUsers } from './count-associated-users.ts'
import { countUsersByStatus } from './count-users-by-status.ts'
import { createUserGroups } from './create-user-groups.ts'
import { deleteUserGroup } from './delete-user-group.ts'
import { getDeletionJob } from './get-deletion-job.ts'
import { getSourcesCount } from './get-sources-count.ts'
import { getUserGroup } from './get-user-group.ts'
import { listAssigned } from './list-assigned.ts'
import { listAssociations } from './list-associations.ts'
import { listGroupsOfUser } from './list-groups-of-user.ts'
import { listSources } from './list-sources.ts'
import { listUserGroups } from './list-user-groups.ts'
import { updateUserGroup } from './update-user-group.ts'
import { updateUserGroups } from './update-user-groups.ts'

function on(line: string, scopeOperation: string, operation: Operation): Route {
  const permissions = ['Crm_Implied_Manage_Groups']
  return route(line, `settings.user_groups.${scopeOperation}`, operation, { permissions })
}

/** Scopes for the groups of a user: sources disagree about the second. */
function scopesOfUser({ userGroups }: Readings): readonly string[] {
  const first = 'settings.user_groups.READ'
  return userGroups.groupsOfUserScope === 'user_groups' ? [first] : [first, 'users.READ']
}

export const userGroupRoutes: readonly Route[] = [
  on('GET /settings/user_groups', 'READ', listUserGroups),
  on('POST /settings/user_groups', 'CREATE', createUserGroups),
  on('PUT /settings/user_groups', 'UPDATE', updateUserGroups),
  on('GET /settings/user_groups/:id', 'READ', getUserGroup),
  on('PUT /settings/user_groups/:id', 'UPDATE', updateUserGroup),
  on('DELETE /settings/user_groups/:id', 'DELETE', deleteUserGroup),
  on('GET /settings/user_groups/:id/sources', 'READ', listSources),
  on('GET /settings/user_groups/:id/actions/sources_count', 'READ', getSourcesCount),
  on('GET /settings/user_groups/:id/actions/associations', 'READ', listAssociations),
  on('GET /settings/user_groups/:id/associated_users/actions/grouped_counts', 'READ', countUsersByStatus),
  on('GET /settings/user_groups/actions/associated_users_count', 'READ', countAssociatedUsers),
  on('GET /settings/user_groups/actions/deletion_jobs', 'READ', getDeletionJob),
  on('POST /settings/user_groups/actions/get_assigned', 'READ', listAssigned('get_assigned')),
  on('POST /settings/user_groups/actions/get_unassigned', 'READ', listAssigned('get_unassigned')),
  route('GET /users/:id/actions/associated_groups', scopesOfUser, listGroupsOfUser),
]
