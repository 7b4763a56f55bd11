import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { anyText, checkShape, flag, id, orNull, text, time, type Shape } from '../../shape.ts'

/** A module, as `GET /settings/modules` answers it. */
export interface ModuleRow extends Row {
  readonly api_name: string
  readonly module_name: string
  readonly singular_label: string
  readonly plural_label: string
  readonly generated_type: string
  readonly status: string
  readonly api_supported: boolean
  readonly creatable: boolean
  readonly editable: boolean
  readonly deletable: boolean
  readonly viewable: boolean
  readonly parent_module: { readonly api_name?: string; readonly id?: string }
  /** API name of the field that names a record; empty for a module without records. */
  readonly display_field: string
  readonly modified_time: string | null
  readonly modified_by: Reference | null
  readonly [member: string]: unknown
}

const moduleShape: Shape = {
  id,
  api_name: text,
  module_name: text,
  singular_label: text,
  plural_label: text,
  generated_type: text,
  status: text,
  api_supported: flag,
  creatable: flag,
  editable: flag,
  deletable: flag,
  viewable: flag,
  display_field: anyText,
  modified_time: orNull(time),
}

export const moduleTable: TableSpec<ModuleRow> = {
  name: 'modules',
  unique: ({ api_name: name }) => [['api_name', name]],
  check: (row) => checkShape(row, moduleShape, `modules ${row.id}`),
}
