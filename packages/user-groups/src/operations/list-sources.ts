import { operation, path, readPage, request } from '@x/client'
import type { CallOptions, Client, Id, ListQuery, Operation, Page } from '@x/client'
import { filterText, type Filter } from '../filters.ts'
import { findGroupHint, groupIdText } from '../group-path.ts'
import { scopes } from '../scopes.ts'
import type { Source, SourceType } from '../types.ts'

const needed: readonly string[] = [scopes.read]

/** Query of {@link listSources}. */
export interface ListSourcesQuery extends ListQuery {
  /** Only sources of this kind. */
  readonly type?: SourceType
  /** Only users in this state. */
  readonly user_type?: 'active' | 'inactive' | 'deleted' | (string & {})
  /** In Zoho's newest description, not on its page; which fields it takes is not documented. */
  readonly filters?: Filter
}

/**
 * One page of a group's sources: the users, roles, territories and groups that make it up. Zoho's page: "Get Sources of
 * a User Group". Scope `ZohoCRM.settings.user_groups.READ`.
 *
 * @throws ZohoApiError `INVALID_DATA` for an id that no group has, `PATTERN_NOT_MATCHED` for an unknown type
 * @example
 * for await (const { source } of paginate((page) => listSources(zoho, groupId, { ...page, type: 'users' }))) {
 *   ids.push(source.id)
 * }
 */
export const listSources: Operation<
  (zoho: Client, groupId: Id, query?: ListSourcesQuery, options?: CallOptions) => Promise<Page<Source>>
> = operation(needed, async function listSources(zoho, groupId, asked = {}, options) {
  const target = path`settings/user_groups/${groupIdText(groupId)}/sources`
  const query = { ...asked, filters: filterText(asked.filters) }
  const body = await request(zoho, { path: target, query, scopes: needed, hint: findGroupHint }, options)
  return readPage(body, 'sources', asked)
})
