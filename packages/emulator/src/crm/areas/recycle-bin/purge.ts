import type { Table } from '../../../engine/table.ts'
import type { BinRow } from '../records/bin-row.ts'

/** Deletes a record in the bin for good, with what went there along with it. @param time when, as rows keep it */
export function purge(bin: Table<BinRow>, row: BinRow, time: string): void {
  for (const each of bin.where('taken_by', row.id)) if (each.purged_time === null) purge(bin, each, time)
  const { id, Created_Time, Modified_Time } = row.record
  bin.replace({ ...row, purged_time: time, record: { id, Created_Time, Modified_Time } })
}

/** Ids of rows of the bin, for a job. */
export interface BinOrder {
  readonly ids: readonly string[]
  /** When it was asked for, as rows keep it. */
  readonly time: string
}

/** The work of a job: what left the bin meanwhile is left alone. */
export function runPurge({ bin }: { readonly bin: Table<BinRow> }, { ids, time }: BinOrder): void {
  for (const id of ids) {
    const row = bin.get(id)
    if (row?.purged_time === null) purge(bin, row, time)
  }
}
