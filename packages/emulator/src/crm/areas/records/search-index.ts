import type { Call } from '../../call.ts'
import type { RecordRow } from './record-row.ts'

/** A record as the index of searches knows it; undefined: it does not know it yet. */
export type Indexed = (record: RecordRow) => RecordRow | undefined

/** The records of a module as they were a while ago, where a reading says so; undefined: as they are. */
export function openIndex(module: string, { data, now, readings }: Call): Indexed | undefined {
  const since = now - readings.records.searchLagMs
  if (since === now) return undefined
  const { name } = data.modules.recordsOf(module)
  const before = new Map<string, RecordRow | undefined>()
  // What a record was before the first of its changes that are too new.
  for (const change of data.database.changes().toReversed()) {
    if (change.at <= since) break
    // Rows of this table are records.
    if (change.table === name) before.set(change.id, (change.before as RecordRow | null) ?? undefined)
  }
  return (record) => (before.has(record.id) ? before.get(record.id) : record)
}
