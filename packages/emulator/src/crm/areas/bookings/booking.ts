import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Json } from '../../../json.ts'
import type { Place } from '../../fields/field.ts'
import { RowFault } from '../../fields/row-fault.ts'
import type { RecordPurpose } from '../records/record-purpose.ts'

/** What of a call a booking is checked with; what no call asked for has no readings. */
export type Booker = Pick<Call, 'data' | 'now'> & Partial<Pick<Call, 'readings'>>

/** A service or an appointment while it is written. */
export interface Booking {
  readonly sent: Json
  /** What the record has after the write, as far as it was sent or is there. */
  readonly valueOf: (name: string) => unknown
  readonly isNew: boolean
  readonly at: (name: string) => Place
  /** As it was before the write. */
  readonly before: RecordPurpose['before']
}

/** A value that does not go with another one. */
export function mismatch(place: Place, dependee: Place): RowFault {
  return new RowFault(fault('DEPENDENT_MISMATCH', 'the values do not go together', { ...place, dependee }))
}

/** A value that another one needs. */
export function missing(place: Place, dependee: Place): RowFault {
  return new RowFault(fault('DEPENDENT_FIELD_MISSING', 'dependent field missing', { ...place, dependee }))
}
