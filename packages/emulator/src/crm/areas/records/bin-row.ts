import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, id, object, orNull, reference, text, time } from '../../shape.ts'
import type { RecordRow } from './record-row.ts'

/** A record that was deleted, under its own id. */
export interface BinRow extends Row {
  readonly module: string
  readonly deleted_time: string
  readonly deleted_by: Reference
  /** As it was; its times alone once it was deleted for good. */
  readonly record: RecordRow
  /** Id of the record that took it along; null: it was deleted itself. */
  readonly taken_by: string | null
  /** When somebody deleted it for good; null: it waits for the end of its days. */
  readonly purged_time: string | null
}

export const binTable: TableSpec<BinRow> = {
  name: 'bin',
  index: ({ module, taken_by: taker }) => [
    ['module', module],
    ...(taker === null ? [] : [['taken_by', taker] as const]),
  ],
  check: (row) =>
    checkShape(
      row,
      {
        id,
        module: text,
        deleted_time: time,
        deleted_by: reference,
        record: object,
        taken_by: orNull(id),
        purged_time: orNull(time),
      },
      `bin ${row.id}`,
    ),
}

const DAY = 24 * 60 * 60 * 1000
/** Days that a record lies in the bin. */
const KEPT = 60
/** Days that one is listed which is gone for good. */
const LISTED = 120

/** When a record is, or was, deleted for good, epoch milliseconds. */
function goneAt({ deleted_time, purged_time }: BinRow): number {
  return purged_time === null ? Date.parse(deleted_time) + KEPT * DAY : Date.parse(purged_time)
}

/** Whether a record lies in the bin at a time, so that it can be restored. */
export function isInBin(row: BinRow, now: number): boolean {
  return row.purged_time === null && now < goneAt(row)
}

/** Whether the list of deleted records still knows a record. */
export function isListed(row: BinRow, now: number): boolean {
  return now < goneAt(row) + LISTED * DAY
}
