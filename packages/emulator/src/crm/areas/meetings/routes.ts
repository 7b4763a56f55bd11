import { route, type Route } from '../../route.ts'
import { cancelMeeting } from './cancel-meeting.ts'

export const meetingRoutes: readonly Route[] = [
  route('POST /Events/:eventId/actions/cancel', 'modules.events.UPDATE', cancelMeeting, {
    touchesRecords: true,
  }),
]
