import type { Directory } from '../model/directory.ts'
import { nameSource, nameUser } from '../model/names.ts'
import type { Group, Source } from '../model/state.ts'
import type { Readings } from '../readings.ts'

/** What a reply may hold besides the group itself. */
export type Include = 'sources_count' | 'sources'

/** A group as replies show it. Keys stand in the order of Zoho's samples. */
export function writeGroup(
  group: Group,
  include: ReadonlySet<Include>,
  directory: Directory,
  readings: Readings,
): Record<string, unknown> {
  return {
    created_by: nameUser(group.createdBy, directory),
    modified_by: group.modifiedBy === null ? null : nameUser(group.modifiedBy, directory),
    modified_time: group.modifiedTime,
    created_time: group.createdTime,
    description: group.description,
    id: group.id,
    name: group.name,
    ...(include.has('sources_count') ? { sources_count: writeRowCounts(group, directory, readings) } : {}),
    ...(include.has('sources')
      ? { sources: group.sources.map((source) => writeSource(source, directory, readings)) }
      : {}),
  }
}

/** A source as replies show it: with the flag for what lies below only where something can. */
export function writeSource(
  source: Source,
  directory: Directory,
  readings: Readings,
): Record<string, unknown> {
  return {
    ...(source.type === 'roles' ? { subordinates: source.below } : {}),
    ...(source.type === 'territories' ? { [readings.userGroups.territoryFlag]: source.below } : {}),
    source: nameSource(source, directory),
    type: source.type,
  }
}

/** The counts inside a row of list or get. */
function writeRowCounts(group: Group, directory: Directory, readings: Readings): Record<string, unknown> {
  const { territories, roles, groups, users } = directory.counts(group)
  const total = users.active + users.inactive + users.deleted
  const all = readings.userGroups.zeroCountsInRows === 'present'
  return {
    ...(all || territories > 0 ? { territories } : {}),
    ...(all || roles > 0 ? { roles } : {}),
    ...(all || groups > 0 ? { groups } : {}),
    ...(all || total > 0 ? { users: readings.userGroups.usersCountInRows === 'number' ? total : users } : {}),
  }
}
