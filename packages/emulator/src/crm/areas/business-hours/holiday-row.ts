import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, oneOf, orNull, reference, text } from '../../shape.ts'

/** A day on which nobody works, or nobody of a shift. */
export interface HolidayRow extends Row {
  readonly name: string
  /** YYYY-MM-DD. */
  readonly date: string
  readonly type: 'business_holiday' | 'shift_holiday'
  readonly shift_hour: Reference | null
}

const shape = {
  name: text,
  date: text,
  type: oneOf(['business_holiday', 'shift_holiday']),
  shift_hour: orNull(reference),
}

export const holidayTable: TableSpec<HolidayRow> = {
  name: 'holidays',
  unique: ({ name, date, shift_hour: shift }) => [
    ['name', `${shift?.id ?? ''} ${date} ${name.toLowerCase()}`],
  ],
  index: ({ type, date, shift_hour: shift }) => [
    ['year', `${type} ${shift?.id ?? ''} ${date.slice(0, 4)}`],
    ...(shift === null ? [] : [['shift_hour', shift.id] as const]),
  ],
  pointers: ({ shift_hour: shift }) =>
    shift === null ? [] : [{ field: 'shift_hour', table: 'shifts', id: shift.id, whenRemoved: 'remove' }],
  check: (row) => checkShape(row, shape, `holidays ${row.id}`),
}
