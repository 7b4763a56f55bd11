import type { Call } from '../call.ts'
import type { Directory } from '../model/directory.ts'
import type { Group } from '../model/state.ts'
import { writeTime } from '../model/time.ts'
import { applySources } from './apply-sources.ts'
import { readDraft } from './read-draft.ts'
import { invalidId, type SourceChange } from './read-sources.ts'
import { RowFault } from './row-fault.ts'
import type { RowDone } from './write-rows.ts'

/** Changes one group as a row of a body says. @throws RowFault on the first thing wrong with the row. */
export function updateGroup(
  group: Group,
  row: unknown,
  index: number,
  directory: Directory,
  { readings, user, now }: Call,
): RowDone {
  const draft = readDraft(row, index, {
    directory,
    readings,
    complete: readings.userGroups.updateRequires === 'name-and-sources',
    group: group.id,
  })
  const sources =
    draft.sources === undefined
      ? group.sources
      : applySources(group.sources, draft.sources, readings.userGroups.updateSources)
  for (const change of draft.sources ?? []) refuseCircle(group, change, directory)
  const changed: Group = {
    ...group,
    name: draft.name ?? group.name,
    description: draft.description === undefined ? group.description : draft.description,
    sources,
    modifiedBy: user.id,
    modifiedTime: writeTime(now, directory.state.organization.timeZone),
  }
  const groups = directory.state.groups.map((each) => (each.id === group.id ? changed : each))
  return { id: group.id, message: 'User group updated', state: { ...directory.state, groups } }
}

/** A group that is to join must not hold, near or far, the group that it joins. */
function refuseCircle(group: Group, change: SourceChange, directory: Directory): void {
  if (change.type !== 'groups' || change.remove) return
  const inside = new Set([change.id])
  // A set visits what is added while it is read, and never the same value twice.
  for (const id of inside) {
    if (id === group.id) throw new RowFault(invalidId(change.place))
    for (const source of directory.groups.get(id)?.sources ?? []) {
      if (source.type === 'groups') inside.add(source.id)
    }
  }
}
