import { isJsonObject, own } from '../../../json.ts'
import type { Change } from '../../../engine/log.ts'
import type { Call } from '../../call.ts'
import type { Values } from '../../fields/read-row.ts'
import { leadProcess } from '../blueprint/lead-process.ts'
import { MOVE } from '../blueprint/schedule-move.ts'
import { moduleOfTable, type RecordRow } from '../records/record-row.ts'
import { parentOf, type Parent } from '../records/record-parent.ts'

/** Something that happened to a record, or to what hangs on it. */
export interface Entry {
  /** Of its change and within it: what happened later has more. */
  readonly number: number
  readonly at: number
  readonly action: string
  readonly source: string
  /** Id of a user. */
  readonly by: string
  readonly module: string
  readonly record: RecordRow
  /** Fields that changed, with what they were before. */
  readonly changed: readonly { readonly name: string; readonly before: Values; readonly after: Values }[]
}

/** Kinds of entries that one change may make. */
const KINDS = 8
/** What changes by itself with every write. */
const silent = ['Modified_Time', 'Modified_By', 'Created_Time', 'Created_By', 'id']
/** Fields whose changes are told apart from others. */
const special = ['Tag', 'Owner', 'Record_Image', 'Converted__s']

/** Where changes come from, in Zoho's words. */
const sources: Readonly<Record<string, string>> = {
  crm_api: 'crm_api',
  seed: 'sample_data',
  'mass-convert': 'massconvert',
  merge: 'findandmerge',
  blueprint: 'blueprint',
}

/** What the log knows of a record, oldest first. It begins anew when a snapshot is restored, and forgets after ten thousand changes. */
export function entriesOf(parent: Parent, call: Call): readonly Entry[] {
  const gone = new Set<string>()
  return call.data.database.changes().flatMap((change) => {
    const module = moduleOfTable(change.table)
    if (module === undefined || !isAbout(change, module, parent)) return []
    const isBack = gone.has(change.id)
    if (change.after === null) gone.add(change.id)
    return read(change, module, isBack)
  })
}

function isAbout({ id, before, after }: Change, module: string, parent: Parent): boolean {
  if (module === parent.module) return id === parent.id
  if (module !== 'Notes' && module !== 'Attachments') return false
  // Rows of these tables are records.
  const { id: of } = parentOf((after ?? before) as RecordRow)
  return of === parent.id
}

function read(change: Change, module: string, isBack: boolean): readonly Entry[] {
  const { number, at, by, source } = change
  // The tables of records hold records.
  const [before, after] = [change.before, change.after] as [RecordRow | null, RecordRow | null]
  const record = after ?? before
  if (record === null) return []
  const editor = own({ ...record }, 'Modified_By')
  const who = by ?? (isJsonObject(editor) ? String(own(editor, 'id')) : '')
  const moved = module === leadProcess.module && source === MOVE ? leadProcess.field : undefined
  return actionsOf(before, after, { isBack, moved }).map(({ action, names }, index) => ({
    number: number * KINDS + index,
    at,
    action,
    source: sources[source] ?? 'unknown',
    by: who,
    module,
    record,
    changed: names.map((name) => ({ name, before: { ...before }, after: { ...after } })),
  }))
}

interface Action {
  readonly action: string
  readonly names: readonly string[]
}

interface Circumstances {
  /** Whether the record was gone before. */
  readonly isBack: boolean
  /** The field that a blueprint moved, if one did. */
  readonly moved: string | undefined
}

function actionsOf(
  before: RecordRow | null,
  after: RecordRow | null,
  { isBack, moved }: Circumstances,
): readonly Action[] {
  if (after === null) return [{ action: 'deleted', names: [] }]
  if (before === null) return [{ action: isBack ? 'restored' : 'added', names: [] }]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !name.startsWith('$') && !silent.includes(name) && differ(before[name], after[name]),
  )
  const plain = names.filter(
    (name) => name !== moved && !special.includes(name) && !name.startsWith('Converted_'),
  )
  return [
    ...(names.some((name) => name === moved)
      ? [{ action: 'transition_executed', names: [moved ?? ''] }]
      : []),
    ...(plain.length > 0 ? [{ action: 'updated', names: plain }] : []),
    ...(names.includes('Converted__s') ? [{ action: 'converted', names: [] }] : []),
    ...(names.includes('Owner') ? [{ action: 'owner_reassigned', names: ['Owner'] }] : []),
    ...(names.includes('Tag') ? [{ action: tagAction(before, after), names: ['Tag'] }] : []),
    ...(names.includes('Record_Image')
      ? [{ action: after['Record_Image'] === undefined ? 'image_removed' : 'image_uploaded', names: [] }]
      : []),
  ]
}

function tagAction(before: RecordRow, after: RecordRow): string {
  const [was, is] = [before['Tag'], after['Tag']].map((tags) => (Array.isArray(tags) ? tags.length : 0))
  return (is ?? 0) >= (was ?? 0) ? 'tag_added' : 'tag_removed'
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}
