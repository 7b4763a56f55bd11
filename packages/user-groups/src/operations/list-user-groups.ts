import { operation, path, readPage, request } from '@x/client'
import type { CallOptions, Client, Id, ListQuery, Operation, Page } from '@x/client'
import { filterText, type Filter } from '../filters.ts'
import { groupIdText } from '../group-path.ts'
import { scopes } from '../scopes.ts'
import type { UserGroup } from '../types.ts'

const needed: readonly string[] = [scopes.read]

/** Query of {@link listUserGroups}. */
export interface ListUserGroupsQuery extends ListQuery {
  /** What to add to each group. */
  readonly include?: 'sources_count' | 'sources'
  /** Only the group of exactly this name. */
  readonly name?: string
  /** Only these groups; in Zoho's newest description, not on its page. */
  readonly ids?: readonly Id[]
  /** Only groups that match: `where('name', 'contains', 'sales')`. */
  readonly filters?: Filter
}

/**
 * One page of the organisation's user groups. Zoho's page: "Get User Groups". Scope `ZohoCRM.settings.user_groups.READ`.
 *
 * @throws ZohoApiError `INVALID_DATA` for filters that Zoho does not understand, `NO_PERMISSION` when the user may not
 *   manage groups
 * @example
 * for await (const group of paginate((page) => listUserGroups(zoho, { ...page, per_page: 200 }))) {
 *   counts.set(group.name, await getSourcesCount(zoho, group.id))
 * }
 */
export const listUserGroups: Operation<
  (zoho: Client, query?: ListUserGroupsQuery, options?: CallOptions) => Promise<Page<UserGroup>>
> = operation(needed, async function listUserGroups(zoho, asked = {}, options) {
  if (asked.ids?.length === 0) return readPage(undefined, 'user_groups', asked)
  const query = { ...asked, ids: asked.ids?.map(groupIdText), filters: filterText(asked.filters) }
  const call = { path: path`settings/user_groups`, query, scopes: needed }
  return readPage(await request(zoho, call, options), 'user_groups', asked)
})
