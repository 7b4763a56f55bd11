import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, orNull, reference, text, time } from '../../shape.ts'

/** A tag that records of one module may carry. */
export interface TagRow extends Row {
  readonly module: string
  readonly name: string
  readonly color_code: string | null
  readonly created_time: string
  readonly created_by: Reference
  readonly modified_time: string
  readonly modified_by: Reference
}

/** A tag as records keep it. */
export type KeptTag = Pick<TagRow, 'id' | 'name' | 'color_code'>

const shape = {
  module: text,
  name: text,
  color_code: orNull(text),
  created_time: time,
  created_by: reference,
  modified_time: time,
  modified_by: reference,
}

export const tagTable: TableSpec<TagRow> = {
  name: 'tags',
  unique: ({ module, name }) => [['name', `${module}.${name.toLowerCase()}`]],
  index: ({ module }) => [['module', module]],
  check: (row) => checkShape(row, shape, `tags ${row.id}`),
}
