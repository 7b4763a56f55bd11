import { writeTime } from '../model/time.ts'
import type { FormulaFunction, Moment, Scope, Value } from './formula.ts'
import { clockAt, dayIn, momentAt, momentOf } from './moments.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A number of what clocks of the organization show at a moment. */
function part(read: (clock: Date) => number): FormulaFunction {
  return {
    least: 1,
    most: 1,
    run: ([value = null], scope) => {
      const moment = momentOf(value, scope)
      return moment === null ? null : read(clockAt(moment, scope.timeZone))
    },
  }
}

/** `Adddate(date, 2, 'MONTH')`; the opposite with -1. */
function shift(sign: 1 | -1): FormulaFunction {
  return {
    least: 3,
    most: 3,
    run: ([date = null, count = null, unit = null], scope) => {
      const moment = momentOf(date, scope)
      if (moment === null || typeof count !== 'number' || typeof unit !== 'string') return null
      return shifted(moment, sign * Math.trunc(count), unit.toUpperCase(), scope)
    },
  }
}

const lengths: Readonly<Record<string, number>> = { DAY, HOUR, MINUTE }

/** Days are as long as the clocks of the time zone have it. */
function shifted(moment: Moment, count: number, unit: string, { timeZone }: Scope): Value {
  const clock = clockAt(moment, timeZone)
  const length = Object.hasOwn(lengths, unit) ? lengths[unit] : undefined
  if (length !== undefined) return momentAt(clock.getTime() + count * length, timeZone)
  if (unit !== 'MONTH' && unit !== 'YEAR') return null
  const month = clock.getUTCMonth() + (unit === 'MONTH' ? count : 0)
  const year = clock.getUTCFullYear() + (unit === 'YEAR' ? count : 0)
  const time = clock.getTime() - Math.floor(clock.getTime() / DAY) * DAY
  return momentAt(dayIn(year, month, clock.getUTCDate()) + time, timeZone)
}

/** `Newdate(2026, 12, 21, 6, 30, 'AM')` */
function newDate(values: readonly Value[], { timeZone }: Scope): Value {
  const half = values[5]
  const numbers = values.slice(0, 5)
  if (!numbers.every((each) => Number.isInteger(each)) || typeof half !== 'string') return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = numbers as readonly number[]
  if (!/^[ap]m$/i.test(half) || hour > 12 || minute > 59 || Math.min(hour, minute) < 0) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const hours = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  return momentAt(date.getTime() + hours * HOUR + minute * MINUTE, timeZone)
}

export const dateFunctions: Readonly<Record<string, FormulaFunction>> = {
  now: { least: 0, most: 0, run: (_values, { now }) => ({ instant: now }) },
  newdate: { least: 6, most: 6, run: newDate },
  adddate: shift(1),
  subdate: shift(-1),
  // Minutes between them.
  datecomp: {
    least: 2,
    most: 2,
    run: ([one = null, other = null], scope) => {
      const [first, second] = [momentOf(one, scope), momentOf(other, scope)]
      return first === null || second === null ? null : (first.instant - second.instant) / MINUTE
    },
  },
  datepart: {
    least: 1,
    most: 1,
    run: ([value = null], scope) => {
      const moment = momentOf(value, scope)
      return moment === null ? null : writeTime(moment.instant, scope.timeZone).slice(0, 10)
    },
  },
  year: part((clock) => clock.getUTCFullYear()),
  month: part((clock) => clock.getUTCMonth() + 1),
  dayofmonth: part((clock) => clock.getUTCDate()),
  // Sunday is the first.
  weekday: part((clock) => clock.getUTCDay() + 1),
  hour: part((clock) => clock.getUTCHours()),
  minute: part((clock) => clock.getUTCMinutes()),
}
