import type { Id } from '@x/client'
import { updateOne, type UpdateOne } from '@x/client/endpoint'

/**
 * Cancels a meeting that has not ended and has invited participants.
 *
 * @zoho Meeting Cancel
 * @throws ZohoApiError `NOT_ALLOWED` when it was cancelled, has ended, or nobody is invited
 */
export const cancelMeeting: UpdateOne<[eventId: Id], { readonly send_cancelling_mail: boolean }> = updateOne(
  'POST Events/{event id}/actions/cancel',
  'data',
  'modules.events.UPDATE',
  'event, listRecords',
)
