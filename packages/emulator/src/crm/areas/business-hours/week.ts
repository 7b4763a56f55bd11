import type { Place } from '../../fields/field.ts'
import { fault } from '../../answers.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { isJsonObject, own } from '../../../json.ts'

/** A day of the week. */
export type Day = (typeof days)[number]

export const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** From and to, `HH:mm`. */
export type Timing = readonly [from: string, to: string]

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
/** Minutes of a day. */
export const DAY = 1440

/** Minutes since midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** Some days, each once. @throws RowFault */
export function readDays(value: unknown, place: Place): readonly Day[] {
  if (!Array.isArray(value)) throw invalid(place, { expected_data_type: 'jsonarray' })
  return value.map((each: unknown, index) => {
    const day = days.find((known) => known === each)
    const at = { ...place, json_path: `${place.json_path}[${index}]` }
    if (day === undefined) throw invalid(at, { supported_values: days })
    if (value.indexOf(each) !== index)
      throw new RowFault(fault('ALREADY_USED', 'Please avoid duplicate days', { ...at }))
    return day
  })
}

/** @param wraps whether it may go over midnight @throws RowFault */
export function readTiming(value: unknown, place: Place, wraps: boolean): Timing {
  if (!Array.isArray(value) || value.length !== 2) throw invalid(place, { expected_data_type: 'jsonarray' })
  for (const [index, each] of value.entries())
    if (typeof each !== 'string' || !TIME.test(each))
      throw invalid({ ...place, json_path: `${place.json_path}[${index}]` }, { regex: TIME.source })
  const [from, to] = value as [string, string]
  if (from === to || (!wraps && from > to)) throw invalid(place)
  return [from, to]
}

/** Timings by day, and the days that go (`_delete`). @throws RowFault */
export function readTimings(
  value: unknown,
  key: 'business_timing' | 'shift_timing' | 'break_timing',
  place: Place,
  wraps: boolean,
): { readonly kept: ReadonlyMap<Day, Timing>; readonly gone: ReadonlySet<Day> } {
  if (!Array.isArray(value)) throw invalid(place, { expected_data_type: 'jsonarray' })
  const kept = new Map<Day, Timing>()
  const gone = new Set<Day>()
  for (const [index, each] of value.entries()) {
    const at = (name: string): Place => ({
      api_name: name,
      json_path: `${place.json_path}[${index}].${name}`,
    })
    if (!isJsonObject(each)) throw invalid(place, { expected_data_type: 'jsonobject' })
    const [day] = readDays([own(each, 'days')], at('days'))
    if (day === undefined || kept.has(day)) throw invalid(at('days'))
    if (Object.hasOwn(each, '_delete')) gone.add(day)
    else kept.set(day, readTiming(own(each, key), at(key), wraps))
  }
  return { kept, gone }
}
