import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { anyText, checkShape, id, listOf, orNull, reference, text, type Shape } from '../../shape.ts'

/** A value that templates and functions use. */
export interface VariableRow extends Row {
  readonly api_name: string
  readonly name: string
  readonly description: string | null
  readonly type: string
  /** As it was sent. */
  readonly value: unknown
  readonly variable_group: Reference
  /** What uses it: made in Zoho's user interface, here by a seed. */
  readonly associations?: readonly VariableAssociation[]
}

/** Templates, webhooks or functions that use a variable. */
export interface VariableAssociation {
  readonly name: string
  readonly resources: readonly {
    readonly id: string
    readonly name: string
    readonly [more: string]: unknown
  }[]
}

/** A group of variables. */
export interface VariableGroupRow extends Row {
  readonly api_name: string
  readonly name: string
  readonly description: string | null
}

const groupShape: Shape = { id, api_name: text, name: text, description: orNull(anyText) }
const variableShape: Shape = { ...groupShape, type: text, variable_group: reference }
const associationsShape: Shape = {
  associations: listOf({ name: text, resources: listOf({ id, name: text }) }),
}

/** @throws TypeError when it is not the row of a variable */
export function checkVariable(row: unknown, at: string): asserts row is VariableRow {
  checkShape(row, variableShape, at)
  if ((row as VariableRow).associations !== undefined) checkShape(row, associationsShape, at)
}

export const variableTable: TableSpec<VariableRow> = {
  name: 'variables',
  unique: ({ name, api_name: apiName }) => [
    ['name', name.toLowerCase()],
    ['api_name', apiName.toLowerCase()],
  ],
  pointers: ({ variable_group: group }) => [
    { field: 'variable_group', table: 'variable_groups', id: group.id, whenRemoved: 'refuse' },
  ],
  check: (row) => checkVariable(row, `variables ${row.id}`),
}

export const variableGroupTable: TableSpec<VariableGroupRow> = {
  name: 'variable_groups',
  unique: ({ name, api_name: apiName }) => [
    ['name', name.toLowerCase()],
    ['api_name', apiName.toLowerCase()],
  ],
  check: (row) => checkShape(row, groupShape, `variable_groups ${row.id}`),
}
