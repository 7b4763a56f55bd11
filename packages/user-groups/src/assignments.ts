import { idText, readPage, type Criteria, type Id, type ListQuery, type Page } from '@x/client'
import { operation, type Answered, type Asked } from '@x/client/endpoint'
import type { UserGroup } from './types.ts'

/** What groups are asked for by: something that is, or is not, in them. */
export interface AssignmentQuery extends ListQuery {
  /** Id of a user, role, territory or group, as far as the description can be understood. */
  readonly related_entity_id: Id
  readonly filters?: Criteria
}

/**
 * One page of the groups that something (a user, role, territory or group) is assigned to.
 *
 * @zoho User Groups
 * @experimental Only the description of June 2025 has it; Zoho may not serve it any more, and neither its scope nor the
 *   shape of its answer is documented.
 * @throws ZohoApiError `INVALID_DATA` for an id that Zoho does not know
 * @example
 * const { items } = await listAssignedUserGroups(zoho, { related_entity_id: userId })
 */
export const listAssignedUserGroups = operation(
  {
    address: 'POST settings/user_groups/actions/get_assigned',
    rows: 'get_assigned',
    scope: 'settings.user_groups.READ',
  },
  (query: AssignmentQuery) => questionOf('get_assigned', query),
  (answer) => pageOf('get_assigned', answer),
)

/**
 * One page of the groups that something (a user, role, territory or group) is not assigned to.
 *
 * @zoho User Groups
 * @experimental Only the description of June 2025 has it; Zoho may not serve it any more, and neither its scope nor the
 *   shape of its answer is documented.
 * @throws ZohoApiError `INVALID_DATA` for an id that Zoho does not know
 * @example
 * const { items } = await listUnassignedUserGroups(zoho, { related_entity_id: userId })
 */
export const listUnassignedUserGroups = operation(
  {
    address: 'POST settings/user_groups/actions/get_unassigned',
    rows: 'get_unassigned',
    scope: 'settings.user_groups.READ',
  },
  (query: AssignmentQuery) => questionOf('get_unassigned', query),
  (answer) => pageOf('get_unassigned', answer),
)

/** A reading by POST. */
function questionOf(action: string, query: AssignmentQuery): Asked {
  const id = idText(query.related_entity_id, 'related entity')
  const question = { feature: 'user_groups', ...query, related_entity_id: id }
  return { body: { [action]: question }, repeatable: true }
}

/** The description gives no shape of the answer: rows are looked for under both likely keys. */
function pageOf(action: string, { value, call }: Answered): Page<UserGroup> {
  const renamed = typeof value === 'object' && value !== null && action in value && !('user_groups' in value)
  const { [action]: asked } = call.body as Readonly<Record<string, ListQuery>>
  return readPage(value, renamed ? action : 'user_groups', asked)
}
