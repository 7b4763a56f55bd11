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

/**
 * Sources as a body carries them: ids checked, flags only where they say something.
 *
 * @throws TypeError for what is no list of sources
 */
export function sourceRows(sources: readonly SourceInput[]): readonly SourceRow[] {
  if (Array.isArray(sources) && sources.every(isSource)) return sources.map(sourceRow)
  throw new TypeError(
    "The sources of a user group must be a list of { type, source: { id } }, such as { type: 'users', source: { id: userId } }. " +
      'Nothing was changed.',
  )
}

function isSource(value: unknown): boolean {
  const { type, source } = (value ?? {}) as { type?: unknown; source?: unknown }
  return typeof type === 'string' && typeof source === 'object' && source !== null
}

function sourceRow({ type, source, subordinates, sub_territories }: SourceInput): SourceRow {
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
    sourceRows(change.sources).forEach(take)
  } else if (change.mode === 'patch') {
    sourceRows(present).forEach(take)
    for (const gone of sourceRows(change.remove ?? [])) wanted.delete(keyOf(gone))
    sourceRows(change.add ?? []).forEach(take)
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
