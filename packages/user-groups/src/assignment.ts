import { idText, path, readPage, request, type CallOptions, type Client, type Page } from '@x/client'
import type { Id, ListQuery } from '@x/client'
import type { Filter } from './filters.ts'
import type { UserGroup } from './types.ts'

/** What groups are asked for by: something that is, or is not, in them. */
export interface AssignmentQuery extends ListQuery {
  /** Id of a user, role, territory or group, as far as the description can be understood. */
  readonly related_entity_id: Id
  readonly filters?: Filter
}

/** A reading by POST. The description gives no shape of the answer: rows are looked for under both likely keys. */
export async function listAssignment(
  zoho: Client,
  action: 'get_assigned' | 'get_unassigned',
  query: AssignmentQuery,
  scopes: readonly string[],
  options: CallOptions | undefined,
): Promise<Page<UserGroup>> {
  const question = {
    feature: 'user_groups',
    ...query,
    related_entity_id: idText(query.related_entity_id, 'related entity'),
  }
  const target = path`settings/user_groups/actions/${action}`
  const call = { path: target, body: { [action]: question }, scopes, repeatable: true }
  const body = await request(zoho, { method: 'POST', ...call }, options)
  const renamed = typeof body === 'object' && body !== null && action in body && !('user_groups' in body)
  return readPage(body, renamed ? action : 'user_groups', query)
}
