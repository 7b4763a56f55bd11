import { fault } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Place } from '../../fields/field.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { isDateTime } from '../../fields/times.ts'
import type { Booker } from '../bookings/booking.ts'
import { checkBooking } from '../bookings/check-booking.ts'
import { refuseCurrency } from '../currencies/record-currency.ts'
import { refuseKnownLead } from '../duplicate-check/refuse-known-lead.ts'
import { refuseStage } from '../pipelines/refuse-stage.ts'
import type { RecordPurpose } from './record-purpose.ts'

/** Checks what depends on other values of the row. @throws RowFault */
export function checkDependents(sent: Json, purpose: RecordPurpose, call: Booker): void {
  const { module, path, before } = purpose
  const { data } = call
  const at = (name: string): { api_name: string; json_path: string } => ({
    api_name: name,
    json_path: `${path}.${name}`,
  })
  const parent = own(sent, 'What_Id')
  if (isJsonObject(parent)) {
    const of = own(sent, '$se_module')
    if (of === undefined) {
      const details = { dependee: at('$se_module'), ...at('What_Id') }
      throw new RowFault(fault('DEPENDENT_FIELD_MISSING', 'dependent field missing', details))
    }
    if (typeof of !== 'string' || data.modules.find(of) === undefined) throw invalid(at('$se_module'))
    const id = own(parent, 'id')
    if (typeof id !== 'string' || !data.modules.recordsOf(of).has(id))
      throw invalidId({ api_name: 'id', json_path: `${path}.What_Id.id` })
  }
  const valueOf = (name: string): unknown => own(sent, name) ?? (before && own(before, name))
  if (module === 'Calls' && own(sent, 'Call_Duration') !== undefined) checkDuration(valueOf, at)
  if (module === 'Leads' && before === undefined) refuseKnownLead(sent, path, data)
  refuseCurrency(sent, at, data)
  refuseOwner(own(sent, 'Owner'), at('Owner'), call)
  checkBooking(sent, purpose, call)
  if (module === 'Events') checkEnd(valueOf, at)
  if (module === 'Deals' && (own(sent, 'Stage') ?? own(sent, 'Pipeline')) !== undefined)
    refuseStage(valueOf('Stage'), valueOf('Pipeline') ?? 'Standard (Standard)', at('Stage'), data)
}

/** Who is not active gets no records. @throws RowFault */
function refuseOwner(sent: unknown, place: Place, { data }: Pick<Booker, 'data'>): void {
  const id = isJsonObject(sent) ? own(sent, 'id') : sent
  const user = typeof id === 'string' ? data.users.get(id) : undefined
  if (user === undefined || user.status === 'active') return
  const at = isJsonObject(sent) ? { api_name: 'id', json_path: `${place.json_path}.id` } : place
  throw invalid(at, { owner_status: user.status === 'deleted' ? 'deleted' : 'inactive' })
}

type ValueOf = (name: string) => unknown
type At = (name: string) => { readonly api_name: string; readonly json_path: string }

const DURATION = /^\d{1,4}:[0-5]\d$/

function checkDuration(valueOf: ValueOf, at: At): void {
  const duration = valueOf('Call_Duration')
  if (duration === null) return
  if (typeof duration !== 'string' || !DURATION.test(duration))
    throw invalid(at('Call_Duration'), { regex: DURATION.source })
  if (/[1-9]/.test(duration) || valueOf('Call_Type') === 'Missed') return
  const details = { dependee: at('Call_Type'), ...at('Call_Duration') }
  throw new RowFault(fault('DEPENDENT_MISMATCH', 'Call Duration can not be zero.', details))
}

function checkEnd(valueOf: ValueOf, at: At): void {
  const [start, end] = [valueOf('Start_DateTime'), valueOf('End_DateTime')]
  if (isDateTime(start) && isDateTime(end) && Date.parse(end) < Date.parse(start))
    throw invalid(at('End_DateTime'))
}
