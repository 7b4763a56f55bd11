import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import { isTimeZone } from '../../model/time.ts'
import type { Draft } from '../../rows/resource.ts'
import { dependent } from './business-hours.ts'
import { hoursOf } from './hours-of.ts'
import { on, outside } from './outside-hours.ts'
import type { BreakRow, Hours, ShiftRow } from './shift-row.ts'
import { DAY, minutesOf, readDays, readTiming, readTimings, type Day, type Timing } from './week.ts'

const MOST_BREAKS = 2
/** Minutes that a break lasts. */
const SHORTEST = 15
const LONGEST = 120

/** The shift that a row makes or changes. @throws RowFault */
export function completeShift({ values, sent, at, before, id }: Draft<ShiftRow>, call: Call): ShiftRow {
  const row = isJsonObject(sent) ? sent : {}
  // The fields say what the values are.
  const { name, timezone } = { name: '', timezone: '', ...before, ...values } as Pick<
    ShiftRow,
    'name' | 'timezone'
  >
  if (!isTimeZone(timezone)) throw invalid(at('timezone'))
  const days =
    own(row, 'shift_days') === undefined
      ? before?.shift_days
      : readDays(own(row, 'shift_days'), at('shift_days'))
  if (days === undefined || days.length === 0) throw dependent(at('shift_days'), at('name'))
  const hours = readHours(row, at, 'shift_timing', days, before)
  refuseOutside(days, hours, at, call)
  const kept = { id, name, timezone, shift_days: days, ...hours }
  const breaks = readBreaks(own(row, 'break_hours'), at('break_hours'), before?.break_hours ?? [], kept, call)
  return { ...kept, break_hours: breaks }
}

/** When a shift or a break is. @throws RowFault */
function readHours(
  row: Json,
  at: (name: string) => Place,
  key: 'shift_timing' | 'break_timing',
  days: readonly Day[],
  before: Hours | undefined,
): Hours {
  const same = own(row, 'same_as_everyday') ?? before?.same_as_everyday
  // A description has a string here.
  if (same !== true && same !== false && same !== 'true' && same !== 'false')
    throw invalid(at('same_as_everyday'), { expected_data_type: 'boolean' })
  if (same === true || same === 'true') {
    const daily = own(row, 'daily_timing') ?? before?.daily_timing ?? undefined
    if (daily === undefined) throw dependent(at('daily_timing'), at('same_as_everyday'))
    const timing = readTiming(daily, at('daily_timing'), true)
    return { same_as_everyday: true, daily_timing: timing, custom_timing: null }
  }
  const custom = own(row, 'custom_timing')
  if (custom === undefined && !before?.custom_timing)
    throw dependent(at('custom_timing'), at('same_as_everyday'))
  const { kept, gone } = readTimings(custom ?? [], key, at('custom_timing'), true)
  const all: Partial<Record<Day, Timing>> = { ...before?.custom_timing, ...Object.fromEntries(kept) }
  for (const day of gone) delete all[day]
  if (days.some((day) => all[day] === undefined)) throw dependent(at('custom_timing'), at('shift_days'))
  return { same_as_everyday: false, daily_timing: null, custom_timing: all }
}

/** A shift lies inside the business hours. @throws RowFault */
function refuseOutside(
  days: readonly Day[],
  hours: Hours,
  at: (name: string) => Place,
  { data }: Call,
): void {
  const business = hoursOf(data)
  if (business === undefined) throw new RowFault(fault('NOT_ALLOWED', 'Business hours is not enabled'))
  const name = hours.daily_timing === null ? 'custom_timing' : 'daily_timing'
  const what = outside(days, hours, business)
  if (what === 'days') throw invalid(at('shift_days'))
  if (what === 'times') throw invalid(at(name), {}, 'Shift hours Not within BusinessHours time')
}

/** @throws RowFault */
function readBreaks(
  value: unknown,
  place: Place,
  before: readonly BreakRow[],
  shift: Pick<ShiftRow, 'shift_days'> & Hours,
  call: Call,
): readonly BreakRow[] {
  if (value === undefined || value === null) return before
  if (!Array.isArray(value)) throw invalid(place, { expected_data_type: 'jsonarray' })
  const kept = new Map(before.map((each) => [each.id, each]))
  for (const [index, each] of value.entries()) {
    const at = (name: string): Place => ({
      api_name: name,
      json_path: `${place.json_path}[${index}].${name}`,
    })
    if (!isJsonObject(each)) throw invalid(place, { expected_data_type: 'jsonobject' })
    const id = own(each, 'id')
    const old = typeof id === 'string' ? kept.get(id) : undefined
    if (id !== undefined && old === undefined) throw invalid(at('id'))
    if (Object.hasOwn(each, '_delete')) {
      if (old !== undefined) kept.delete(old.id)
      continue
    }
    const sentDays = own(each, 'break_days')
    const days =
      sentDays === undefined ? (old?.break_days ?? shift.shift_days) : readDays(sentDays, at('break_days'))
    const hours = readHours(each, at, 'break_timing', days, old)
    const row = { id: old?.id ?? nextId(call.data), break_days: days, ...hours }
    refuseBreak(
      row,
      [...kept.values()].filter((other) => other.id !== row.id),
      shift,
      place,
    )
    kept.set(row.id, row)
  }
  if (kept.size > MOST_BREAKS) throw invalid(place, { maximum_length: MOST_BREAKS })
  return [...kept.values()]
}

function refuseBreak(
  row: BreakRow,
  others: readonly BreakRow[],
  shift: Pick<ShiftRow, 'shift_days'> & Hours,
  place: Place,
): void {
  for (const day of row.break_days) {
    const whole = on(shift, day)
    const timing = on(row, day)
    if (!shift.shift_days.includes(day) || whole === undefined || timing === undefined) throw invalid(place)
    const [from, to] = within(timing, whole)
    const [, end] = within(whole, whole)
    if (to - from < SHORTEST || to - from > LONGEST) {
      const message = 'break timing should be greater than 15 minutes and less than 2 hours'
      throw new RowFault(fault('DEPENDENT_MISMATCH', message, { ...place, dependee: place }))
    }
    if (to > end) throw invalid(place, {}, 'The timing of the break hours fall outside the shift')
    const overlaps = others.some((other) => {
      const theirs = other.break_days.includes(day) ? on(other, day) : undefined
      if (theirs === undefined) return false
      const [first, last] = within(theirs, whole)
      return from < last && first < to
    })
    if (overlaps) throw invalid(place, {}, 'Break Hours timing is over lapped')
  }
}

/** A time of day as minutes since a shift began, so that midnight does not matter. */
function within([from, to]: Timing, [start]: Timing): readonly [number, number] {
  const since = (minutes: number): number => (minutes - minutesOf(start) + DAY) % DAY
  const first = since(minutesOf(from))
  const length = (minutesOf(to) - minutesOf(from) + DAY) % DAY
  return [first, first + length]
}
