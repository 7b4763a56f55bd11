export { DeletionFailedError } from './deletion-failed-error.ts'
export { createUserGroup, type NewUserGroup } from './operations/create-user-group.ts'
export { deleteUserGroup } from './operations/delete-user-group.ts'
export { getDeletionJob } from './operations/get-deletion-job.ts'
export { getSourcesCount } from './operations/get-sources-count.ts'
export { getUserGroup, type GetUserGroupQuery } from './operations/get-user-group.ts'
export { listAssignedUserGroups } from './operations/list-assigned-user-groups.ts'
export {
  listAssociatedUsersCounts,
  type ListAssociatedUsersCountsQuery,
} from './operations/list-associated-users-counts.ts'
export { listAssociations } from './operations/list-associations.ts'
export { listGroupedCounts, type ListGroupedCountsQuery } from './operations/list-grouped-counts.ts'
export { listGroupsOfUser, type ListGroupsOfUserQuery } from './operations/list-groups-of-user.ts'
export { listSources, type ListSourcesQuery } from './operations/list-sources.ts'
export { listUnassignedUserGroups } from './operations/list-unassigned-user-groups.ts'
export { listUserGroups, type ListUserGroupsQuery } from './operations/list-user-groups.ts'
export { updateUserGroup } from './operations/update-user-group.ts'
export { updateUserGroups } from './operations/update-user-groups.ts'
export { waitForDeletion, type WaitForDeletionOptions } from './wait-for-deletion.ts'
export type { AssignmentQuery } from './assignment.ts'
export {
  allOf,
  anyOf,
  where,
  type Comparator,
  type Condition,
  type Filter,
  type FilterField,
} from './filters.ts'
export type { UserGroupChange } from './group-row.ts'
export { scopes } from './scopes.ts'
export type { SourceInput, SourceKey, SourcesChange } from './source-input.ts'
export type {
  AssociatedUsersCount,
  Association,
  AssociationType,
  Deletion,
  DeletionJob,
  GroupedCount,
  IncludedSourcesCount,
  Reference,
  Source,
  SourcesCount,
  SourceType,
  UserCounts,
  UserGroup,
  UserReference,
} from './types.ts'
