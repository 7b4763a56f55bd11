import type { Directory } from '../model/directory.ts'
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
    created_by: writeUser(group.createdBy, directory),
    modified_by: group.modifiedBy === null ? null : writeUser(group.modifiedBy, directory),
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

/** A source as replies show it: the flag of what lies below only where it means something. */
export function writeSource(
  source: Source,
  directory: Directory,
  readings: Readings,
): Record<string, unknown> {
  const flag =
    source.type === 'roles'
      ? 'subordinates'
      : source.type === 'territories'
        ? readings.territoryFlag
        : undefined
  return {
    ...(flag === undefined ? {} : { [flag]: source.below }),
    source: { name: nameOf(source, directory), id: source.id },
    type: source.type,
  }
}

/** The counts inside a row of list or get. */
function writeRowCounts(group: Group, directory: Directory, readings: Readings): Record<string, unknown> {
  const { territories, roles, groups, users } = directory.counts(group)
  const total = users.active + users.inactive + users.deleted
  const all = readings.zeroCountsInRows === 'present'
  return {
    ...(all || territories > 0 ? { territories } : {}),
    ...(all || roles > 0 ? { roles } : {}),
    ...(all || groups > 0 ? { groups } : {}),
    ...(all || total > 0 ? { users: readings.usersCountInRows === 'number' ? total : users } : {}),
  }
}

function nameOf(source: Source, directory: Directory): string {
  switch (source.type) {
    case 'users':
      return userName(source.id, directory)
    case 'roles':
      return directory.roles.get(source.id)?.name ?? ''
    case 'territories':
      return directory.territories.get(source.id)?.name ?? ''
    case 'groups':
      return directory.groups.get(source.id)?.name ?? ''
  }
}

/** `{ name, id }` of a user. */
export function writeUser(id: string, directory: Directory): { readonly name: string; readonly id: string } {
  return { name: userName(id, directory), id }
}

function userName(id: string, directory: Directory): string {
  const user = directory.users.get(id)
  return user === undefined ? '' : fullName(user)
}

/** First and last name of a user, as one. */
export function fullName(user: { readonly firstName: string | null; readonly lastName: string }): string {
  return user.firstName === null ? user.lastName : `${user.firstName} ${user.lastName}`
}
