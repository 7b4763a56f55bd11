import type { Operation } from './call.ts'
import { getOrganization } from './organization/get-organization.ts'
import type { Readings } from './readings.ts'
import { getRole } from './roles/get-role.ts'
import { listRoles } from './roles/list-roles.ts'
import { coveringScopes } from './scope.ts'
import { countUsersOfTerritories } from './territories/count-associated-users.ts'
import { getTerritory } from './territories/get-territory.ts'
import { listChildTerritories, listTerritories } from './territories/list-territories.ts'
import { countAssociatedUsers } from './user-groups/count-associated-users.ts'
import { countUsersByStatus } from './user-groups/count-users-by-status.ts'
import { createUserGroups } from './user-groups/create-user-groups.ts'
import { deleteUserGroup } from './user-groups/delete-user-group.ts'
import { getDeletionJob } from './user-groups/get-deletion-job.ts'
import { getSourcesCount } from './user-groups/get-sources-count.ts'
import { getUserGroup } from './user-groups/get-user-group.ts'
import { listAssigned } from './user-groups/list-assigned.ts'
import { listAssociations } from './user-groups/list-associations.ts'
import { listGroupsOfUser } from './user-groups/list-groups-of-user.ts'
import { listSources } from './user-groups/list-sources.ts'
import { listUserGroups } from './user-groups/list-user-groups.ts'
import { updateUserGroup } from './user-groups/update-user-group.ts'
import { updateUserGroups } from './user-groups/update-user-groups.ts'
import { getUser } from './users/get-user.ts'
import { listUsers } from './users/list-users.ts'

/** One operation of the API and where it answers. */
export interface Route {
  readonly method: string
  /** Path after `/crm/vN`, split; `:id` stands for a number. */
  readonly segments: readonly string[]
  readonly operation: Operation
  /** For each scope that is needed, the scopes that cover it, in lower case. */
  readonly scopes: readonly ReadonlySet<string>[]
  /** The same when a reading asks for less. */
  readonly fewerScopes: readonly ReadonlySet<string>[]
  /** Permissions of the caller's profile, besides API access. */
  readonly permissions: readonly string[]
}

const groups = { scopes: ['ZohoCRM.settings.user_groups'], permissions: ['Crm_Implied_Manage_Groups'] }
const groupsOfUser = { scopes: ['ZohoCRM.settings.user_groups', 'ZohoCRM.users'], permissions: [] }
const users = { scopes: ['ZohoCRM.users'], permissions: [] }
const organization = { scopes: ['ZohoCRM.org'], permissions: [] }
const roles = { scopes: ['ZohoCRM.settings.roles'], permissions: [] }
const territories = { scopes: ['ZohoCRM.settings.territories'], permissions: [] }

/** Every operation served. A literal path stands before a pattern that would match it too. */
export const routes: readonly Route[] = [
  on(groups, 'READ', 'GET', '/settings/user_groups', listUserGroups),
  on(groups, 'CREATE', 'POST', '/settings/user_groups', createUserGroups),
  on(groups, 'UPDATE', 'PUT', '/settings/user_groups', updateUserGroups),
  on(groups, 'READ', 'GET', '/settings/user_groups/:id', getUserGroup),
  on(groups, 'UPDATE', 'PUT', '/settings/user_groups/:id', updateUserGroup),
  on(groups, 'DELETE', 'DELETE', '/settings/user_groups/:id', deleteUserGroup),
  on(groups, 'READ', 'GET', '/settings/user_groups/:id/sources', listSources),
  on(groups, 'READ', 'GET', '/settings/user_groups/:id/actions/sources_count', getSourcesCount),
  on(groups, 'READ', 'GET', '/settings/user_groups/:id/actions/associations', listAssociations),
  on(groups, 'READ', 'GET', '/settings/user_groups/actions/associated_users_count', countAssociatedUsers),
  on(groups, 'READ', 'GET', '/settings/user_groups/actions/deletion_jobs', getDeletionJob),
  on(groups, 'READ', 'POST', '/settings/user_groups/actions/get_assigned', listAssigned('get_assigned')),
  on(groups, 'READ', 'POST', '/settings/user_groups/actions/get_unassigned', listAssigned('get_unassigned')),
  on(
    groups,
    'READ',
    'GET',
    '/settings/user_groups/:id/associated_users/actions/grouped_counts',
    countUsersByStatus,
  ),
  on(groupsOfUser, 'READ', 'GET', '/users/:id/actions/associated_groups', listGroupsOfUser),

  on(users, 'READ', 'GET', '/users', listUsers),
  on(users, 'READ', 'GET', '/users/:id', getUser),
  on(organization, 'READ', 'GET', '/org', getOrganization),
  on(roles, 'READ', 'GET', '/settings/roles', listRoles),
  on(roles, 'READ', 'GET', '/settings/roles/:id', getRole),
  on(territories, 'READ', 'GET', '/settings/territories', listTerritories),
  on(
    territories,
    'READ',
    'GET',
    '/settings/territories/actions/associated_users_count',
    countUsersOfTerritories,
  ),
  on(territories, 'READ', 'GET', '/settings/territories/:id', getTerritory),
  on(territories, 'READ', 'GET', '/settings/territories/:id/__child_territories', listChildTerritories),
]

/** Scopes that a route needs under some readings. */
export function scopesOf(route: Route, readings: Readings): Route['scopes'] {
  return readings.userGroups.groupsOfUserScope === 'user_groups' ? route.fewerScopes : route.scopes
}

function on(
  area: { readonly scopes: readonly string[]; readonly permissions: readonly string[] },
  scopeOperation: string,
  method: string,
  path: string,
  operation: Operation,
): Route {
  const scopes = area.scopes.map((scope) => coveringScopes(`${scope}.${scopeOperation}`))
  return {
    method,
    segments: path.slice(1).split('/'),
    operation,
    scopes,
    fewerScopes: scopes.slice(0, 1),
    permissions: area.permissions,
  }
}
