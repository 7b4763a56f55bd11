import type { Group, Profile, Role, SourceType, State, Territory, User } from './state.ts'

/** Everything that can be looked up or computed from one state. Made once a state, filled when asked. */
export interface Directory {
  readonly state: State
  readonly users: ReadonlyMap<string, User>
  readonly roles: ReadonlyMap<string, Role>
  readonly profiles: ReadonlyMap<string, Profile>
  readonly territories: ReadonlyMap<string, Territory>
  readonly groups: ReadonlyMap<string, Group>
  readonly groupsByName: ReadonlyMap<string, Group>
  /** Ids of the users who belong to a group, through whatever source. */
  members(group: Group): ReadonlySet<string>
  /** How many sources of each kind a group has. */
  counts(group: Group): SourceCounts
}

/** Sources of a group by kind; users by status. */
export interface SourceCounts {
  readonly territories: number
  readonly roles: number
  readonly groups: number
  readonly users: { readonly inactive: number; readonly deleted: number; readonly active: number }
}

/** Builds the look-ups of a state. Maps are cheap; membership is computed when asked and kept. */
export function openDirectory(state: State): Directory {
  const users = byId(state.users)
  const groups = byId(state.groups)
  const rolesBelow = once(() => childrenOf(state.roles, (role) => role.reportsTo))
  const territoriesBelow = once(() => childrenOf(state.territories, (territory) => territory.parent))
  const usersByRole = once(() => groupBy(state.users, (user) => user.role))
  const territories = byId(state.territories)
  const members = new Map<string, ReadonlySet<string>>()
  const counts = new Map<string, SourceCounts>()

  const collect = (group: Group, into: Set<string>, seen: Set<string>): void => {
    // Groups may hold each other in a circle: each is read once.
    if (seen.has(group.id)) return
    seen.add(group.id)
    const visit: Record<SourceType, (id: string, below: boolean) => void> = {
      users: (id) => into.add(id),
      roles: (id, below) => {
        for (const role of below ? descend(id, rolesBelow()) : [id]) {
          for (const user of usersByRole().get(role) ?? []) if (user.status !== 'deleted') into.add(user.id)
        }
      },
      territories: (id, below) => {
        for (const territory of below ? descend(id, territoriesBelow()) : [id]) {
          for (const user of territories.get(territory)?.users ?? []) {
            if (users.get(user)?.status !== 'deleted') into.add(user)
          }
        }
      },
      groups: (id) => {
        const inner = groups.get(id)
        if (inner !== undefined) collect(inner, into, seen)
      },
    }
    for (const source of group.sources) visit[source.type](source.id, source.below)
  }

  return {
    state,
    users,
    roles: byId(state.roles),
    profiles: byId(state.profiles),
    territories,
    groups,
    groupsByName: new Map(state.groups.map((group) => [group.name, group])),
    members: (group) =>
      keep(members, group.id, () => {
        const found = new Set<string>()
        collect(group, found, new Set())
        return found
      }),
    counts: (group) => keep(counts, group.id, () => countSources(group, users)),
  }
}

function countSources(group: Group, users: ReadonlyMap<string, User>): SourceCounts {
  const count = (type: SourceType): number => group.sources.filter((source) => source.type === type).length
  const statuses = group.sources
    .filter((source) => source.type === 'users')
    .map((source) => users.get(source.id)?.status ?? 'deleted')
  const withStatus = (status: User['status']): number => statuses.filter((each) => each === status).length
  return {
    territories: count('territories'),
    roles: count('roles'),
    groups: count('groups'),
    users: { inactive: withStatus('inactive'), deleted: withStatus('deleted'), active: withStatus('active') },
  }
}

/** An id and every id below it, each once. */
function descend(id: string, children: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([id])
  // A set visits what is added while it is read, and never the same value twice: circles end.
  for (const each of found) for (const child of children.get(each) ?? []) found.add(child)
  return found
}

function childrenOf<T extends { readonly id: string }>(
  rows: readonly T[],
  parentOf: (row: T) => string | null,
): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>()
  for (const row of rows) {
    const parent = parentOf(row)
    if (parent !== null) keep(children, parent, () => []).push(row.id)
  }
  return children
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) keep(groups, keyOf(row), () => []).push(row)
  return groups
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** The value under a key, made when it is missing. */
function keep<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
