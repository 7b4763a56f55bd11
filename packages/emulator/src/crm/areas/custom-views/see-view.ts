import { descend } from '../user-groups/membership.ts'
import type { Call } from '../../call.ts'
import type { ModuleRow } from '../modules/module-row.ts'
import type { ViewRow, ViewShare } from './view-row.ts'
import { viewsOf } from './views-of.ts'

/** The view of an id, when it is one of the module and the caller sees it. */
export function seenView(
  module: ModuleRow,
  id: string,
  call: Pick<Call, 'data' | 'user'>,
): ViewRow | undefined {
  const view = viewsOf(module, call.data).find((each) => each.id === id)
  return view !== undefined && categoryOf(view, call) !== undefined ? view : undefined
}

/** From where the caller has a view; undefined: he does not see it. */
export function categoryOf(view: ViewRow, call: Pick<Call, 'data' | 'user'>): string | undefined {
  if (view.created_by?.id === call.user.id) return 'created_by_me'
  if (view.access_type === 'public') return 'public_views'
  if (view.access_type === 'only_to_me') return undefined
  return view.shared_to.some((share) => reachesUser(share, call)) ? 'shared_with_me' : undefined
}

/** Whether somebody is one of those that something is shared with. */
export function reachesUser(
  { type, id, subordinates }: ViewShare,
  { data, user }: Pick<Call, 'data' | 'user'>,
): boolean {
  if (type === 'users') return id === user.id
  if (type === 'roles')
    return (
      id === user.role.id ||
      (subordinates === true && descend(data.roles, 'reporting_to', id).has(user.role.id))
    )
  if (type === 'territories')
    return data.territoryUsers.where('territory', id).some((each) => each.user.id === user.id)
  const group = data.groups.get(id)
  return type === 'groups' && group !== undefined && data.membership.members(group).has(user.id)
}
