import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, flag, id, orNull, reference, text, type Shape } from '../../shape.ts'

/** A view of a module: which records it shows, in which columns, in which order. */
export interface ViewRow extends Row {
  /** API name of the module; not answered as such. */
  readonly module: string
  readonly name: string
  /** `ALLVIEWS`; null for views that somebody made. */
  readonly system_name: string | null
  readonly default: boolean
  readonly access_type: 'public' | 'only_to_me' | 'shared'
  readonly criteria: unknown
  /** API names of its columns. */
  readonly fields: readonly ViewColumn[]
  readonly sort_by: string | null
  readonly sort_order: 'asc' | 'desc' | null
  readonly shared_to: readonly ViewShare[]
  readonly created_by: Reference | null
  readonly created_time: string | null
  readonly modified_by: Reference | null
  readonly modified_time: string | null
  readonly last_accessed_time: string | null
  readonly [member: string]: unknown
}

export interface ViewColumn {
  readonly api_name: string
  readonly _pin: boolean
}

export interface ViewShare {
  readonly id: string
  readonly type: string
  readonly subordinates?: boolean | null
}

const shape: Shape = { id, module: text, name: text, default: flag, created_by: orNull(reference) }

export const viewTable: TableSpec<ViewRow> = {
  name: 'custom_views',
  unique: ({ module, name }) => [['name', `${module} ${name.toLowerCase()}`]],
  index: ({ module }) => [['module', module]],
  check: (row) => checkShape(row, shape, `custom_views ${row.id}`),
}
