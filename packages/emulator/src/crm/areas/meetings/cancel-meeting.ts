import { badPathId, fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { invalid, mandatory, RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { changeRecord } from '../records/change-record.ts'
import type { RecordRow } from '../records/record-row.ts'

/** `POST /Events/{event}/actions/cancel`. No mail is sent. */
export function cancelMeeting(call: Call): CrmAnswer {
  const event = call.data.modules.recordsOf('Events').get(call.id)
  if (event === undefined) throw new Refusal(badPathId(1))
  return answerRows(call, { key: 'data', most: 1, success: 200 }, (row, path) => {
    const place = { api_name: 'send_cancelling_mail', json_path: `${path}.send_cancelling_mail` }
    const mail = isJsonObject(row) ? own(row, 'send_cancelling_mail') : undefined
    if (mail === undefined) throw mandatory(place)
    if (typeof mail !== 'boolean') throw invalid(place, { expected_data_type: 'boolean' })
    refuseCancelling(event, call.now)
    changeRecord(event, { $event_cancelled: true }, 'Events', call)
    return { message: 'The event is successfully cancelled', details: { id: event.id } }
  })
}

/** @throws RowFault for an event that is cancelled, over, or without a guest */
function refuseCancelling(event: RecordRow, now: number): void {
  const guests = own(event, 'Participants')
  const reason =
    event['$event_cancelled'] === true
      ? 'the event is cancelled already'
      : !Array.isArray(guests) || guests.length === 0
        ? 'the event has no invited participants'
        : Date.parse(String(own(event, 'End_DateTime'))) < now
          ? 'the event is over'
          : undefined
  if (reason !== undefined) throw new RowFault(fault('NOT_ALLOWED', reason, { id: event.id }))
}
