import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, flag, reference, text } from '../../shape.ts'
import type { Day, Timing } from './week.ts'

/** When something happens on which days. */
export interface Hours {
  readonly same_as_everyday: boolean
  readonly daily_timing: Timing | null
  /** By day. */
  readonly custom_timing: Readonly<Partial<Record<Day, Timing>>> | null
}

/** A pause of a shift. */
export interface BreakRow extends Hours {
  readonly id: string
  readonly break_days: readonly Day[]
}

/** A shift. Its holidays and people are in tables of their own. */
export interface ShiftRow extends Row, Hours {
  readonly name: string
  readonly timezone: string
  readonly shift_days: readonly Day[]
  readonly break_hours: readonly BreakRow[]
}

export const shiftTable: TableSpec<ShiftRow> = {
  name: 'shifts',
  unique: ({ name }) => [['name', name.toLowerCase()]],
  check: (row) => checkShape(row, { name: text, timezone: text, same_as_everyday: flag }, `shifts ${row.id}`),
}

/** Who works in which shift from which day on. Its id is made of user and day. */
export interface ShiftUser extends Row {
  readonly shift: Reference
  readonly user: Reference
  /** YYYY-MM-DD. */
  readonly effective_from: string
}

export const shiftUserTable: TableSpec<ShiftUser> = {
  name: 'shift_users',
  index: ({ shift, user }) => [
    ['shift', shift.id],
    ['user', user.id],
  ],
  pointers: ({ shift, user }) => [
    { field: 'shift', table: 'shifts', id: shift.id, whenRemoved: 'remove' },
    { field: 'user', table: 'users', id: user.id, whenRemoved: 'remove' },
  ],
  check: (row) =>
    checkShape(row, { shift: reference, user: reference, effective_from: text }, `shift_users ${row.id}`),
}
