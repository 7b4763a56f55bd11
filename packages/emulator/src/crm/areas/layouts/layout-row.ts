import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { anyText, checkShape, id, listOf, oneOf, text, type Shape } from '../../shape.ts'

/** A part of a layout. */
export interface SectionRow {
  readonly id: string
  readonly display_label: string
  readonly column_count: number
  readonly tab_traversal?: string
  readonly fields: readonly LayoutField[]
}

/** A field in a section, by its API name. */
export interface LayoutField {
  readonly api_name: string
  /** Whether this layout demands it. */
  readonly required: boolean
}

/** A layout; `GET /settings/layouts` answers it with its fields written out. */
export interface LayoutRow extends Row {
  /** API name of the module; not answered. */
  readonly module: string
  readonly name: string
  readonly api_name: string
  readonly status: 'active' | 'inactive'
  readonly generated_type: 'system' | 'custom'
  /** Ids of who may use it; everybody when it is left out. */
  readonly profiles?: readonly string[]
  readonly modified_by?: Reference | null
  readonly sections: readonly SectionRow[]
  readonly [member: string]: unknown
}

const layoutShape: Shape = {
  id,
  module: text,
  name: text,
  api_name: anyText,
  status: oneOf(['active', 'inactive']),
  generated_type: oneOf(['system', 'custom']),
  sections: listOf({ id, display_label: text }),
}

export const layoutTable: TableSpec<LayoutRow> = {
  name: 'layouts',
  index: ({ module }) => [['module', module]],
  check: (row) => checkShape(row, layoutShape, `layouts ${row.id}`),
}
