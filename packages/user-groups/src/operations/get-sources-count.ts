import { operation, path, readRow, request } from '@x/client'
import type { CallOptions, Client, Id, Operation } from '@x/client'
import { findGroupHint, groupIdText } from '../group-path.ts'
import { scopes } from '../scopes.ts'
import type { SourcesCount } from '../types.ts'

const needed: readonly string[] = [scopes.read]

/**
 * How many users, roles, territories and groups make up a user group. Empty when Zoho answers that it has no sources
 * (204). Zoho's page: "Get Sources Count". Scope `ZohoCRM.settings.user_groups.READ`.
 *
 * @throws ZohoApiError `INVALID_DATA` for an id that no group has; its message says how to find a right one
 * @throws InvalidIdError for what is no id; nothing is sent
 * @example
 * const { users, roles } = await getSourcesCount(zoho, '3652397000009952001')
 */
export const getSourcesCount: Operation<
  (zoho: Client, groupId: Id, options?: CallOptions) => Promise<SourcesCount>
> = operation(needed, async function getSourcesCount(zoho, groupId, options) {
  const call = {
    path: path`settings/user_groups/${groupIdText(groupId)}/actions/sources_count`,
    scopes: needed,
    hint: findGroupHint,
  }
  return readRow<SourcesCount>(await request(zoho, call, options), 'sources_count') ?? {}
})
