export { DeletionFailedError } from './deletion-failed-error.ts'
export { listAssignedUserGroups, listUnassignedUserGroups, type AssignmentQuery } from './assignments.ts'
export {
  listAssociatedUsersCounts,
  listAssociations,
  listGroupedCounts,
  listGroupsOfUser,
  type ListAssociatedUsersCountsQuery,
  type ListGroupedCountsQuery,
  type ListGroupsOfUserQuery,
} from './associations.ts'
export { deleteUserGroup, getDeletionJob } from './delete-user-group.ts'
export type { UserGroupChange } from './group-row.ts'
export { scopes } from './scopes.ts'
export type { SourceInput, SourceKey, SourcesChange } from './source-input.ts'
export { getSourcesCount, listSources, type ListSourcesQuery } from './sources.ts'
export { updateUserGroup, updateUserGroups } from './update-user-group.ts'
export {
  createUserGroup,
  getUserGroup,
  listUserGroups,
  type GetUserGroupQuery,
  type ListUserGroupsQuery,
  type NewUserGroup,
} from './user-groups.ts'
export { waitForDeletion, type WaitForDeletionOptions } from './wait-for-deletion.ts'
export type {
  AssociatedUsersCount,
  Association,
  AssociationType,
  Deletion,
  DeletionJob,
  GroupedCount,
  IncludedSourcesCount,
  Source,
  SourcesCount,
  SourceType,
  UserCounts,
  UserGroup,
  UserReference,
} from './types.ts'
