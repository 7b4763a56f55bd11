import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, id, object, reference, text, time } from '../../shape.ts'
import type { RecordRow } from './record-row.ts'

/** A record that was deleted, under its own id. */
export interface BinRow extends Row {
  readonly module: string
  readonly deleted_time: string
  readonly deleted_by: Reference
  /** As it was. */
  readonly record: RecordRow
}

export const binTable: TableSpec<BinRow> = {
  name: 'bin',
  index: ({ module }) => [['module', module]],
  check: (row) =>
    checkShape(
      row,
      { id, module: text, deleted_time: time, deleted_by: reference, record: object },
      `bin ${row.id}`,
    ),
}
