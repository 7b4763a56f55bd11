import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { anyText, checkShape, orNull, reference, time } from '../../shape.ts'

/** A time in which a user is away. Times as they were sent, with their offset. */
export interface UnavailabilityRow extends Row {
  readonly from: string
  readonly to: string
  readonly comments: string | null
  readonly user: Reference
}

const shape = { from: time, to: time, comments: orNull(anyText), user: reference }

export const unavailabilityTable: TableSpec<UnavailabilityRow> = {
  name: 'unavailabilities',
  index: ({ user }) => [['user', user.id]],
  pointers: ({ user }) => [{ field: 'user', table: 'users', id: user.id, whenRemoved: 'remove' }],
  check: (row) => checkShape(row, shape, `unavailabilities ${row.id}`),
}
