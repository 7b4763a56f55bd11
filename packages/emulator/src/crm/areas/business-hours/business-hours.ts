import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import { invalid, mandatory, RowFault } from '../../fields/row-fault.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerOne } from '../../rows/answer-one.ts'
import { keepSetting } from '../settings/setting-row.ts'
import { hoursOf, KEY, type BusinessHours } from './hours-of.ts'
import { outside } from './outside-hours.ts'
import { days, readDays, readTiming, readTimings, type Day } from './week.ts'

/** `GET /settings/business_hours` */
export function getBusinessHours({ data }: Call): CrmAnswer {
  const hours = hoursOf(data)
  if (hours === undefined) return noContent
  return ok({ [KEY]: { ...hours, timezone: orgOf(data).time_zone } })
}

/** `POST /settings/business_hours`: once. */
export function createBusinessHours(call: Call): CrmAnswer {
  if (hoursOf(call.data) !== undefined)
    throw new Refusal(flat(400, fault('NOT_ALLOWED', 'business hours are there already: update them')))
  return write(call, 201, undefined)
}

/** `PUT /settings/business_hours`: changes what is there. */
export function updateBusinessHours(call: Call): CrmAnswer {
  const before = hoursOf(call.data)
  if (before === undefined)
    throw new Refusal(flat(400, fault('NOT_ALLOWED', 'there are no business hours: create them')))
  return write(call, 200, before)
}

function write(call: Call, status: 200 | 201, before: BusinessHours | undefined): CrmAnswer {
  const { data, readings } = call
  return answerOne(call, KEY, status, (sent, path) => {
    if (!isJsonObject(sent))
      throw invalid({ api_name: KEY, json_path: path }, { expected_data_type: 'jsonobject' })
    const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
    const needsAll = before === undefined || readings.settings.businessHoursUpdate === 'type-and-week'
    for (const name of ['type', 'week_starts_on'])
      if (needsAll && own(sent, name) === undefined) throw mandatory(at(name))
    const hours = readHours(sent, at, before, before?.id ?? nextId(data))
    refuseShifts(hours, data)
    keepSetting(data.settings, KEY, { ...hours })
    return { details: { id: hours.id }, message: 'Business Hours saved successfully' }
  })
}

/** Shifts stay inside the hours. @throws Refusal that names those which would not */
function refuseShifts(hours: BusinessHours, { shifts }: Call['data']): void {
  const left = [...shifts.all()].filter((shift) => outside(shift.shift_days, shift, hours) !== undefined)
  if (left.length === 0) return
  const resources = left.map(({ id, name }) => ({ name, id }))
  const details = { resource_path_index: 1, features: [{ name: 'shift_hours', resources }] }
  throw new Refusal(
    flat(400, fault('INVALID_DATA', 'shifts would lie outside of the business hours', details)),
  )
}

function readHours(
  sent: Json,
  at: (name: string) => Place,
  before: BusinessHours | undefined,
  id: string,
): BusinessHours {
  const type = own(sent, 'type') === undefined ? before?.type : readType(own(sent, 'type'), at('type'))
  const [first] =
    own(sent, 'week_starts_on') === undefined
      ? [before?.week_starts_on]
      : readDays([own(sent, 'week_starts_on')], at('week_starts_on'))
  const base = { id, type: type ?? '24_by_7', week_starts_on: first ?? 'Monday' }
  if (base.type === '24_by_7')
    return { ...base, business_days: days, same_as_everyday: true, daily_timing: null, custom_timing: null }
  const chosen = own(sent, 'business_days')
  const kept = before?.type === base.type ? before.business_days : undefined
  const business = chosen === undefined ? kept : readDays(chosen, at('business_days'))
  if (business === undefined || business.length === 0) throw dependent(at('business_days'), at('type'))
  if (base.type === '24_by_5') {
    if (business.length !== 5) throw invalid(at('business_days'), { maximum_length: 5 })
    return {
      ...base,
      business_days: business,
      same_as_everyday: true,
      daily_timing: null,
      custom_timing: null,
    }
  }
  return { ...base, business_days: business, ...readCustom(sent, at, before, business) }
}

function readCustom(
  sent: Json,
  at: (name: string) => Place,
  before: BusinessHours | undefined,
  business: readonly Day[],
): Pick<BusinessHours, 'same_as_everyday' | 'daily_timing' | 'custom_timing'> {
  const same =
    own(sent, 'same_as_everyday') ?? (before?.type === 'custom' ? before.same_as_everyday : undefined)
  if (same === undefined) throw dependent(at('same_as_everyday'), at('type'))
  if (typeof same !== 'boolean') throw invalid(at('same_as_everyday'), { expected_data_type: 'boolean' })
  if (same) {
    const daily = own(sent, 'daily_timing') ?? before?.daily_timing ?? undefined
    if (daily === undefined) throw dependent(at('daily_timing'), at('same_as_everyday'))
    return {
      same_as_everyday: true,
      daily_timing: readTiming(daily, at('daily_timing'), false),
      custom_timing: null,
    }
  }
  const custom = own(sent, 'custom_timing')
  if (custom === undefined && !before?.custom_timing)
    throw dependent(at('custom_timing'), at('same_as_everyday'))
  const { kept, gone } = readTimings(custom ?? [], 'business_timing', at('custom_timing'), false)
  const timings = new Map((before?.custom_timing ?? []).map((each) => [each.days, each.business_timing]))
  for (const [day, timing] of kept) timings.set(day, timing)
  for (const day of gone) timings.delete(day)
  const missing = business.find((day) => !timings.has(day))
  if (missing !== undefined) throw dependent(at('custom_timing'), at('business_days'))
  const rows = business.map((day) => ({
    days: day,
    business_timing: timings.get(day) ?? (['', ''] as const),
  }))
  return { same_as_everyday: false, daily_timing: null, custom_timing: rows }
}

/** Sources write `24*7` as well as `24_by_7`. */
function readType(value: unknown, place: Place): BusinessHours['type'] {
  const word = typeof value === 'string' ? value.replace('*', '_by_') : value
  if (word === '24_by_7' || word === '24_by_5' || word === 'custom') return word
  throw invalid(place, { supported_values: ['24_by_7', '24_by_5', 'custom'] })
}

/** Something is needed because of something else. */
export function dependent(place: Place, dependee: Place): RowFault {
  return new RowFault(
    fault('DEPENDENT_FIELD_MISSING', 'a field that depends on another is missing', { ...place, dependee }),
  )
}
