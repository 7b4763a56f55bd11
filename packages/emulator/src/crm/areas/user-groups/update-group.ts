import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import { invalidId } from '../../fields/row-fault.ts'
import { writeTime } from '../../model/time.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { applySources } from './apply-sources.ts'
import type { GroupRow } from './group-row.ts'
import { readGroup, type SourceChange } from './read-group.ts'

/** Changes one group as a row of a body says. @throws RowFault on the first thing wrong with the row. */
export function updateGroup(group: GroupRow, row: unknown, path: string, call: Call): RowDone {
  const { data, readings, user, now } = call
  const whole = readings.userGroups.updateRequires === 'name-and-sources'
  const { sources: changes, ...draft } = readGroup(row, path, whole ? 'create' : 'update', call)
  const sources =
    changes === undefined
      ? group.sources
      : applySources(group.sources, changes, readings.userGroups.updateSources)
  for (const change of changes ?? []) refuseCircle(group, change, call)
  data.groups.replace({
    ...group,
    ...draft,
    sources,
    modified_by: { id: user.id },
    modified_time: writeTime(now, orgOf(data).time_zone),
  })
  return { details: { id: group.id }, message: 'User group updated' }
}

/** A group that is to join must not hold, near or far, the group that it joins. */
function refuseCircle(group: GroupRow, { type, source, remove, place }: SourceChange, { data }: Call): void {
  if (type !== 'groups' || remove) return
  const inside = new Set([source.id])
  // A set visits what is added while it is read, and never the same value twice.
  for (const id of inside) {
    if (id === group.id) throw invalidId(place)
    for (const held of data.groups.get(id)?.sources ?? [])
      if (held.type === 'groups') inside.add(held.source.id)
  }
}
