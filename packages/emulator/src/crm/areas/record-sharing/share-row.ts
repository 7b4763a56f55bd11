import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, flag, id, object, oneOf, orNull, reference, text, time } from '../../shape.ts'

export const permissions = ['read_only', 'read_write', 'full_access'] as const
export const sharedTypes = ['users', 'roles', 'groups'] as const

/** With whom a record is shared. */
export interface SharedWith {
  readonly type: (typeof sharedTypes)[number]
  readonly id: string
}

/** What is shared how: with somebody, or, with nobody named, with everybody. */
export interface ShareOrder {
  readonly shared_with: SharedWith | null
  readonly permission: (typeof permissions)[number]
  readonly share_related_records: boolean
}

/** A record that is shared with somebody. Its id is made of record and whom. */
export interface ShareRow extends Row, ShareOrder {
  readonly module: string
  readonly record: string
  readonly shared_time: string
  readonly shared_by: Reference
}

const shape = {
  module: text,
  record: id,
  permission: oneOf(permissions),
  shared_with: orNull(object),
  share_related_records: flag,
  shared_time: time,
  shared_by: reference,
}

export const shareTable: TableSpec<ShareRow> = {
  name: 'record_shares',
  index: ({ module, record }) => [['record', `${module} ${record}`]],
  check: (row) => checkShape(row, shape, `record_shares ${row.id}`),
}

/** Id of a share. */
export function shareId(record: string, sharedWith: SharedWith | null): string {
  return sharedWith === null ? `${record} public` : `${record} ${sharedWith.type} ${sharedWith.id}`
}
