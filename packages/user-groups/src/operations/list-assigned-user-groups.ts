import { operation } from '@x/client'
import type { CallOptions, Client, Operation, Page } from '@x/client'
import { listAssignment, type AssignmentQuery } from '../assignment.ts'
import { scopes } from '../scopes.ts'
import type { UserGroup } from '../types.ts'

const needed: readonly string[] = [scopes.read]

/**
 * One page of the groups that something (a user, role, territory or group) is assigned to. Zoho's page: none; the
 * description of June 2025 has it, later ones do not. Scope `ZohoCRM.settings.user_groups.READ`, which is a guess.
 *
 * @experimental Zoho may not serve it any more, and neither its scope nor the shape of its answer is documented.
 * @throws ZohoApiError `INVALID_DATA` for an id that Zoho does not know
 * @example
 * const { items } = await listAssignedUserGroups(zoho, { related_entity_id: userId })
 */
export const listAssignedUserGroups: Operation<
  (zoho: Client, query: AssignmentQuery, options?: CallOptions) => Promise<Page<UserGroup>>
> = operation(needed, async function listAssignedUserGroups(zoho, query, options) {
  return await listAssignment(zoho, 'get_assigned', query, needed, options)
})
