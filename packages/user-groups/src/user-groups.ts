import { readPage, writtenId, type Criteria, type Id, type ListQuery } from '@x/client'
import { getOne, operation, readWritten, type GetOne } from '@x/client/endpoint'
import { filterText } from './filter-text.ts'
import { checkText, groupIdText } from './check.ts'
import { sourceRows, type SourceInput } from './source-input.ts'
import type { UserGroup } from './types.ts'

/** Query of {@link listUserGroups}. */
export interface ListUserGroupsQuery extends ListQuery {
  /** What to add to each group. */
  readonly include?: 'sources_count' | 'sources'
  /** Only the group of exactly this name. */
  readonly name?: string
  /** Only these groups; in Zoho's newest description, not on its page. */
  readonly ids?: readonly Id[]
  /** Only groups that match: `where('name', 'contains', 'sales')`. */
  readonly filters?: Criteria
}

/** Query of {@link getUserGroup}. */
export interface GetUserGroupQuery {
  /** What to add to the group. */
  readonly include?: 'sources_count' | 'sources'
}

/** A group to be made. */
export interface NewUserGroup {
  /** Not used by another group; at most 250 characters. */
  readonly name: string
  readonly description?: string
  /** At most 200. */
  readonly sources: readonly SourceInput[]
}

/**
 * One page of the organization's user groups.
 *
 * @zoho User Groups
 * @throws ZohoApiError `INVALID_DATA` for filters that Zoho does not understand, `NO_PERMISSION` when the user may not
 *   manage groups
 * @example
 * for await (const group of paginate((page) => listUserGroups(zoho, { ...page, per_page: 200 }))) {
 *   counts.set(group.name, await getSourcesCount(zoho, group.id))
 * }
 */
export const listUserGroups = operation(
  { address: 'settings/user_groups', rows: 'user_groups', scope: 'settings.user_groups.READ' },
  (query?: ListUserGroupsQuery) => ({
    query: { ...query, ids: query?.ids?.map(groupIdText), filters: filterText(query?.filters) },
  }),
  (answer) => readPage<UserGroup>(answer.value, 'user_groups', answer.call.query),
)

/**
 * One user group; `undefined` when it is not there.
 *
 * @zoho User Groups
 * @throws InvalidIdError for what is not an id; nothing is sent
 * @example
 * const group = await getUserGroup(zoho, '3652397000009952001', { include: 'sources' })
 */
export const getUserGroup: GetOne<[userGroupId: Id], UserGroup, GetUserGroupQuery> = getOne(
  'settings/user_groups/{user group id}',
  'user_groups',
  'settings.user_groups.READ',
)

/**
 * Creates a user group and returns its id. Not repeated after a failure: `outcome: 'unknown'` on an error means that it
 * may exist.
 *
 * @zoho User Groups
 * @throws ZohoApiError `DUPLICATE_DATA` for a name that is taken, `MANDATORY_NOT_FOUND`, `INVALID_DATA` for a bad source
 * @example
 * const sources = [{ type: 'users', source: { id: userId } }]
 * const { id } = await createUserGroup(zoho, { name: 'Sales', sources })
 */
export const createUserGroup = operation(
  { address: 'POST settings/user_groups', rows: 'user_groups', scope: 'settings.user_groups.CREATE' },
  ({ name, description, sources }: NewUserGroup) => {
    const texts = { name: checkText(name, 'name'), description: checkText(description, 'description') }
    return { body: { user_groups: [{ ...texts, sources: sourceRows(sources) }] } }
  },
  (answer): { readonly id: string } => ({ id: writtenId(readWritten(answer)) }),
)
