import { fault, flat, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerOne } from '../../rows/answer-one.ts'
import { nowOf } from '../../stamps.ts'
import { keepSetting } from './setting-row.ts'

const KEY = 'fiscal_year'
/** Number of its id. */
const NUMBER = 330_001

const months: readonly string[] =
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(' ')
const structures = '4-4-5 4-5-4 5-4-4 3-3-3-4 3-3-4-3 3-4-3-3 4-3-3-3'.split(' ')

const word = (api_name: string, ...options: readonly string[]): Field => ({
  api_name,
  data_type: 'picklist',
  closed: true,
  pick_list_values: options.map((value) => ({ display_value: value, actual_value: value })),
})
const text = (api_name: string, pattern: string): Field => ({ api_name, data_type: 'text', pattern })
const fields: readonly Field[] = [
  { api_name: 'start_month', data_type: 'text', length: 20 },
  word('display_based_on', 'start_month', 'end_month'),
  word('calendar_type', 'gregorian', 'custom'),
  word('structure', ...structures),
  word('interval_display_option', 'year', 'quarter'),
  { api_name: 'start_date', data_type: 'date' },
  {
    api_name: 'surplus_week',
    data_type: 'object',
    fields: [text('period', '^[1-4]$'), text('quarter', '^[1-4]$'), text('year', '^\\d{4}$')],
  },
]

/** When the organization's year begins, and how it is called. */
export interface FiscalYear {
  readonly start_month: string
  readonly display_based_on: 'start_month' | 'end_month'
  readonly calendar_type: 'gregorian' | 'custom'
  readonly structure: string | null
  readonly start_date: string | null
  readonly interval_display_option: string | null
  readonly surplus_week: Readonly<Record<string, unknown>> | null
}

/** The year as it is kept; without a change, that of the calendar. */
export function fiscalYearOf({ settings }: Pick<OrgData, 'settings'>): FiscalYear {
  const usual: FiscalYear = {
    start_month: 'JANUARY',
    display_based_on: 'start_month',
    calendar_type: 'gregorian',
    structure: null,
    start_date: null,
    interval_display_option: null,
    surplus_week: null,
  }
  return { ...usual, ...settings.get(KEY)?.value }
}

/** First day of the fiscal year that a day (YYYY-MM-DD) lies in, and that of the year after the next. */
export function yearsAround(
  day: string,
  { start_month: month }: Pick<FiscalYear, 'start_month'>,
): readonly [string, string] {
  const start = `-${String(months.indexOf(month) + 1).padStart(2, '0')}-01`
  const year = Number(day.slice(0, 4)) - (day.slice(4) < start ? 1 : 0)
  return [`${year}${start}`, `${year + 2}${start}`]
}

/** `GET /settings/fiscal_year` */
export function getFiscalYear({ data }: Call): CrmAnswer {
  const { surplus_week: surplus, ...year } = fiscalYearOf(data)
  const shown =
    surplus && Object.fromEntries(Object.entries(surplus).map(([name, value]) => [name, Number(value)]))
  return ok({
    [KEY]: { id: data.idOf(NUMBER), ...year, surplus_week: shown, past_surplus_weeks: null },
  })
}

/** `PUT /settings/fiscal_year`: changes what is there. */
export function updateFiscalYear(call: Call): CrmAnswer {
  const { data, readings } = call
  if (readings.settings.forecasts === 'on')
    throw new Refusal(flat(403, fault('NOT_ALLOWED', 'forecasts are on: change the year in their settings')))
  return answerOne(call, KEY, 200, (sent, path) => {
    const values = readRow(sent, fields, path, knownRows(call), 'update')
    const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
    const month = values['start_month']
    // The fields above say what the values are.
    const year = {
      ...fiscalYearOf(data),
      ...values,
      ...(typeof month === 'string' ? { start_month: month.toUpperCase() } : {}),
    } as FiscalYear
    refuseYear(year, at, nowOf(call).slice(0, 4))
    keepSetting(data.settings, KEY, { ...year })
    const details = readings.settings.fiscalYearDetails === 'id' ? { id: data.idOf(NUMBER) } : {}
    return { details, message: 'Fiscal year updated successfully' }
  })
}

/** @param thisYear of the calendar @throws RowFault */
function refuseYear(year: FiscalYear, at: (name: string) => Place, thisYear: string): void {
  const month = months.indexOf(year.start_month)
  if (month === -1)
    throw invalid(at('start_month'), { supported_values: months }, 'Please give a valid month')
  if (year.display_based_on === 'end_month' && month < 2)
    throw new RowFault(
      fault('NOT_ALLOWED', 'the year ends in the year that it begins in', { ...at('display_based_on') }),
    )
  if (year.calendar_type === 'gregorian') return
  const missing = (['structure', 'start_date'] as const).find((name) => year[name] === null)
  if (missing !== undefined) {
    const dependee = at('calendar_type')
    throw new RowFault(
      fault('DEPENDENT_FIELD_MISSING', 'a custom calendar needs it', { ...at(missing), dependee }),
    )
  }
  const date = year.start_date ?? ''
  if (date.slice(0, 4) !== thisYear || Number(date.slice(5, 7)) !== month + 1) throw invalid(at('start_date'))
  const surplus = year.surplus_week
  if (surplus === null) return
  const after = Number(surplus['year']) - Number(thisYear)
  if (after < 0 || after > 1)
    throw invalid({ ...at('year'), json_path: `${at('surplus_week').json_path}.year` })
}
