import { fault, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { isJsonObject, own } from '../../../json.ts'
import { nameIn } from '../../names.ts'
import type { CrmAnswer } from '../../request.ts'
import type { Draft, Resource } from '../../rows/resource.ts'
import { nowOf } from '../../stamps.ts'
import { isAllowed } from '../profiles/permissions.ts'
import { fullName } from '../users/user-row.ts'
import { checkHoliday, nameAndDate } from './holidays.ts'
import type { HolidayRow } from './holiday-row.ts'
import { completeShift } from './read-shift.ts'
import type { Hours, ShiftRow } from './shift-row.ts'
import { assignShift, shiftsOfUser } from './shift-users.ts'

const MOST = 50
const fields: readonly Field[] = [
  { api_name: 'name', data_type: 'text', length: 80, system_mandatory: true },
  { api_name: 'timezone', data_type: 'text', length: 100, system_mandatory: true },
  { api_name: 'shift_days', data_type: 'any', system_mandatory: true },
  { api_name: 'same_as_everyday', data_type: 'any', system_mandatory: true },
]

export const shifts: Resource<ShiftRow> = {
  key: 'shift_hours',
  table: ({ shifts: table }) => table,
  segment: 3,
  most: 50,
  fields,
  complete: (draft, call) => {
    if (draft.before === undefined && call.data.shifts.size >= MOST) {
      const details = { limit: MOST, limit_due_to: [draft.at('name')] }
      throw new RowFault(fault('LIMIT_EXCEEDED', 'there are as many shifts as there may be', details))
    }
    return completeShift(draft, call)
  },
  follow: (draft, call) => {
    writeHolidays(draft, call)
    writeUsers(draft, call)
  },
  show: showShift,
  words: {
    created: 'Shift Hour created successfully',
    updated: 'Shift Hour updated successfully',
    deleted: 'Shift Hour deleted successfully',
  },
}

/** `GET /settings/business_hours/shift_hours` */
export function listShifts(call: Call): CrmAnswer {
  const rows = [...call.data.shifts.all()]
  if (rows.length === 0) return noContent
  const busy = rows.filter(({ id }) => call.data.shiftUsers.where('shift', id).length > 0).length
  return ok({
    shift_hours: rows.map((row) => showShift(row, call)),
    shift_count: { total_shift_with_user: busy },
  })
}

function showShift(row: ShiftRow, call: Call): Record<string, unknown> {
  const { data } = call
  const today = nowOf(call).slice(0, 10)
  const people = data.shiftUsers
    .where('shift', row.id)
    .filter((each) => {
      const { current } = shiftsOfUser(each.user.id, today, data)
      return each.effective_from > today || current?.id === each.id
    })
    .flatMap(({ user: { id }, effective_from }) => {
      const user = data.users.get(id)
      if (user === undefined || user.status === 'deleted') return []
      return {
        role: nameIn(data.roles, user.role),
        name: fullName(user),
        id,
        email: user.email,
        zuid: user.zuid,
        effective_from,
      }
    })
  const off = data.holidays
    .where('shift_hour', row.id)
    .map(({ id, name, date }) => ({ date, year: date.slice(0, 4), name, id, userFmt: date }))
  const may = isAllowed(
    data.profiles.get(call.user.profile.id)?.permissions_details ?? [],
    'Crm_Implied_Manage_Users',
  )
  return {
    id: row.id,
    name: row.name,
    timezone: row.timezone,
    shift_days: row.shift_days,
    ...showHours(row, 'shift_timing'),
    break_hours: row.break_hours.map((each) => ({
      id: each.id,
      break_days: each.break_days,
      ...showHours(each, 'break_timing'),
    })),
    holidays: off.length === 0 ? null : off,
    users: may ? people : null,
    users_count: people.length,
  }
}

function showHours(
  { same_as_everyday, daily_timing, custom_timing }: Hours,
  key: string,
): Record<string, unknown> {
  const custom =
    custom_timing && Object.entries(custom_timing).map(([days, timing]) => ({ days, [key]: timing }))
  return { same_as_everyday, daily_timing, custom_timing: custom }
}

/** Holidays in a shift's row are made, or go with `_delete`. @throws RowFault */
function writeHolidays({ sent, at, id }: Draft<ShiftRow>, call: Call): void {
  const { data } = call
  for (const [index, each] of listIn(sent, 'holidays', at('holidays')).entries()) {
    const path = `${at('holidays').json_path}[${index}]`
    const place = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
    const known = isJsonObject(each) ? own(each, 'id') : undefined
    const before = typeof known === 'string' ? data.holidays.get(known) : undefined
    if (known !== undefined && before?.shift_hour?.id !== id) throw invalidId(place('id'))
    if (isJsonObject(each) && Object.hasOwn(each, '_delete')) {
      if (before !== undefined) data.holidays.remove(before.id)
      continue
    }
    const values = readRow(
      each,
      nameAndDate,
      path,
      knownRows(call),
      before === undefined ? 'create' : 'update',
    )
    // The fields say what the values are.
    const row = {
      ...before,
      ...values,
      id: before?.id ?? nextId(data),
      type: 'shift_holiday',
      shift_hour: { id },
    } as HolidayRow
    checkHoliday(row, place, call)
    if (before === undefined) data.holidays.insert(row)
    else data.holidays.replace(row)
  }
}

/** People of a shift: from today on, or from a later day within six months. @throws RowFault */
function writeUsers({ sent, at, id }: Draft<ShiftRow>, call: Call): void {
  const { data } = call
  const today = nowOf(call).slice(0, 10)
  const last = new Date(`${today}T00:00:00Z`)
  last.setUTCMonth(last.getUTCMonth() + 6)
  for (const [index, each] of listIn(sent, 'users', at('users')).entries()) {
    const place = (name: string): Place => ({
      api_name: name,
      json_path: `${at('users').json_path}[${index}].${name}`,
    })
    const user: unknown = isJsonObject(each) ? own(each, 'id') : undefined
    const from: unknown = isJsonObject(each) ? own(each, 'effective_from') : undefined
    if (typeof user !== 'string' || data.users.get(user)?.status !== 'active') throw invalidId(place('id'))
    const day = from === undefined ? today : from
    const isDay = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)
    if (!isDay || (from !== undefined && (day <= today || day > last.toISOString().slice(0, 10))))
      throw invalid(place('effective_from'))
    assignShift(data, user, id, day)
  }
}

function listIn(sent: unknown, name: string, place: Place): readonly unknown[] {
  const value = isJsonObject(sent) ? own(sent, name) : undefined
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw invalid(place, { expected_data_type: 'jsonarray' })
  return value
}
