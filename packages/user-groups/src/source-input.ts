import { idText, type Id } from '@x/client'
import { checkSourceType } from './source-type.ts'
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
 * Sources that a caller names, as a body carries them: kinds and ids checked, flags only where they say something.
 *
 * @throws TypeError for what is not a list of sources, or a kind that is nearly one of Zoho's
 */
export function sourceRows(sources: readonly SourceInput[]): readonly SourceRow[] {
  if (Array.isArray(sources) && sources.every(isSource)) {
    for (const { type } of sources) checkSourceType(type)
    return sources.map(sourceRow)
  }
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
 * What brings a group from its present sources to the wanted ones: checked now, so that a mistake ends before anything is
 * sent, and applied once the present sources are known. Zoho's pages contradict each other on whether an update's list
 * replaces or patches; a list that names everything that stays *and* marks everything that goes with `_delete` means the
 * same in both readings.
 *
 * @throws TypeError for a mode that is neither, or what is not a list of sources
 */
export function planSources(change: SourcesChange): (present: readonly Source[]) => readonly SourceRow[] {
  if (change.mode !== 'replace' && change.mode !== 'patch')
    throw new TypeError("sources needs a mode: 'replace' for a whole new list, 'patch' to add and remove.")
  const replaced = change.mode === 'replace'
  const added = sourceRows(replaced ? change.sources : (change.add ?? []))
  const gone = new Set(sourceRows(replaced ? [] : (change.remove ?? [])).map(keyOf))
  return (present) => {
    const rows = present.map(sourceRow)
    const kept = replaced ? [] : rows.filter((row) => !gone.has(keyOf(row)))
    const wanted = new Map([...kept, ...added].map((row) => [keyOf(row), row]))
    const removed = rows
      .filter((row) => !wanted.has(keyOf(row)))
      .map(({ type, source }): SourceRow => ({ type, source, _delete: true }))
    return [...wanted.values(), ...removed]
  }
}

function keyOf({ type, source }: SourceRow): string {
  return `${type}:${source.id}`
}
