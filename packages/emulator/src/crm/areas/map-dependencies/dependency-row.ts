import type { Row, TableSpec } from '../../../engine/table.ts'
import { checkShape, flag, id, listOf, text, type Shape } from '../../shape.ts'

/** In a layout, which options of one picklist an option of another allows. */
export interface DependencyRow extends Row {
  /** Id of the layout, API name of its module; neither is answered. */
  readonly layout: string
  readonly module: string
  readonly parent: NamedField
  readonly child: NamedField
  readonly active: boolean
  /** Ids of options of the parent, each with those of the child. */
  readonly pick_list_values: readonly { readonly id: string; readonly maps: readonly string[] }[]
}

/** A field by both of its names. */
export interface NamedField {
  readonly api_name: string
  readonly id: string
}

const named = { what: 'an object with an API name and an id', is: () => true }
const shape: Shape = {
  id,
  layout: id,
  module: text,
  parent: named,
  child: named,
  active: flag,
  pick_list_values: listOf({ id }),
}

export const dependencyTable: TableSpec<DependencyRow> = {
  name: 'map_dependencies',
  index: ({ layout }) => [['layout', layout]],
  pointers: ({ layout, parent, child }) => [
    { field: 'layout', table: 'layouts', id: layout, whenRemoved: 'remove' },
    { field: 'parent', table: 'fields', id: parent.id, whenRemoved: 'remove' },
    { field: 'child', table: 'fields', id: child.id, whenRemoved: 'remove' },
  ],
  check: (row) => checkShape(row, shape, `map_dependencies ${row.id}`),
}
