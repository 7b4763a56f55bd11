import { fault } from '../answers.ts'
import { wrongType, type Place } from '../body/json.ts'
import { RowFault } from './row-fault.ts'

/** Longest name and description. Counted as Java counts: in UTF-16 units, so that most emoji count twice. */
const LONGEST = 250

/** A text of a row, unchanged. @throws RowFault when it is no text, too long, or no valid Unicode. */
export function readText(value: unknown, place: Place): string {
  if (typeof value !== 'string') throw new RowFault(wrongType('text', place))
  if (value.length > LONGEST) {
    throw new RowFault(fault('INVALID_DATA', 'invalid data', { maximum_length: LONGEST, ...place }))
  }
  // A NUL or half a surrogate pair could not be stored and given back as it came.
  if (/[\0\p{Surrogate}]/u.test(value))
    throw new RowFault(fault('INVALID_DATA', 'invalid data', { ...place }))
  return value
}
