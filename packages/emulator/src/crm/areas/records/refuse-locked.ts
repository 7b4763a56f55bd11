import { fault, type Verdict } from '../../answers.ts'
import { own } from '../../../json.ts'
import { RowFault } from '../../fields/row-fault.ts'
import type { RecordRow } from './record-row.ts'

/** Whether somebody locked a record, or it is being merged. */
export function isLocked(record: RecordRow): boolean {
  return own(record, 'Locked__s') === true || own(record, '$in_merge') === true
}

/** What is said of a record that is locked. */
function lockedVerdict({ id }: Pick<RecordRow, 'id'>): Verdict {
  const message = 'You cannot perform this operation as the record is locked.'
  return fault('RECORD_LOCKED', message, { action: 'record_locking', id })
}

/** @throws RowFault when a record is locked */
export function refuseLocked(record: RecordRow): void {
  if (isLocked(record)) throw new RowFault(lockedVerdict(record))
}
