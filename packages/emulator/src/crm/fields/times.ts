import { moveTime } from '../model/time.ts'
import { invalid } from './row-fault.ts'
import { compareTexts } from './texts.ts'
import type { ValueType } from './field.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/

/** Whether a text is a day of the calendar: `2026-02-30` is not. */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !DATE.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  // A day that the month does not have is read as one of the next month.
  return new Date(time).getUTCDate() === Number(value.slice(8))
}

/** Whether a text is an instant with an offset and without milliseconds. */
export function isDateTime(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    DATETIME.test(value) &&
    isDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  )
}

const date: ValueType = {
  read: (value, _field, place) => {
    if (!isDate(value)) throw invalid(place, { expected_data_type: 'date' })
    return value
  },
  compare: compareTexts,
}

/** Kept as it was sent; shown in the time zone of who asks. */
const datetime: ValueType = {
  read: (value, _field, place) => {
    if (!isDateTime(value)) throw invalid(place, { expected_data_type: 'datetime' })
    return value
  },
  show: (value, _field, { timeZone }) => moveTime(String(value), timeZone),
  compare: (one, other) => Date.parse(String(one)) - Date.parse(String(other)),
}

/** Data types whose values are days and instants. */
export const times = { date, datetime, event_reminder: datetime } satisfies Record<string, ValueType>
