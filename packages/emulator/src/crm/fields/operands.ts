import { isJsonObject, own } from '../../json.ts'
import type { Family } from './families.ts'
import type { Field } from './field.ts'
import { isDate, isDateTime } from './times.ts'

/** What values are compared as. Texts without regard to case (assumed: no page says how). */
export type Comparable = string | number | bigint | boolean

/** How stored values and operands of a family become comparable. */
export interface OperandReading {
  readonly expected: string
  /** Of a stored value. */
  keyOf(stored: unknown): Comparable
  /** Of an operand, which may be the text of a query; undefined when it is not a value. */
  operand(value: unknown, field: Field): Comparable | undefined
}

/** A text without regard to case. */
export const fold = (value: unknown): string =>
  (typeof value === 'string' ? value : String(value)).toLowerCase()

const text: OperandReading = {
  expected: 'text',
  keyOf: fold,
  operand: (value) => (typeof value === 'string' || typeof value === 'number' ? fold(value) : undefined),
}

/** The value that people see, or the one that stands for it: both mean the same option. */
const choice: OperandReading = {
  ...text,
  operand: (value, { pick_list_values: options = [] }) => {
    const shown = options.find(({ actual_value: actual }) => actual === value)?.display_value ?? value
    return text.operand(shown, { api_name: '', data_type: 'text' })
  },
}

/** By family of the field. */
export const operandReadings: Readonly<Record<Exclude<Family, 'none'>, OperandReading>> = {
  text,
  area: text,
  auto: text,
  choice,
  choices: choice,
  number: {
    expected: 'double',
    keyOf: Number,
    operand: (value) => {
      if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
      return typeof value === 'string' && /^-?\d{1,30}(?:\.\d{1,30})?$/.test(value)
        ? Number(value)
        : undefined
    },
  },
  digits: {
    expected: 'bigint',
    keyOf: (stored) => BigInt(String(stored)),
    operand: (value) => {
      if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined
      return typeof value === 'string' && /^-?\d{1,30}$/.test(value) ? BigInt(value) : undefined
    },
  },
  date: { expected: 'date', keyOf: String, operand: (value) => (isDate(value) ? value : undefined) },
  datetime: {
    expected: 'datetime',
    keyOf: (stored) => Date.parse(String(stored)),
    operand: (value) => (isDateTime(value) ? Date.parse(value) : undefined),
  },
  boolean: {
    expected: 'boolean',
    keyOf: (stored) => stored === true,
    operand: (value) =>
      value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined,
  },
  reference: {
    expected: 'bigint',
    keyOf: (stored) => (isJsonObject(stored) ? String(own(stored, 'id')) : ''),
    operand: (value) => {
      const id = isJsonObject(value) ? own(value, 'id') : value
      return typeof id === 'string' && /^\d{1,19}$/.test(id) ? id : undefined
    },
  },
}
