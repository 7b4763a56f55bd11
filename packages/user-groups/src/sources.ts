import { readPage, readRow, type Criteria, type Id, type ListQuery } from '@x/client'
import { operation } from '@x/client/endpoint'
import { filterText } from './filter-text.ts'
import { checkSourceType } from './source-type.ts'
import type { Source, SourcesCount, SourceType } from './types.ts'

/** Query of {@link listSources}. */
export interface ListSourcesQuery extends ListQuery {
  /** Only sources of this kind. */
  readonly type?: SourceType
  /** Only users in this state. */
  readonly user_type?: 'active' | 'inactive' | 'deleted' | (string & {})
  /** In Zoho's newest description, not on its page; which fields it takes is not documented. */
  readonly filters?: Criteria
}

/**
 * One page of a group's sources: the users, roles, territories and groups that make it up.
 *
 * @zoho User Groups
 * @throws ZohoApiError `INVALID_DATA` for an id that no group has, `PATTERN_NOT_MATCHED` for an unknown type
 * @throws TypeError for a type that is nearly one of Zoho's, such as `user`; nothing is sent
 * @example
 * for await (const { source } of paginate((page) => listSources(zoho, groupId, { ...page, type: 'users' }))) {
 *   ids.push(source.id)
 * }
 */
export const listSources = operation(
  {
    address: 'settings/user_groups/{user group id}/sources',
    rows: 'sources',
    scope: 'settings.user_groups.READ',
    hint: 'user group, listUserGroups',
  },
  (groupId: Id, query?: ListSourcesQuery) => ({
    fill: [groupId],
    query: { ...query, type: checkSourceType(query?.type), filters: filterText(query?.filters) },
  }),
  (answer) => readPage<Source>(answer.value, 'sources', answer.call.query),
)

/**
 * How many users, roles, territories and groups make up a user group. Empty when Zoho answers that it has no sources
 * (204).
 *
 * @zoho User Groups
 * @throws ZohoApiError `INVALID_DATA` for an id that no group has; its message says how to find a right one
 * @throws InvalidIdError for what is not an id; nothing is sent
 * @example
 * const { users, roles } = await getSourcesCount(zoho, '3652397000009952001')
 */
export const getSourcesCount = operation(
  {
    address: 'settings/user_groups/{user group id}/actions/sources_count',
    rows: 'sources_count',
    scope: 'settings.user_groups.READ',
    hint: 'user group, listUserGroups',
  },
  (groupId: Id) => ({ fill: [groupId] }),
  ({ value }) => readRow<SourcesCount>(value, 'sources_count') ?? {},
)
