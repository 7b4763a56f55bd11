import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, id, listOf, reference, text, time, type Shape } from '../../shape.ts'

/** How the records of a module are locked. */
export interface LockingRow extends Row {
  /** API name of the module; not answered. */
  readonly module: string
  readonly lock_type: string
  readonly locked_for: string
  readonly lock_excluded_profiles: readonly Reference[]
  readonly excluded_fields: readonly Reference[]
  readonly restricted_actions: readonly string[]
  readonly restricted_communications: readonly string[]
  readonly lock_for_portal_users: boolean
  readonly locking_rules: readonly LockingRule[]
  readonly created_by: Reference
  readonly created_time: string
  readonly modified_by: Reference
  readonly modified_time: string
}

export interface LockingRule {
  readonly id: string
  readonly name: string
  readonly lock_existing_records: boolean
  readonly criteria: unknown
}

const shape: Shape = {
  id,
  module: text,
  lock_type: text,
  locking_rules: listOf({ id, name: text }),
  created_by: reference,
  created_time: time,
}

export const lockingTable: TableSpec<LockingRow> = {
  name: 'record_locking_configurations',
  index: ({ module }) => [['module', module]],
  check: (row) => checkShape(row, shape, `record_locking_configurations ${row.id}`),
}
