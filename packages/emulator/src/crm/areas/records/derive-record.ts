import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { Values } from '../../fields/read-row.ts'
import { nowOf } from '../../stamps.ts'
import { appointment } from '../bookings/derive-appointment.ts'
import type { Modules } from '../modules/open-modules.ts'
import { stageRuleOf } from '../pipelines/stage-rule.ts'
import { formulasOf } from './formulas.ts'

/** What Zoho works out from other values of a record: names, totals, probabilities, durations, formulas. */
export function deriveRecord(
  module: string,
  record: Values,
  changed: Values,
  call: Pick<Call, 'data' | 'now'>,
): Values {
  const { modules } = call.data
  const derived = derivations[module]?.({ record, changed, modules, time: nowOf(call) }) ?? {}
  return { ...derived, ...formulasOf(module, { ...record, ...derived }, call) }
}

interface Derivation {
  /** The record with what was changed. */
  readonly record: Values
  readonly changed: Values
  readonly modules: Modules
  /** Now. */
  readonly time: string
}

type Derive = (derivation: Derivation) => Values

const fullName: Derive = ({ record }) => ({
  Full_Name: [own(record, 'First_Name'), own(record, 'Last_Name')]
    .filter((name) => typeof name === 'string')
    .join(' '),
})

/** The probability follows the stage unless it was written itself. */
const deal: Derive = ({ record, changed, modules, time }) => {
  const rule = stageRuleOf(own(changed, 'Stage'), modules)
  const written = own(changed, 'Probability') ?? rule?.probability ?? own(record, 'Probability')
  const amount = own(record, 'Amount')
  const stage = rule === undefined ? {} : durations(record, rule.type === 'Closed Won', time)
  return {
    ...stage,
    Probability: written ?? null,
    Expected_Revenue:
      typeof amount === 'number' && typeof written === 'number' ? money((amount * written) / 100) : null,
  }
}

/** Days from the deal, and from the lead that it was, until it was won. */
function durations(record: Values, isWon: boolean, time: string): Values {
  const cycle = isWon ? daysBetween(own(record, 'Created_Time'), time) : null
  const before = own(record, 'Lead_Conversion_Time')
  const overall = cycle === null ? null : cycle + (typeof before === 'number' ? before : 0)
  return { Sales_Cycle_Duration: cycle, Overall_Sales_Duration: overall }
}

/** Whole days. */
export function daysBetween(from: unknown, to: string): number | null {
  return typeof from === 'string' ? Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000) : null
}

const task: Derive = ({ record, time }) => ({
  Closed_Time: own(record, 'Status') === 'Completed' ? (own(record, 'Closed_Time') ?? time) : null,
})

/** `mm:ss`, or `HH:mm`: read as minutes and seconds. */
const call: Derive = ({ record }) => {
  const duration = own(record, 'Call_Duration')
  const [minutes, seconds] = typeof duration === 'string' ? duration.split(':') : []
  return { Call_Duration_in_seconds: seconds === undefined ? null : Number(minutes) * 60 + Number(seconds) }
}

/** The lines and totals of a quote, an order or an invoice. */
function totals(lines: string): Derive {
  return ({ record, modules }) => {
    const items = own(record, lines)
    const rows = (Array.isArray(items) ? items : [])
      .filter(isJsonObject)
      .map((row, index) => line(row, index, modules))
    const sum = money(rows.reduce((total, row) => total + Number(row['Net_Total']), 0))
    const [discount, adjustment] = [amountOf(record, 'Discount'), amountOf(record, 'Adjustment')]
    return {
      [lines]: rows,
      Sub_Total: sum,
      Tax: 0,
      Grand_Total: money(sum - discount + adjustment),
    }
  }
}

function line(row: Json, index: number, modules: Modules): Json {
  const product = own(row, 'Product_Name')
  const id = isJsonObject(product) ? String(own(product, 'id')) : ''
  const price = own(row, 'List_Price') ?? modules.recordsOf('Products').get(id)?.['Unit_Price'] ?? 0
  const quantity = own(row, 'Quantity') ?? 1
  const total = money(Number(price) * Number(quantity))
  const discounted = money(total - amountOf(row, 'Discount'))
  const taxes = own(row, 'Line_Tax')
  const percent = (Array.isArray(taxes) ? taxes : [])
    .filter(isJsonObject)
    .reduce((sum, tax) => sum + amountOf(tax, 'percentage'), 0)
  const tax = money((discounted * percent) / 100)
  return {
    ...row,
    Quantity: quantity,
    List_Price: price,
    Discount: amountOf(row, 'Discount'),
    Total: total,
    Total_After_Discount: discounted,
    Tax: tax,
    Net_Total: money(discounted + tax),
    Sequence_Number: index + 1,
  }
}

function amountOf(row: Values, name: string): number {
  const value = own(row, name)
  return typeof value === 'number' ? value : 0
}

function money(amount: number): number {
  return Math.round(amount * 100) / 100
}

const derivations: Readonly<Record<string, Derive>> = {
  Leads: fullName,
  Contacts: fullName,
  Deals: deal,
  Tasks: task,
  Calls: call,
  Appointments__s: appointment,
  Quotes: totals('Quoted_Items'),
  Sales_Orders: totals('Ordered_Items'),
  Purchase_Orders: totals('Purchase_Items'),
  Invoices: totals('Invoiced_Items'),
}
