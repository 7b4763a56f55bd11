import { operation, path, readRow, request } from '@x/client'
import type { CallOptions, Client, Id, Operation } from '@x/client'
import { groupIdText, unlessUnknown } from '../group-path.ts'
import { scopes } from '../scopes.ts'
import type { UserGroup } from '../types.ts'

const needed: readonly string[] = [scopes.read]

/** Query of {@link getUserGroup}. */
export interface GetUserGroupQuery {
  /** What to add to the group. */
  readonly include?: 'sources_count' | 'sources'
}

/**
 * One user group; `undefined` when it is not there. Zoho's page: "Get a User Group". Scope
 * `ZohoCRM.settings.user_groups.READ`.
 *
 * @throws InvalidIdError for what is no id; nothing is sent
 * @example
 * const group = await getUserGroup(zoho, '3652397000009952001', { include: 'sources' })
 */
export const getUserGroup: Operation<
  (zoho: Client, id: Id, query?: GetUserGroupQuery, options?: CallOptions) => Promise<UserGroup | undefined>
> = operation(needed, async function getUserGroup(zoho, id, query = {}, options) {
  const call = { path: path`settings/user_groups/${groupIdText(id)}`, query: { ...query }, scopes: needed }
  return readRow(await unlessUnknown(request(zoho, call, options)), 'user_groups')
})
