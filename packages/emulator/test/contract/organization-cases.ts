import { get, send, type Case } from './cases.ts'

const CURRENCIES = '/org/currencies'
const CURRENCY = '/org/currencies/{currency}'
const ENABLE = '/org/currencies/actions/enable'
const HOURS = '/settings/business_hours'
const HOLIDAYS = '/settings/holidays'
const HOLIDAY = '/settings/holidays/{holidayId}'
const SHIFTS = '/settings/business_hours/shift_hours'
const SHIFT = '/settings/business_hours/shift_hours/{shift}'
const YEAR = '/settings/fiscal_year'
const UNKNOWN = '1234567890'
const FIRST = '3652397000010000009'
const SECOND = '3652397000010000010'
const NORA = '3652397000000186017'

const euro = { name: 'Euro - EUR', iso_code: 'EUR', exchange_rate: '1' }
const rupee = { name: 'Indian Rupee - INR', iso_code: 'INR', exchange_rate: '89.5' }
const rows =
  (key: string) =>
  (...each: readonly unknown[]): unknown => ({ [key]: each })
const currencies = rows('currencies')
const holidays = rows('holidays')
const shifts = rows('shift_hours')
const enabled = { method: 'POST', template: ENABLE, body: { base_currency: euro } }
const added = [enabled, { method: 'POST', template: CURRENCIES, body: currencies(rupee) }]

/** Currencies: what each operation gives, and how it refuses. */
const casesOfCurrencies: readonly Case[] = [
  get('currencies', CURRENCIES, 200, { after: added }),
  get('currencies of an organization with one', CURRENCIES, 204, {
    readings: { currencies: { off: 'no-content' } },
  }),
  get('a currency', CURRENCY, 200, { id: SECOND, after: added }),
  get('an unknown currency', CURRENCY, 204, { id: UNKNOWN, after: added }),
  get('currencies to choose from', '/org/currencies/actions/available_currencies', 200),
  send('POST', 'the base', ENABLE, 200, { body: { base_currency: euro } }),
  send('POST', 'a second base', ENABLE, 400, { body: { base_currency: euro }, after: [enabled] }),
  send('POST', 'a base without a rate', ENABLE, 400, {
    body: { base_currency: { ...euro, exchange_rate: undefined } },
  }),
  send('PUT', 'the base', ENABLE, 200, {
    body: { base_currency: { id: FIRST, symbol: 'EUR' } },
    after: [enabled],
  }),
  send('POST', 'a currency', CURRENCIES, 200, { body: currencies(rupee), after: [enabled] }),
  send('POST', 'a currency twice', CURRENCIES, 400, { body: currencies(rupee), after: added }),
  send('POST', 'a currency with a bad rate', CURRENCIES, 400, {
    body: currencies({ ...rupee, exchange_rate: '1.2.3' }),
    after: [enabled],
  }),
  send('PUT', 'currencies by row', CURRENCIES, 200, {
    body: currencies({ id: SECOND, exchange_rate: '90' }),
    after: added,
  }),
  send('PUT', 'a currency', CURRENCY, 200, {
    id: SECOND,
    body: currencies({ is_active: false }),
    after: added,
  }),
]

const custom = {
  type: 'custom',
  week_starts_on: 'Monday',
  business_days: ['Monday', 'Tuesday'],
  same_as_everyday: true,
  daily_timing: ['08:00', '18:00'],
}
const open = { method: 'POST', template: HOURS, body: { business_hours: custom } }
const founding = { name: 'Founding Day', date: '2026-08-24', type: 'business_holiday' }
const isFounding = { method: 'POST', template: HOLIDAYS, body: holidays(founding) }
const early = {
  name: 'Early',
  timezone: 'Europe/Amsterdam',
  shift_days: ['Monday'],
  same_as_everyday: true,
  daily_timing: ['08:00', '13:00'],
  break_hours: [{ break_days: ['Monday'], same_as_everyday: 'true', daily_timing: ['10:00', '10:15'] }],
  holidays: [{ name: 'Outing', date: '2026-09-01' }],
  users: [{ id: NORA }],
}
const isEarly = [open, { method: 'POST', template: SHIFTS, body: shifts(early) }]

/** Working times: what each operation gives, and how it refuses. */
const casesOfHours: readonly Case[] = [
  get('the year', YEAR, 200),
  send('PUT', 'the year', YEAR, 200, { body: { fiscal_year: { start_month: 'APRIL' } } }),
  send('PUT', 'the year of a month that is not there', YEAR, 400, {
    body: { fiscal_year: { start_month: 'SMARCH' } },
  }),
  get('hours', HOURS, 200, { after: [open] }),
  get('no hours', HOURS, 204),
  send('POST', 'hours', HOURS, 201, { body: { business_hours: custom } }),
  send('POST', 'hours without a type', HOURS, 400, {
    body: { business_hours: { week_starts_on: 'Monday' } },
  }),
  send('PUT', 'hours', HOURS, 200, { body: { business_hours: { week_starts_on: 'Sunday' } }, after: [open] }),
  get('holidays', HOLIDAYS, 200, { after: [isFounding], query: 'year=2026' }),
  get('no holidays', HOLIDAYS, 204),
  get('holidays of a bad year', HOLIDAYS, 400, { query: 'year=x' }),
  get('a holiday', HOLIDAY, 200, { id: FIRST, after: [isFounding] }),
  get('an unknown holiday', HOLIDAY, 204, { id: UNKNOWN }),
  send('POST', 'a holiday', HOLIDAYS, 201, { body: holidays(founding) }),
  send('POST', 'a holiday twice', HOLIDAYS, 400, { body: holidays(founding), after: [isFounding] }),
  send('PUT', 'holidays by row', HOLIDAYS, 200, {
    body: holidays({ id: FIRST, name: 'Day' }),
    after: [isFounding],
  }),
  send('PUT', 'a holiday', HOLIDAY, 200, { id: FIRST, body: holidays({ name: 'Day' }), after: [isFounding] }),
  send('DELETE', 'a holiday', HOLIDAY, 200, { id: FIRST, after: [isFounding] }),
  send('DELETE', 'an unknown holiday', HOLIDAY, 400, { id: UNKNOWN }),
  get('shifts', SHIFTS, 200, { after: isEarly }),
  get('no shifts', SHIFTS, 204),
  get('a shift', SHIFT, 200, { id: SECOND, after: isEarly }),
  send('POST', 'a shift', SHIFTS, 201, { body: shifts(early), after: [open] }),
  send('POST', 'a shift without hours of business', SHIFTS, 400, { body: shifts(early) }),
  send('PUT', 'shifts by row', SHIFTS, 200, { body: shifts({ id: SECOND, name: 'Late' }), after: isEarly }),
  send('PUT', 'a shift', SHIFT, 200, { id: SECOND, body: shifts({ name: 'Late' }), after: isEarly }),
  send('DELETE', 'a shift', SHIFT, 200, { id: SECOND, after: isEarly }),
]

const TAXES = '/org/taxes'
const taxes = { org_taxes: { taxes: [{ name: 'VAT', value: 21 }] } }
const taxed = { after: [{ method: 'PUT', template: TAXES, body: taxes }] }

const casesOfTaxes: readonly Case[] = [
  get('taxes', TAXES, 200, taxed),
  get('a tax', '/org/taxes/{id}', 200, { ...taxed, id: FIRST }),
  send('PUT', 'taxes', TAXES, 200, { body: taxes }),
]

const preferences = (key: string, change: object, wrong: object): readonly Case[] => [
  get(key, `/settings/${key}`, 200),
  send('PUT', key, `/settings/${key}`, 200, { body: { [key]: change } }),
  send('PUT', `wrong ${key}`, `/settings/${key}`, 400, { body: { [key]: wrong } }),
]
const casesOfPreferences: readonly Case[] = [
  ...preferences('call_preferences', { show_from_number: false }, { show_from_number: 'no' }),
  ...preferences('service_preferences', { job_sheet_enabled: false }, { job_sheet_enabled: 'no' }),
  ...preferences(
    'appointment_preferences',
    { allow_booking_outside_service_availability: true },
    { allow_booking_outside_businesshours: true },
  ),
]

export const casesOfOrganization: readonly Case[] = [
  ...casesOfPreferences,
  ...casesOfCurrencies,
  ...casesOfHours,
  ...casesOfTaxes,
]
