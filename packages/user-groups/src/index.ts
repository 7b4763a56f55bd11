export { getSourcesCount } from './operations/get-sources-count.ts'
export { getUserGroup, type GetUserGroupQuery } from './operations/get-user-group.ts'
export { listSources, type ListSourcesQuery } from './operations/list-sources.ts'
export { listUserGroups, type ListUserGroupsQuery } from './operations/list-user-groups.ts'
export type { Condition, Filter } from './filters.ts'
export { scopes } from './scopes.ts'
export type {
  IncludedSourcesCount,
  Reference,
  Source,
  SourcesCount,
  SourceType,
  UserCounts,
  UserGroup,
} from './types.ts'
