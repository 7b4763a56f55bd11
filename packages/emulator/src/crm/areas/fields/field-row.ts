import type { Row, TableSpec } from '../../../engine/table.ts'
import { dataTypes } from '../../fields/types.ts'
import type { Field, PicklistValue } from '../../fields/field.ts'
import { checkShape, flag, id, oneOf, text, type Shape } from '../../shape.ts'

/** One option of a picklist, as `GET /settings/fields` answers it. */
export interface OptionRow extends PicklistValue {
  readonly id: string
  readonly sequence_number: number
  readonly type: 'used' | 'unused'
  readonly [member: string]: unknown
}

/**
 * A field of a module, as `GET /settings/fields` answers it; what follows from the data type may be left out. It is the
 * rule by which a record is read, checked, shown and compared.
 */
export interface FieldRow extends Row, Field {
  /** API name of the module; not answered. */
  readonly module: string
  readonly field_label: string
  readonly type: 'used' | 'unused'
  readonly custom_field: boolean
  readonly pick_list_values?: readonly OptionRow[]
  /** `{ type: 'org' | 'user' }`: its values may stand in the place of ids. */
  readonly external?: unknown
  readonly [member: string]: unknown
}

const fieldShape: Shape = {
  id,
  module: text,
  api_name: text,
  field_label: text,
  data_type: oneOf(dataTypes),
  type: oneOf(['used', 'unused']),
  custom_field: flag,
}

export const fieldTable: TableSpec<FieldRow> = {
  name: 'fields',
  unique: ({ module, api_name: name }) => [['api_name', `${module}.${name}`]],
  index: ({ module }) => [['module', module]],
  check: (row) => checkShape(row, fieldShape, `fields ${row.id}`),
}
