import type { Table } from '../../../engine/table.ts'
import type { RoleRow } from '../roles/role-row.ts'
import type { TerritoryRow, TerritoryUser } from '../territories/territory-row.ts'
import type { UserRow } from '../users/user-row.ts'
import { isDeep, type GroupRow, type SourceType } from './group-row.ts'

/** Who belongs to which group. Worked out when asked, and kept until one of the tables changes. */
export interface Membership {
  /** Ids of the users who belong to a group, through whatever source. */
  members(group: GroupRow): ReadonlySet<string>
  /** How many sources of each kind a group has. */
  counts(group: GroupRow): SourceCounts
}

/** Sources of a group by kind; users by status. */
export interface SourceCounts {
  readonly territories: number
  readonly roles: number
  readonly groups: number
  readonly users: { readonly inactive: number; readonly deleted: number; readonly active: number }
}

interface Tables {
  readonly users: Table<UserRow>
  readonly roles: Table<RoleRow>
  readonly territories: Table<TerritoryRow>
  readonly territoryUsers: Table<TerritoryUser>
  readonly groups: Table<GroupRow>
}

export function createMembership(tables: Tables): Membership {
  const { users, roles, territories, territoryUsers, groups } = tables
  const version = (): number =>
    users.version + roles.version + territories.version + territoryUsers.version + groups.version
  const members = keepWhile(version, (group: GroupRow) => {
    const found = new Set<string>()
    collect(tables, group, found, new Set())
    return found
  })
  const counts = keepWhile(version, (group: GroupRow) => countSources(group, users))
  return { members, counts }
}

/** Remembers what was worked out for a group until the version is another one: it only grows. */
function keepWhile<V>(version: () => number, work: (group: GroupRow) => V): (group: GroupRow) => V {
  let kept = new Map<string, V>()
  let keptFor = -1
  return (group) => {
    const now = version()
    if (now !== keptFor) {
      kept = new Map()
      keptFor = now
    }
    const known = kept.get(group.id)
    if (known !== undefined) return known
    const value = work(group)
    kept.set(group.id, value)
    return value
  }
}

function collect(tables: Tables, group: GroupRow, into: Set<string>, seen: Set<string>): void {
  // Groups may hold each other in a circle: each is read once.
  if (seen.has(group.id)) return
  seen.add(group.id)
  const { users, roles, territories, territoryUsers, groups } = tables
  const visit: Record<SourceType, (id: string, deep: boolean) => void> = {
    users: (id) => into.add(id),
    roles: (id, deep) => {
      for (const role of deep ? descend(roles, 'reporting_to', id) : [id]) {
        for (const user of users.where('role', role)) if (user.status !== 'deleted') into.add(user.id)
      }
    },
    territories: (id, deep) => {
      for (const territory of deep ? descend(territories, 'reporting_to', id) : [id]) {
        for (const { user } of territoryUsers.where('territory', territory)) {
          if (users.get(user.id)?.status !== 'deleted') into.add(user.id)
        }
      }
    },
    groups: (id) => {
      const inner = groups.get(id)
      if (inner !== undefined) collect(tables, inner, into, seen)
    },
  }
  for (const source of group.sources) visit[source.type](source.source.id, isDeep(source))
}

/** An id and every id below it in a tree, each once. */
export function descend(
  table: Pick<Table<{ readonly id: string }>, 'where'>,
  parentField: string,
  id: string,
): ReadonlySet<string> {
  const found = new Set([id])
  // A set visits what is added while it is read, and never the same value twice: circles end.
  for (const each of found) for (const child of table.where(parentField, each)) found.add(child.id)
  return found
}

function countSources({ sources }: GroupRow, users: Table<UserRow>): SourceCounts {
  const count = (type: SourceType): number => sources.filter((source) => source.type === type).length
  const statuses = sources
    .filter(({ type }) => type === 'users')
    .map(({ source }) => users.get(source.id)?.status ?? 'deleted')
  const withStatus = (status: UserRow['status']): number => statuses.filter((each) => each === status).length
  return {
    territories: count('territories'),
    roles: count('roles'),
    groups: count('groups'),
    users: { inactive: withStatus('disabled'), deleted: withStatus('deleted'), active: withStatus('active') },
  }
}
