import type { Row, TableSpec } from '../../../engine/table.ts'
import { checkShape, flag, id, listOf, text, type Shape } from '../../shape.ts'

/** A pipeline of a layout of deals. */
export interface PipelineRow extends Row {
  /** Id of the layout; not answered. */
  readonly layout: string
  readonly display_value: string
  readonly actual_value: string
  readonly default: boolean
  /** Options of the field `Stage`, in their order. */
  readonly maps: readonly { readonly id: string }[]
  /** Epoch milliseconds at which its transfer is done. */
  readonly transfer?: number
}

const shape: Shape = {
  id,
  layout: id,
  display_value: text,
  actual_value: text,
  default: flag,
  maps: listOf({ id }),
}

export const pipelineTable: TableSpec<PipelineRow> = {
  name: 'pipelines',
  unique: ({ layout, display_value: name }) => [['display_value', `${layout} ${name.toLowerCase()}`]],
  index: ({ layout }) => [['layout', layout]],
  check: (row) => checkShape(row, shape, `pipelines ${row.id}`),
}
