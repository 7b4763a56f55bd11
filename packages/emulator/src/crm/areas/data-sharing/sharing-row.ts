import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, flag, object, oneOf, text } from '../../shape.ts'

/** Root key of bodies and answers. */
export const KEY = 'sharing_rules'

/** Who sees the records of a module. Its id is the API name of the module; a module without a row is private. */
export interface SharingRow extends Row {
  readonly share_type: string
  /** Until when its rules are computed anew, epoch milliseconds. */
  readonly computed_at: number
}

export const sharingTable: TableSpec<SharingRow> = {
  name: 'data_sharing',
  check: (row) => checkShape(row, { share_type: text }, `data_sharing ${row.id}`),
}

/** People whose records are shared, or with whom. */
export interface Side {
  readonly type: 'roles' | 'groups' | 'all_users'
  readonly resource: Reference | null
  readonly subordinates: boolean
}

/** A rule by which records of a module are shared. */
export interface SharingRule extends Row {
  readonly name: string
  readonly type: 'Record_Owner_Based' | 'Criteria_Based'
  readonly shared_from: Side | null
  readonly shared_to: Side
  readonly superiors_allowed: boolean
  readonly permission_type: 'read' | 'read_write_delete'
  readonly criteria: unknown
  /** API name. */
  readonly module: string
  readonly status: 'active' | 'inactive'
}

const shape = {
  name: text,
  type: oneOf(['Record_Owner_Based', 'Criteria_Based']),
  shared_to: object,
  superiors_allowed: flag,
  permission_type: oneOf(['read', 'read_write_delete']),
  module: text,
  status: oneOf(['active', 'inactive']),
}

export const sharingRuleTable: TableSpec<SharingRule> = {
  name: 'sharing_rules',
  unique: ({ name, module }) => [['name', `${module} ${name.toLowerCase()}`]],
  index: ({ module }) => [['module', module]],
  check: (row) => checkShape(row, shape, `sharing_rules ${row.id}`),
}
