import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { anyText, checkShape, id, orNull, reference, text, type Shape } from '../../shape.ts'

/** A value that templates and functions use. */
export interface VariableRow extends Row {
  readonly api_name: string
  readonly name: string
  readonly description: string | null
  readonly type: string
  /** As it was sent. */
  readonly value: unknown
  readonly variable_group: Reference
}

/** A group of variables. */
export interface VariableGroupRow extends Row {
  readonly api_name: string
  readonly name: string
  readonly description: string | null
}

const groupShape: Shape = { id, api_name: text, name: text, description: orNull(anyText) }
const variableShape: Shape = { ...groupShape, type: text, variable_group: reference }

export const variableTable: TableSpec<VariableRow> = {
  name: 'variables',
  unique: ({ name, api_name: apiName }) => [
    ['name', name.toLowerCase()],
    ['api_name', apiName.toLowerCase()],
  ],
  pointers: ({ variable_group: group }) => [
    { field: 'variable_group', table: 'variable_groups', id: group.id, whenRemoved: 'refuse' },
  ],
  check: (row) => checkShape(row, variableShape, `variables ${row.id}`),
}

export const variableGroupTable: TableSpec<VariableGroupRow> = {
  name: 'variable_groups',
  unique: ({ name, api_name: apiName }) => [
    ['name', name.toLowerCase()],
    ['api_name', apiName.toLowerCase()],
  ],
  check: (row) => checkShape(row, groupShape, `variable_groups ${row.id}`),
}
