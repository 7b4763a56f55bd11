import type { Row, TableSpec } from '../../../engine/table.ts'
import { checkShape, count, id } from '../../shape.ts'

/** A record that a process will move by itself. Its id is that of the record. */
export interface MoveRow extends Row {
  /** Number of the transition. */
  readonly transition: number
  /** Epoch milliseconds. */
  readonly due: number
}

export const moveTable: TableSpec<MoveRow> = {
  name: 'blueprint_moves',
  check: (row) => checkShape(row, { id, transition: count, due: count }, `blueprint_moves ${row.id}`),
}
