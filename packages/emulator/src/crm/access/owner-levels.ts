import { reachesUser } from '../areas/custom-views/see-view.ts'
import type { SharingRule, Side } from '../areas/data-sharing/sharing-row.ts'
import type { UserRow } from '../areas/users/user-row.ts'
import type { Call } from '../call.ts'
import { levels, type Level } from './access.ts'
import type { Hierarchy } from './hierarchy.ts'

type Who = Pick<Call, 'data' | 'user'>

/** What somebody may do with the records of each owner: his own, by the hierarchy, and by rules on owners. */
export function createOwnerLevels(
  rules: readonly SharingRule[],
  hierarchy: Hierarchy,
  { data, user }: Who,
): (ownerId: string) => Level {
  const ofOwners = rules.filter(({ type }) => type === 'Record_Owner_Based')
  const known = new Map<string, Level>([[user.id, levels.full]])
  const find = (owner: UserRow): Level => {
    if (hierarchy.isBelow(owner) || hierarchy.isPeer(owner)) return levels.full
    return strongest(ofOwners.filter(({ shared_from: from }) => from !== null && isOf(from, owner, data)))
  }
  return (ownerId) => {
    let level = known.get(ownerId)
    if (level === undefined) {
      const owner = data.users.get(ownerId)
      level = owner === undefined ? levels.none : find(owner)
      known.set(ownerId, level)
    }
    return level
  }
}

/** The rules of a module that are for somebody: for himself, or, where they say so, for one below him. */
export function rulesFor(module: string, hierarchy: Hierarchy, { data, user }: Who): readonly SharingRule[] {
  const active = data.sharingRules.where('module', module).filter(({ status }) => status === 'active')
  if (active.length === 0) return []
  const below = active.some((rule) => rule.superiors_allowed)
    ? [...data.users.all()].filter((each) => hierarchy.isBelow(each))
    : []
  return active.filter(
    ({ shared_to: to, superiors_allowed: isForSuperiors }) =>
      isOf(to, user, data) || (isForSuperiors && below.some((each) => isOf(to, each, data))),
  )
}

/** What the strongest of some rules allows. */
export function strongest(rules: readonly SharingRule[]): Level {
  if (rules.some(({ permission_type: type }) => type === 'read_write_delete')) return levels.full
  return rules.length > 0 ? levels.read : levels.none
}

/** Whether a user is one of those that a side of a rule names. */
function isOf({ type, resource, subordinates }: Side, user: UserRow, data: Call['data']): boolean {
  if (type === 'all_users') return true
  return resource !== null && reachesUser({ type, id: resource.id, subordinates }, { data, user })
}
