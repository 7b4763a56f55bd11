import { isDate, isDateTime } from '../fields/times.ts'
import { offsetOf } from '../model/time.ts'
import type { Moment, Scope, Value } from './formula.ts'

/** Years beyond these have no text that dates are kept as. */
const [FIRST_YEAR, LAST_YEAR] = [1, 9999]

/** A moment, or the one that a date or a time is, as records keep them. */
export function momentOf(value: Value, { timeZone }: Scope): Moment | null {
  if (typeof value !== 'string') return typeof value === 'object' ? value : null
  if (isDate(value)) return momentAt(Date.parse(`${value}T00:00:00Z`), timeZone)
  return isDateTime(value) ? { instant: Date.parse(value) } : null
}

/** Date and time on clocks of a time zone, as if it were UTC. */
export function clockAt({ instant }: Moment, timeZone: string): Date {
  return new Date(instant + offsetOf(instant, timeZone))
}

/** The moment at which clocks of a time zone show what UTC shows at an instant; null where no date is kept. */
export function momentAt(clock: number, timeZone: string): Moment | null {
  const year = new Date(clock).getUTCFullYear()
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null
  const near = clock - offsetOf(clock, timeZone)
  return { instant: clock - offsetOf(near, timeZone) }
}

/** A day of a month, or the last one where the month has fewer. */
export function dayIn(year: number, month: number, day: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(day, last))
}
