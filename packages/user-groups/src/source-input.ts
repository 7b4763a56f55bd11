import { idText, type Id } from '@x/client'
import type { Source, SourceType } from './types.ts'

/** What names a source: its kind and its id. */
export interface SourceKey {
  readonly type: SourceType
  readonly source: { readonly id: Id }
}

/** A source to put into a group. A {@link Source} that was read fits. */
export interface SourceInput extends SourceKey {
  /** For a role: whether the users below it belong too. */
  readonly subordinates?: boolean | null
  /** For a territory: whether those below it belong too. */
  readonly sub_territories?: boolean | null
}

/**
 * What an update does to the sources of a group; the caller says which.
 *
 * - `replace`: afterwards the group has these sources and no others.
 * - `patch`: these are added (or their flags set), those removed, all others stay.
 */
export type SourcesChange =
  | { readonly mode: 'replace'; readonly sources: readonly SourceInput[] }
  | { readonly mode: 'patch'; readonly add?: readonly SourceInput[]; readonly remove?: readonly SourceKey[] }

/** A source as a body carries it. */
export interface SourceRow {
  readonly type: SourceType
  readonly source: { readonly id: string }
  readonly subordinates?: boolean
  readonly sub_territories?: boolean
  readonly _delete?: true
}

/** A source as a body carries it: id checked, flags only where they say something. */
export function sourceRow({ type, source, subordinates, sub_territories }: SourceInput): SourceRow {
  return {
    type,
    source: { id: idText(source.id, 'source') },
    ...(typeof subordinates === 'boolean' ? { subordinates } : {}),
    ...(typeof sub_territories === 'boolean' ? { sub_territories } : {}),
  }
}

/**
 * The rows that bring a group from its present sources to the wanted ones. Zoho's pages contradict each other on whether
 * an update's list replaces or patches; a list that names everything that stays *and* marks everything that goes with
 * `_delete` means the same in both readings.
 *
 * @throws TypeError for a mode that is neither
 */
export function planSources(present: readonly Source[], change: SourcesChange): readonly SourceRow[] {
  const wanted = new Map<string, SourceRow>()
  const take = (row: SourceRow): void => void wanted.set(keyOf(row), row)
  if (change.mode === 'replace') {
    change.sources.map(sourceRow).forEach(take)
  } else if (change.mode === 'patch') {
    present.map(sourceRow).forEach(take)
    for (const gone of change.remove ?? []) wanted.delete(keyOf(sourceRow(gone)))
    change.add?.map(sourceRow).forEach(take)
  } else {
    throw new TypeError("sources needs a mode: 'replace' for a whole new list, 'patch' to add and remove.")
  }
  const removed = present
    .map(({ type, source }): SourceRow => ({ type, source: { id: source.id }, _delete: true }))
    .filter((row) => !wanted.has(keyOf(row)))
  return [...wanted.values(), ...removed]
}

function keyOf({ type, source }: SourceRow): string {
  return `${type}:${source.id}`
}
