import type { Client } from '@x/client'
import { describeOperations } from '@x/operation-tests'
import * as organization from '../src/index.ts'
import { at } from './at-emulator.ts'

const { addCurrencies, createBusinessHours, createHolidays, createShiftHours, enableMultiCurrency } =
  organization

// They are in the emulator's organization, or the first that are made there.
const FIRST = '3652397000010000009'
const SECOND = '3652397000010000010'
const NORA = '3652397000000186017'

const format = { decimal_separator: 'Comma', thousand_separator: 'Period', decimal_places: '2' } as const
const euro = {
  name: 'Euro - EUR',
  iso_code: 'EUR',
  exchange_rate: '1',
  symbol: '€',
  prefix_symbol: true,
  format,
}
const rupee = { name: 'Indian Rupee - INR', iso_code: 'INR', exchange_rate: '89.5', symbol: '₹', format }
const hours = {
  type: 'custom',
  week_starts_on: 'Monday',
  business_days: ['Monday', 'Tuesday'],
  same_as_everyday: true,
  daily_timing: ['08:00', '18:00'],
} as const
const day = { name: 'Founding Day', date: '2026-08-24', type: 'business_holiday' } as const
const shift = {
  name: 'Early',
  timezone: 'Europe/Amsterdam',
  shift_days: ['Monday'],
  same_as_everyday: true,
  daily_timing: ['08:00', '13:00'],
} as const

const enable = (zoho: Client): Promise<unknown> => enableMultiCurrency(zoho, euro)
const add = async (zoho: Client): Promise<unknown> => {
  await enable(zoho)
  return await addCurrencies(zoho, [rupee])
}
const open = (zoho: Client): Promise<unknown> => createBusinessHours(zoho, hours)
const rest = (zoho: Client): Promise<unknown> => createHolidays(zoho, [day])
const work = async (zoho: Client): Promise<unknown> => {
  await open(zoho)
  return await createShiftHours(zoho, [shift])
}

const vat = { name: 'VAT', display_label: 'Value added tax', value: 21, sequence_number: 1 }
const tax = (zoho: Client): Promise<unknown> => organization.updateTaxes(zoho, { taxes: [vat] })

describeOperations(
  organization,
  {
    getOrg: { with: [], row: 'Organization' },
    getOrgPhoto: { with: [], notServed: true },
    uploadOrgPhoto: { with: [new File(['photo'], 'photo.png', { type: 'image/png' })], notServed: true },
    deleteOrgPhoto: { with: [], notServed: true },
    listCurrencies: { with: [], row: 'Currency', before: enable },
    getCurrency: { with: [FIRST], row: 'Currency', before: enable },
    addCurrencies: {
      with: [[{ ...rupee, is_active: true, exchange_rate_auto_update: false }]],
      before: enable,
    },
    updateCurrencies: { with: [[{ id: SECOND, exchange_rate: '90' }]], before: add },
    updateCurrency: { with: [SECOND, { exchange_rate: '90', is_active: false, format }], before: add },
    enableMultiCurrency: { with: [euro] },
    updateBaseCurrency: { with: [{ id: FIRST, symbol: 'EUR', exchange_rate: '1', format }], before: enable },
    listAvailableCurrencies: {
      with: [],
      row: 'AvailableCurrency',
      differs: ['in the older description only'],
    },
    getFiscalYear: { with: [], row: 'FiscalYear' },
    updateFiscalYear: { with: [{ start_month: 'APRIL', display_based_on: 'end_month' }] },
    getBusinessHours: { with: [], row: 'BusinessHours', before: open },
    createBusinessHours: { with: [hours] },
    updateBusinessHours: { with: [{ week_starts_on: 'Sunday' }], before: open },
    listHolidays: {
      with: [{ year: 2026, type: 'business_holiday', shift_id: FIRST, page: 1 }],
      row: 'Holiday',
      // Its answer has `info`, so there are pages; no source names the parameters.
      differs: ['query page: in no description'],
    },
    getHoliday: { with: [FIRST], row: 'Holiday', before: rest },
    createHolidays: {
      with: [[day]],
      // The description wants the shift of every holiday; pages want it of a shift's.
      differs: ["body /holidays/* must have required property 'shift_hour'"],
    },
    updateHolidays: {
      with: [[{ id: FIRST, name: 'Day', date: '2026-08-25' }]],
      before: rest,
      // Pages change any field alone.
      differs: [
        'body  must match exactly one schema in oneOf',
        "body /holidays/* must have required property 'shift_hour'",
        "body /holidays/* must have required property 'type'",
      ],
    },
    updateHoliday: { with: [FIRST, { name: 'Day', date: null }], before: rest },
    deleteHoliday: { with: [FIRST], before: rest },
    listShiftHours: { with: [], row: 'ShiftHours' },
    getShiftHour: { with: [SECOND], row: 'ShiftHours' },
    createShiftHours: {
      with: [[{ ...shift, users: [{ id: NORA }], holidays: [{ name: 'Outing', date: '2026-09-01' }] }]],
      before: open,
    },
    updateShiftHours: {
      with: [[{ id: SECOND, name: 'Late' }]],
      before: work,
      // The description forgets the id, by which pages tell the shift.
      differs: ['body /shift_hours/* must NOT have additional properties: id'],
    },
    updateShiftHour: { with: [SECOND, { name: 'Late' }], before: work },
    deleteShiftHour: { with: [SECOND], before: work },
    listTaxes: { with: [], differs: ['in no description'] },
    getTax: { with: [FIRST], before: tax, differs: ['in no description'] },
    updateTaxes: {
      with: [{ taxes: [vat], preference: { auto_populate_tax: true } }],
      differs: ['in no description'],
    },
  },
  { source: new URL('../src/', import.meta.url), at },
)
