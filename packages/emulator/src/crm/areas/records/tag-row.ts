import type { Row, TableSpec } from '../../../engine/table.ts'

/** A tag that records of one module may carry. */
export interface TagRow extends Row {
  readonly module: string
  readonly name: string
  readonly color_code: string | null
}

export const tagTable: TableSpec<TagRow> = {
  name: 'tags',
  unique: ({ module, name }) => [['name', `${module}.${name.toLowerCase()}`]],
  index: ({ module }) => [['module', module]],
}
