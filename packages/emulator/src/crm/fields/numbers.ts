import { invalid } from './row-fault.ts'
import type { Field, Place, ValueType } from './field.ts'

function compareNumbers(one: unknown, other: unknown): number {
  return Number(one) - Number(other)
}

function checkSize(value: number, { length, range }: Field, usual: number, place: Place): void {
  const most = length ?? usual
  if (Math.abs(value) >= 10 ** Math.min(most, 300)) throw invalid(place, { maximum_length: most })
  if (range && (value < range.from || value > range.to)) throw invalid(place, { range: { ...range } })
}

const integer: ValueType = {
  read: (value, field, place) => {
    if (!Number.isSafeInteger(value)) throw invalid(place, { expected_data_type: 'integer' })
    checkSize(value as number, field, 9, place)
    return value
  },
  compare: compareNumbers,
}

/** Numbers with digits behind the point; those beyond the field's are cut off, as Zoho does. */
function decimal(usual: number): ValueType {
  return {
    read: (value, field, place) => {
      if (typeof value !== 'number' || !Number.isFinite(value))
        throw invalid(place, { expected_data_type: 'double' })
      checkSize(value, field, usual, place)
      return cut(value, field.decimal_place ?? 9)
    },
    compare: compareNumbers,
  }
}

/** Cuts digits off. 0.29 × 100 is 28.999…, so a value that has no more digits than allowed is kept as it is. */
function cut(value: number, places: number): number {
  if (Number(value.toFixed(places)) === value) return value
  return Math.trunc(value * 10 ** places) / 10 ** places
}

/** Data types whose values are numbers. */
export const numbers = {
  integer,
  double: decimal(16),
  percent: decimal(5),
  currency: decimal(16),
} satisfies Record<string, ValueType>
