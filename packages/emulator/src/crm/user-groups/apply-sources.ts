import type { Source } from '../model/state.ts'
import type { Readings } from '../readings.ts'
import { invalidId, type SourceChange } from './read-sources.ts'
import { RowFault } from './row-fault.ts'

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
    else throw new RowFault(invalidId(place))
  }
  return [...sources.values()]
}

function keyOf({ type, id }: Source): string {
  return `${type}:${id}`
}
