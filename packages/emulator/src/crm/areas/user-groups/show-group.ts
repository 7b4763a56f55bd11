import type { OrgData } from '../../data.ts'
import { named, nameIn, nameUser, type Named } from '../../names.ts'
import type { Readings } from '../../readings.ts'
import { isDeep, type GroupRow, type Source } from './group-row.ts'

/** What a reply may hold besides the group itself. */
export type Include = 'sources_count' | 'sources'

/** A group as replies show it. Keys stand in the order of Zoho's samples. */
export function showGroup(
  group: GroupRow,
  include: ReadonlySet<Include>,
  data: OrgData,
  readings: Readings,
): Record<string, unknown> {
  return {
    created_by: nameUser(data, group.created_by),
    modified_by: named(group.modified_by, (user) => nameUser(data, user)),
    modified_time: group.modified_time,
    created_time: group.created_time,
    description: group.description,
    id: group.id,
    name: group.name,
    ...(include.has('sources_count') ? { sources_count: showRowCounts(group, data, readings) } : {}),
    ...(include.has('sources')
      ? { sources: group.sources.map((source) => showSource(source, data, readings)) }
      : {}),
  }
}

/** A source as replies show it: with the flag for what lies below only where something can. */
export function showSource(source: Source, data: OrgData, readings: Readings): Record<string, unknown> {
  return {
    ...(source.type === 'roles' ? { subordinates: isDeep(source) } : {}),
    ...(source.type === 'territories' ? { [readings.userGroups.territoryFlag]: isDeep(source) } : {}),
    source: nameSource(source, data),
    type: source.type,
  }
}

function nameSource({ type, source }: Source, data: OrgData): Named {
  return type === 'users' ? nameUser(data, source) : nameIn(data[type], source)
}

/** The counts inside a row of list or get. */
function showRowCounts(
  group: GroupRow,
  { membership }: OrgData,
  readings: Readings,
): Record<string, unknown> {
  const { territories, roles, groups, users } = membership.counts(group)
  const total = users.active + users.inactive + users.deleted
  const all = readings.userGroups.zeroCountsInRows === 'present'
  return {
    ...(all || territories > 0 ? { territories } : {}),
    ...(all || roles > 0 ? { roles } : {}),
    ...(all || groups > 0 ? { groups } : {}),
    ...(all || total > 0 ? { users: readings.userGroups.usersCountInRows === 'number' ? total : users } : {}),
  }
}
