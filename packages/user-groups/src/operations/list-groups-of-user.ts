import { idText, operation, path, readPage, request } from '@x/client'
import type { CallOptions, Client, Id, ListQuery, Operation, Page } from '@x/client'
import { scopes } from '../scopes.ts'
import type { UserGroup } from '../types.ts'

const needed: readonly string[] = [scopes.read, scopes.readUsers]

/** Query of {@link listGroupsOfUser}. */
export interface ListGroupsOfUserQuery extends ListQuery {
  /** What to add to each group; from v7 on. */
  readonly include?: 'sources'
}

/**
 * One page of the groups that a user belongs to. Zoho's page: "Get Associated Groups of a User". Scopes
 * `ZohoCRM.settings.user_groups.READ` and `ZohoCRM.users.READ`.
 *
 * @throws ZohoApiError `INVALID_DATA` for an id that no user has
 * @example
 * const { items } = await listGroupsOfUser(zoho, userId)
 */
export const listGroupsOfUser: Operation<
  (zoho: Client, userId: Id, query?: ListGroupsOfUserQuery, options?: CallOptions) => Promise<Page<UserGroup>>
> = operation(needed, async function listGroupsOfUser(zoho, userId, query = {}, options) {
  const call = {
    path: path`users/${idText(userId, 'user')}/actions/associated_groups`,
    query: { ...query },
    scopes: needed,
    hint: 'No user has this id in the connected organisation.',
  }
  return readPage(await request(zoho, call, options), 'user_groups', query)
})
