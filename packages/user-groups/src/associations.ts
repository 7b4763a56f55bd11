import { readPage, type Criteria, type Id, type ListQuery, type Page } from '@x/client'
import { list, operation, type List } from '@x/client/endpoint'
import { filterText } from './filter-text.ts'
import type { AssociatedUsersCount, Association, GroupedCount, UserGroup } from './types.ts'

/** Query of {@link listAssociatedUsersCounts}. */
export interface ListAssociatedUsersCountsQuery extends ListQuery {
  /** Only groups that match: `anyOf(where('name', 'starts_with', 'a'), where('description', 'equal', 'b'))`. */
  readonly filters?: Criteria
}

/** Query of {@link listGroupsOfUser}. */
export interface ListGroupsOfUserQuery extends ListQuery {
  /** What to add to each group; from v7 on. */
  readonly include?: 'sources'
}

/** Query of {@link listGroupedCounts}. */
export interface ListGroupedCountsQuery extends ListQuery {
  /** Which values Zoho takes is not documented. @default 'status' */
  readonly group_by?: 'status' | (string & {})
}

/**
 * The rules and settings that use a group, all on one page.
 *
 * @zoho User Groups
 * @throws ZohoApiError `INVALID_DATA` for an id that no group has
 * @example
 * const { items } = await listAssociations(zoho, groupId)
 */
export const listAssociations = operation(
  {
    address: 'settings/user_groups/{user group id}/actions/associations',
    rows: 'associations',
    scope: 'settings.user_groups.READ',
    hint: 'user group, listUserGroups',
  },
  (groupId: Id) => ({ fill: [groupId] }),
  ({ value }): Page<Association> => {
    const { items, info } = readPage<AssociationRow>(value, 'associations')
    return {
      items: items.map((row): Association => ({ ...row, details: row.details ?? row.detail ?? null })),
      info,
    }
  },
)

type AssociationRow = Omit<Association, 'details'> &
  Partial<Record<'details' | 'detail', Association['details']>>

/**
 * One page of groups with the number of users that each comes to, inactive ones included.
 *
 * @zoho User Groups
 * @throws ZohoApiError `INVALID_DATA` for filters that Zoho does not understand
 * @example
 * for await (const { user_group, count } of paginate((page) => listAssociatedUsersCounts(zoho, page))) {
 *   counts.set(user_group.name, count)
 * }
 */
export const listAssociatedUsersCounts = operation(
  {
    address: 'settings/user_groups/actions/associated_users_count',
    rows: 'associated_users_count',
    scope: 'settings.user_groups.READ',
  },
  (query?: ListAssociatedUsersCountsQuery) => ({ query: { ...query, filters: filterText(query?.filters) } }),
  (answer) => readPage<AssociatedUsersCount>(answer.value, 'associated_users_count', answer.call.query),
)

/**
 * One page of the groups that a user belongs to.
 *
 * @zoho User Groups
 * @throws ZohoApiError `INVALID_DATA` for an id that no user has
 * @example
 * const { items } = await listGroupsOfUser(zoho, userId)
 */
export const listGroupsOfUser: List<[userId: Id], UserGroup, ListGroupsOfUserQuery> = list(
  'users/{user id}/actions/associated_groups',
  'user_groups',
  ['settings.user_groups.READ', 'users.READ'],
  'No user has this id in the connected organization.',
)

/**
 * How many users of a group are in each state.
 *
 * @zoho User Groups
 * @experimental Only the description of June 2025 has it; Zoho may not serve it any more.
 * @throws ZohoApiError `INVALID_DATA` for an id that no group has
 * @example
 * const { items } = await listGroupedCounts(zoho, groupId)
 */
export const listGroupedCounts: List<[userGroupId: Id], GroupedCount, ListGroupedCountsQuery> = list(
  'settings/user_groups/{user group id}/associated_users/actions/grouped_counts?group_by=status',
  'grouped_counts',
  'settings.user_groups.READ',
  'user group, listUserGroups',
)
