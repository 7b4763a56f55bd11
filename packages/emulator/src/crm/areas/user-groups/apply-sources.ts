import { invalidId } from '../../fields/row-fault.ts'
import type { Readings } from '../../readings.ts'
import type { Source } from './group-row.ts'
import type { SourceChange } from './read-group.ts'

/**
 * The sources of a group after a change. A patch adds what it names, sets the flag of what is there already and removes
 * what carries `_delete`; a replacement is the new list. A source is there at most once.
 *
 * @throws RowFault when something is to be removed that is not there.
 */
export function applySources(
  before: readonly Source[],
  changes: readonly SourceChange[],
  meaning: Readings['userGroups']['updateSources'],
): readonly Source[] {
  const sources = new Map<string, Source>()
  if (meaning === 'patch') for (const source of before) sources.set(keyOf(source), source)
  const held = new Set(before.map(keyOf))
  for (const { remove, place, ...source } of changes) {
    if (!remove) sources.set(keyOf(source), source)
    else if (held.has(keyOf(source))) sources.delete(keyOf(source))
    else throw invalidId(place)
  }
  return [...sources.values()]
}

function keyOf({ type, source }: Source): string {
  return `${type}:${source.id}`
}
