import type { Row, TableSpec } from '../../../engine/table.ts'
import { checkShape, count, id, instant, oneOf, text, type Shape } from '../../shape.ts'

const actions = ['REPLACE_PICKLIST_OPTION', 'DELETE_PICKLIST_OPTION'] as const

/** Work on the records of a field whose option was replaced or deleted. */
export interface FieldJobRow extends Row {
  readonly job_id: string
  /** Id of the field. */
  readonly field: string
  readonly module: string
  readonly action: (typeof actions)[number]
  /** Records that it changes. */
  readonly records: number
  /** Epoch milliseconds at which it is done. */
  readonly due: number
}

const shape: Shape = {
  id,
  job_id: id,
  field: id,
  module: text,
  action: oneOf(actions),
  records: count,
  due: instant,
}

export const fieldJobTable: TableSpec<FieldJobRow> = {
  name: 'field_jobs',
  index: ({ field }) => [['field', field]],
  check: (row) => checkShape(row, shape, `field_jobs ${row.id}`),
}
