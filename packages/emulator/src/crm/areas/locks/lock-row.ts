import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { anyText, checkShape, id, reference, text, time } from '../../shape.ts'

/** A lock that somebody put on a record. The record itself says `Locked__s`. */
export interface LockRow extends Row {
  readonly module: string
  readonly record: Reference
  readonly reason: string
  readonly locked_by: Reference
  readonly locked_time: string
  readonly modified_by: Reference
  readonly modified_time: string
}

const shape = {
  id,
  module: text,
  record: reference,
  reason: anyText,
  locked_by: reference,
  locked_time: time,
  modified_by: reference,
  modified_time: time,
}

export const lockTable: TableSpec<LockRow> = {
  name: 'record_locks',
  unique: ({ record }) => [['record', record.id]],
  check: (row) => checkShape(row, shape, `record_locks ${row.id}`),
}
