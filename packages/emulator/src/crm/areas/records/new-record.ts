import type { Call } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import type { Values } from '../../fields/read-row.ts'
import { writeTime } from '../../model/time.ts'
import { scheduleMove } from '../blueprint/schedule-move.ts'
import { scheduleEnd } from '../bookings/schedule-end.ts'
import { currencyOf } from '../currencies/record-currency.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { deriveRecord } from './derive-record.ts'
import { keepConsent } from './keep-consent.ts'
import type { RecordRow } from './record-row.ts'
import { withoutNull } from './without-null.ts'

/** What a new record has that says nothing else. */
const defaults: Readonly<Record<string, Values>> = {
  Deals: { Pipeline: 'Standard (Standard)' },
  Tasks: { Status: 'Not Started', Priority: 'High' },
  Products: { Product_Active: true },
  Price_Books: { Active: true },
  Quotes: { Quote_Stage: 'Draft', Carrier: 'FedEX' },
  Sales_Orders: { Status: 'Created', Carrier: 'FedEX' },
  Purchase_Orders: { Status: 'Created', Carrier: 'FedEX' },
  Invoices: { Status: 'Created' },
  Solutions: { Status: 'Draft' },
  Services__s: { Status: 'Available', Job_Sheet_Required: 'No' },
  Appointments__s: { Status: 'Scheduled', Reschedule_Count: 0 },
}

/** Fields that count the records of their module. */
const numbers = ['Quote_Number', 'SO_Number', 'Invoice_Number', 'Case_Number', 'Solution_Number']

/** Inserts a record with what Zoho adds to it. @throws Fault when a unique value is taken */
export function insertRecord(
  module: string,
  values: Values,
  call: Pick<Call, 'data' | 'user' | 'now'>,
  id: string = nextId(call.data),
): RecordRow {
  const { data, user, now } = call
  const time = writeTime(now, orgOf(data).time_zone)
  const by = { id: user.id }
  const record = {
    id,
    ...defaults[module],
    Owner: by,
    ...withoutNull(values),
    ...numberFields(module, call),
    ...currencyOf(module, values, {}, data),
    ...keepConsent(module, values, {}, call),
    Created_By: by,
    Modified_By: by,
    Created_Time: time,
    Modified_Time: time,
    Record_Status__s: 'Available',
  }
  const derived = deriveRecord(module, record, record, call)
  const inserted = data.modules.recordsOf(module).insert({ ...record, ...withoutNull(derived) })
  scheduleEnd(module, inserted, data)
  scheduleMove(module, undefined, inserted, call)
  return inserted
}

/** Auto numbers, and the numbers of papers. */
function numberFields(module: string, { data }: Pick<Call, 'data'>): Values {
  const counted = data.modules
    .fieldsOf(module)
    .filter((field) => field.data_type === 'autonumber' || numbers.includes(field.api_name))
  return Object.fromEntries(
    counted.map((field) => [field.api_name, writeNumber(field, data.counters.next(`number/${field.id}`))]),
  )
}

/** The text of an auto number, counted from the field's start number on. */
function writeNumber({ auto_number: rule }: FieldRow, count: number): string {
  // Written by the one who made the field.
  const {
    prefix = '',
    suffix = '',
    start_number: start = '1',
  } = (rule ?? {}) as {
    readonly prefix?: string | null
    readonly suffix?: string | null
    readonly start_number?: string | number
  }
  const digits = String(start).length
  return `${prefix ?? ''}${String(Number(start) + count - 1).padStart(digits, '0')}${suffix ?? ''}`
}
