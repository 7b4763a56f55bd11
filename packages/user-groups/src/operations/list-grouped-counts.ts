import { operation, path, readPage, request } from '@x/client'
import type { CallOptions, Client, Id, ListQuery, Operation, Page } from '@x/client'
import { findGroupHint, groupIdText } from '../group-path.ts'
import { scopes } from '../scopes.ts'
import type { GroupedCount } from '../types.ts'

const needed: readonly string[] = [scopes.read]

/** Query of {@link listGroupedCounts}. */
export interface ListGroupedCountsQuery extends ListQuery {
  /** Which values Zoho takes is not documented. @default 'status' */
  readonly group_by?: 'status' | (string & {})
}

/**
 * How many users of a group are in each state. Zoho's page: none; the description of June 2025 has it, later ones do
 * not. Scope `ZohoCRM.settings.user_groups.READ`.
 *
 * @experimental Zoho may not serve it any more.
 * @throws ZohoApiError `INVALID_DATA` for an id that no group has
 * @example
 * const { items } = await listGroupedCounts(zoho, groupId)
 */
export const listGroupedCounts: Operation<
  (zoho: Client, id: Id, query?: ListGroupedCountsQuery, options?: CallOptions) => Promise<Page<GroupedCount>>
> = operation(needed, async function listGroupedCounts(zoho, id, asked = {}, options) {
  const target = path`settings/user_groups/${groupIdText(id)}/associated_users/actions/grouped_counts`
  const query = { group_by: 'status', ...asked }
  const body = await request(zoho, { path: target, query, scopes: needed, hint: findGroupHint }, options)
  return readPage(body, 'grouped_counts', asked)
})
