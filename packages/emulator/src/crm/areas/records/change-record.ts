import type { Call } from '../../call.ts'
import type { Values } from '../../fields/read-row.ts'
import { nowOf } from '../../stamps.ts'
import { scheduleMove } from '../blueprint/schedule-move.ts'
import { keepReschedule } from '../bookings/keep-reschedule.ts'
import { scheduleEnd } from '../bookings/schedule-end.ts'
import { currencyOf } from '../currencies/record-currency.ts'
import { deriveRecord } from './derive-record.ts'
import { keepConsent } from './keep-consent.ts'
import type { RecordRow } from './record-row.ts'
import { withoutNull } from './without-null.ts'

/** Writes values over those of a record, with what follows from them. @throws Fault when a unique value is taken */
export function changeRecord(
  before: RecordRow,
  values: Values,
  module: string,
  call: Pick<Call, 'data' | 'user' | 'now'>,
): RecordRow {
  const { data, user } = call
  const time = nowOf(call)
  const changed: Values = {
    ...before,
    ...values,
    ...currencyOf(module, values, before, data),
    ...keepConsent(module, values, before, call),
    Modified_By: { id: user.id },
    Modified_Time: time,
  }
  const derived = deriveRecord(module, changed, values, call)
  const { id, Created_Time } = before
  const record = { ...withoutNull({ ...changed, ...derived }), id, Created_Time, Modified_Time: time }
  const after = data.modules.recordsOf(module).replace(record)
  scheduleMove(module, before, after, call)
  if (module === 'Appointments__s' && before['Reschedule_Count'] !== after['Reschedule_Count']) {
    keepReschedule(after, call)
    scheduleEnd(module, after, data)
  }
  return after
}
