import { fault, type Verdict } from '../answers.ts'
import type { Place } from './field.ts'

/** Thrown while one row of a body is read or written: what Zoho says of the row. The other rows go on. */
export class RowFault extends Error {
  override readonly name = 'RowFault'
  readonly verdicts: readonly Verdict[]

  constructor(...verdicts: readonly Verdict[]) {
    super('One row is answered with an error.')
    this.verdicts = verdicts
  }
}

/** A value that cannot be used, and why: `expected_data_type`, `maximum_length`, `supported_values`, `regex`, `range`. */
export function invalid(
  place: Place,
  why: Readonly<Record<string, unknown>> = {},
  message = 'invalid data',
): RowFault {
  return new RowFault(fault('INVALID_DATA', message, { ...why, ...place }))
}

/** An id that names nothing. */
export function invalidId(place: Place): RowFault {
  return new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { ...place }))
}

/** Something that must be there and is not. */
export function mandatory(place: Place): RowFault {
  return new RowFault(fault('MANDATORY_NOT_FOUND', 'required field not found', { ...place }))
}
