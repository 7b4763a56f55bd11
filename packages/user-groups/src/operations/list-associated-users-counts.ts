import { operation, path, readPage, request } from '@x/client'
import type { CallOptions, Client, ListQuery, Operation, Page } from '@x/client'
import { filterText, type Filter } from '../filters.ts'
import { scopes } from '../scopes.ts'
import type { AssociatedUsersCount } from '../types.ts'

const needed: readonly string[] = [scopes.read]

/** Query of {@link listAssociatedUsersCounts}. */
export interface ListAssociatedUsersCountsQuery extends ListQuery {
  /** Only groups that match: `anyOf(where('name', 'starts_with', 'a'), where('description', 'equal', 'b'))`. */
  readonly filters?: Filter
}

/**
 * One page of groups with the number of users that each comes to, inactive ones included. Zoho's page: "Get Associated
 * Users Count of User Groups". Scope `ZohoCRM.settings.user_groups.READ`.
 *
 * @throws ZohoApiError `INVALID_DATA` for filters that Zoho does not understand
 * @example
 * for await (const { user_group, count } of paginate((page) => listAssociatedUsersCounts(zoho, page))) {
 *   counts.set(user_group.name, count)
 * }
 */
export const listAssociatedUsersCounts: Operation<
  (
    zoho: Client,
    query?: ListAssociatedUsersCountsQuery,
    options?: CallOptions,
  ) => Promise<Page<AssociatedUsersCount>>
> = operation(needed, async function listAssociatedUsersCounts(zoho, asked = {}, options) {
  const query = { ...asked, filters: filterText(asked.filters) }
  const call = { path: path`settings/user_groups/actions/associated_users_count`, query, scopes: needed }
  return readPage(await request(zoho, call, options), 'associated_users_count', asked)
})
