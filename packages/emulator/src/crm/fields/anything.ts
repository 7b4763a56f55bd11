import { invalid } from './row-fault.ts'
import type { ValueType } from './field.ts'

const DEEPEST = 20

/** Any JSON value, up to a depth that no value of Zoho's comes near. */
export const anything: ValueType = {
  read: (value, _field, place) => {
    if (isDeeper(value, DEEPEST)) throw invalid(place)
    return value
  },
}

/** Whether a value is nested more than so many levels deep. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1))
}
