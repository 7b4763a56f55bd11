import { where, type Client } from '@x/client'
import type { EmulatorClock } from '@x/emulator'
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

/** A link to a member takes the first id. */
const SERVICE = SECOND
const APPOINTMENT = '3652397000010000011'
const MOVE = '3652397000010000012'
const LEAD = '3652397000005200217'
const photo = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], 'org.png', {
  type: 'image/png',
})
const pictured = (zoho: Client): Promise<unknown> => organization.uploadOrgPhoto(zoho, photo)
const pass = (zoho: Client): void => {
  const clock: unknown = zoho.clock
  ;(clock as EmulatorClock).advance(5000)
}
const offer = (zoho: Client): Promise<unknown> => organization.createServices(zoho, [service])
const book = async (zoho: Client): Promise<unknown> => {
  await offer(zoho)
  return await organization.createAppointments(zoho, [appointment])
}
const move = async (zoho: Client): Promise<unknown> => {
  await book(zoho)
  return await organization.createRescheduleHistory(zoho, [moved])
}
const lookUp = async (zoho: Client): Promise<void> => {
  await organization.createOrgEnrichment(zoho, { name: 'Zylker' }, { module: 'Leads', record_id: LEAD })
  pass(zoho)
}
const lookUpPerson = async (zoho: Client): Promise<void> => {
  const by = { email: 'a@example.com' }
  await organization.createPeopleEnrichment(zoho, by, { module: 'Leads', record_id: LEAD })
  pass(zoho)
}
const exportLog = async (zoho: Client): Promise<void> => {
  await organization.createAuditLogExport(zoho)
  pass(zoho)
}

const service = {
  Service_Name: 'Repair',
  Duration: 60,
  Price: 50,
  Location: 'Business Address' as const,
  Availability_Type: 'Every Business Days' as const,
  Members: [{ Members: { id: NORA, name: 'Nora' } }],
}
const appointment = {
  Service_Name: { id: SERVICE },
  Appointment_For: { module: { api_name: 'Leads' }, id: LEAD },
  Appointment_Start_Time: '2036-07-01T09:00:00+02:00',
  Owner: { id: NORA },
}
const moved = {
  Appointment_Name: { id: APPOINTMENT },
  Rescheduled_From: '2026-07-01T09:00:00+02:00',
  Rescheduled_To: '2026-07-02T09:00:00+02:00',
  Rescheduled_Time: '2026-06-01T09:00:00+02:00',
  Rescheduled_By: { id: NORA },
}
/** Pages have these parameters. */
const Q = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `query ${name}: in no description`)
const vat = { name: 'VAT', display_label: 'Value added tax', value: 21, sequence_number: 1 }
const tax = (zoho: Client): Promise<unknown> => organization.updateTaxes(zoho, { taxes: [vat] })

describeOperations(
  organization,
  {
    getOrg: { with: [], row: 'Organization' },
    getOrgPhoto: { with: [], before: pictured },
    uploadOrgPhoto: { with: [photo] },
    deleteOrgPhoto: { with: [], before: pictured },
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
    listServices: {
      before: offer,
      with: [{ fields: ['Service_Name'], page: 1, sort_by: 'id', sort_order: 'asc' }],
      differs: Q('fields', 'page', 'sort_by', 'sort_order'),
    },
    getService: { before: offer, with: [SERVICE] },
    createServices: {
      with: [[service]],
      differs: ['body /data/*/Members/*/Members/id must NOT have more than 18 characters'],
    },
    updateServices: { before: offer, with: [[{ id: SERVICE, Price: 5 }], { affected_data: true }] },
    updateService: { before: offer, with: [SERVICE, { Price: 5 }, { affected_data: true }] },
    deleteServices: { before: offer, with: [[SERVICE]] },
    deleteService: { before: offer, with: [SERVICE] },
    listAppointments: {
      before: book,
      with: [{ fields: ['Status'], page: 1, sort_by: 'id' }],
      differs: Q('fields', 'page', 'sort_by'),
    },
    getAppointment: { before: book, with: [APPOINTMENT] },
    createAppointments: {
      before: offer,
      with: [[appointment]],
      // The description allows 18 digits, one fewer than ids have.
      differs: ['body /data/*/Appointment_For/id must NOT have more than 18 characters'],
    },
    updateAppointments: {
      before: book,
      with: [[{ id: APPOINTMENT, Additional_Information: 'At the door' }]],
      // Pages change any field alone.
      differs: [
        "body /data/* must have required property 'Appointment_For'",
        "body /data/* must have required property 'Appointment_Start_Time'",
        "body /data/* must have required property 'Owner'",
        "body /data/* must have required property 'Service_Name'",
        'body /data/*/id must NOT have more than 18 characters',
      ],
    },
    updateAppointment: {
      before: book,
      with: [APPOINTMENT, { Additional_Information: 'At the door' }],
      differs: [
        "body /data/* must have required property 'Appointment_For'",
        "body /data/* must have required property 'Appointment_Start_Time'",
        "body /data/* must have required property 'Owner'",
        "body /data/* must have required property 'Service_Name'",
      ],
    },
    deleteAppointments: { before: book, with: [[APPOINTMENT]] },
    deleteAppointment: { before: book, with: [APPOINTMENT] },
    listRescheduleHistory: {
      before: move,
      with: [{ fields: ['Rescheduled_To'], ids: [MOVE], page: 1 }],
      differs: ['in the older description only'],
    },
    getRescheduleHistory: { before: move, with: [MOVE], differs: ['in the older description only'] },
    createRescheduleHistory: { before: book, with: [[moved]], differs: ['in the older description only'] },
    updateRescheduleHistories: {
      before: move,
      with: [[{ id: MOVE, Reschedule_Note: null }]],
      differs: ['in the older description only'],
    },
    updateRescheduleHistory: {
      before: move,
      with: [MOVE, { Reschedule_Note: null }],
      differs: ['in the older description only'],
    },
    deleteRescheduleHistory: { before: move, with: [MOVE], differs: ['in the older description only'] },
    getCallPreferences: { with: [], row: 'CallPreferences' },
    updateCallPreferences: { with: [{ show_from_number: true }] },
    getServicePreferences: { with: [], row: 'ServicePreferences' },
    updateServicePreferences: { with: [{ job_sheet_enabled: false }] },
    getAppointmentPreferences: {
      with: [{ include: 'deal_record_configuration' }],
      row: 'AppointmentPreferences',
    },
    updateAppointmentPreferences: {
      with: [{ allow_booking_outside_service_availability: true, allow_booking_outside_businesshours: true }],
      // Pages demand it with `create_deal` only.
      differs: ["body /appointment_preferences must have required property 'deal_record_configuration'"],
    },
    getDataEnrichmentConfig: { with: [], row: 'EnrichmentConfig' },
    createOrgEnrichment: {
      with: [{ name: 'Zylker' }, { module: 'Leads', record_id: LEAD }],
    },
    listOrgEnrichments: {
      before: lookUp,
      with: [{ page: 1, sort_by: 'created_time', sort_order: 'asc', status: 'COMPLETED' }],
    },
    getOrgEnrichment: { before: lookUp, with: [FIRST] },
    createPeopleEnrichment: {
      with: [{ email: 'a@example.com' }, { module: 'Leads', record_id: LEAD }],
      differs: ['in the older description only'],
    },
    listPeopleEnrichments: {
      before: lookUpPerson,
      with: [{ page: 1, sort_by: 'created_time', sort_order: 'asc', status: 'COMPLETED' }],
      differs: ['in the older description only'],
    },
    getPeopleEnrichment: { before: lookUpPerson, with: [FIRST], differs: ['in the older description only'] },
    createAuditLogExport: { with: [where('action', 'equal', 'added')] },
    listAuditLogExports: { before: exportLog, with: [], row: 'AuditLogExport' },
    getAuditLogExport: { before: exportLog, with: [FIRST], row: 'AuditLogExport' },
    downloadAuditLogExport: {
      with: ['https://download.zoho.com/v2/crm/1/auditlog/2/AuditLog.csv'],
      several: true,
      elsewhere: true,
    },
    listTaxes: { with: [], differs: ['in no description'] },
    getTax: { with: [FIRST], before: tax, differs: ['in no description'] },
    updateTaxes: {
      with: [{ taxes: [vat], preference: { auto_populate_tax: true } }],
      differs: ['in no description'],
    },
  },
  { source: new URL('../src/', import.meta.url), at },
)
