import type { Row, TableSpec } from '../../../engine/table.ts'
import { checkShape, id, text, type Shape } from '../../shape.ts'

/** With what new leads are compared besides leads. There is one row, or none. */
export interface PreferenceRow extends Row {
  readonly type: 'converted_records' | 'mapped_module_records'
  /** Names of unique fields: of leads, and of contacts. */
  readonly pairs: readonly { readonly lead: string; readonly contact: string }[]
}

const shape: Shape = { id, type: text }

export const preferenceTable: TableSpec<PreferenceRow> = {
  name: 'duplicate_check_preferences',
  check: (row) => checkShape(row, shape, `duplicate_check_preferences ${row.id}`),
}
