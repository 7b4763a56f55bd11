import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Field, Place } from '../../fields/field.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { named, nameIn } from '../../names.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { Resource } from '../../rows/resource.ts'
import { nowOf } from '../../stamps.ts'
import { fiscalYearOf, yearsAround } from '../settings/fiscal-year.ts'
import { dependent } from './business-hours.ts'
import type { HolidayRow } from './holiday-row.ts'

/** Most holidays of a kind in a year. */
const MOST = 52

export const nameAndDate: readonly Field[] = [
  { api_name: 'name', data_type: 'text', length: 80, system_mandatory: true, pattern: '^[^#%^&*]+$' },
  { api_name: 'date', data_type: 'date', system_mandatory: true },
]

export const holidays: Resource<HolidayRow> = {
  key: 'holidays',
  table: ({ holidays: table }) => table,
  segment: 2,
  most: 100,
  fields: [
    // Null keeps what is there; a new one needs both.
    ...nameAndDate.map((field): Field => ({ ...field, system_mandatory: false })),
    {
      api_name: 'type',
      data_type: 'picklist',
      closed: true,
      pick_list_values: ['business_holiday', 'shift_holiday'].map((word) => ({
        display_value: word,
        actual_value: word,
      })),
    },
    { api_name: 'shift_hour', data_type: 'lookup', lookup: { module: { api_name: 'shifts' } } },
  ],
  complete: ({ values, at, before, id }, call) => {
    const sent = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
    for (const name of ['name', 'date'])
      if (before === undefined && (sent[name] === undefined || sent[name] === ''))
        throw new RowFault(fault('MANDATORY_NOT_FOUND', 'required field not found', { ...at(name) }))
    // The fields above say what the values are.
    const row = { type: 'business_holiday', shift_hour: null, ...before, ...sent, id } as HolidayRow
    checkHoliday(row, at, call)
    return row
  },
  show: (row, { data }) => ({
    name: row.name,
    date: row.date,
    type: row.type,
    shift_hour: named(row.shift_hour, (shift) => nameIn(data.shifts, shift)),
    id: row.id,
    year: Number(row.date.slice(0, 4)),
  }),
  words: {
    created: 'Holiday created successfully',
    updated: 'Holiday updated successfully',
    deleted: 'Holiday deleted successfully',
  },
}

/** @throws RowFault */
export function checkHoliday(row: HolidayRow, at: (name: string) => Place, call: Call): void {
  const { data } = call
  if ((row.type === 'shift_holiday') !== (row.shift_hour !== null))
    throw dependent(at('shift_hour'), at('type'))
  const [first, after] = yearsAround(nowOf(call).slice(0, 10), fiscalYearOf(data))
  if (row.date < first || row.date >= after) throw invalid(at('date'))
  const year = `${row.type} ${row.shift_hour?.id ?? ''} ${row.date.slice(0, 4)}`
  const others = data.holidays.where('year', year).filter(({ id }) => id !== row.id)
  if (others.length >= MOST)
    throw new RowFault(
      fault('LIMIT_EXCEEDED', 'there are as many holidays as a year may have', {
        limit: MOST,
        limit_due_to: [at('date')],
      }),
    )
}

/** `GET /settings/holidays`: of a year, a kind, a shift. */
export function listHolidays(call: Call): CrmAnswer {
  const { query, data } = call
  const [year, type, shift] = ['year', 'type', 'shift_id'].map((name) => query.get(name))
  const isYear = !year || (/^\d{4}$/.test(year) && Number(year) >= 2000 && Number(year) <= 2100)
  if (!isYear) throw new Refusal(pattern('year'))
  if (type && type !== 'business_holiday' && type !== 'shift_holiday') throw new Refusal(pattern('type'))
  const found = [...data.holidays.all()].filter(
    (row) =>
      (!year || row.date.startsWith(year)) &&
      (!type || row.type === type) &&
      (!shift || row.shift_hour?.id === shift),
  )
  const { rows, info } = takePage(found, readPaging(query))
  return rows.length === 0 ? noContent : ok({ holidays: rows.map((row) => holidays.show(row, call)), info })
}

function pattern(name: string): CrmAnswer {
  const message = 'Please check whether the input values are correct'
  return flat(400, fault('PATTERN_NOT_MATCHED', message, { api_name: name }))
}
