import { own } from '../../../json.ts'
import type { Table } from '../../../engine/table.ts'
import { dropFile } from '../files/drop-file.ts'
import type { FileRow } from '../files/file-row.ts'
import type { BinRow } from '../records/bin-row.ts'

/** The bin, and the bytes of what lies in it. */
export interface Binned {
  readonly bin: Table<BinRow>
  readonly files: Table<FileRow>
}

/**
 * Deletes a record in the bin for good, with what went there along with it, its photo and its bytes.
 *
 * @param time when, as rows keep it
 */
export function purge({ bin, files }: Binned, row: BinRow, time: string): void {
  for (const each of bin.where('taken_by', row.id))
    if (each.purged_time === null) purge({ bin, files }, each, time)
  const { id, Created_Time, Modified_Time } = row.record
  for (const name of ['$file_id', 'Record_Image']) dropFile(own(row.record, name), { files })
  bin.replace({ ...row, purged_time: time, record: { id, Created_Time, Modified_Time } })
}

/** Ids of rows of the bin, for a job. */
export interface BinOrder {
  readonly ids: readonly string[]
  /** When it was asked for, as rows keep it. */
  readonly time: string
}

/** The work of a job: what left the bin meanwhile is left alone. */
export function runPurge({ bin, files }: Binned, { ids, time }: BinOrder): void {
  for (const id of ids) {
    const row = bin.get(id)
    if (row?.purged_time === null) purge({ bin, files }, row, time)
  }
}
