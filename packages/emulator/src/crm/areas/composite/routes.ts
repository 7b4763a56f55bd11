import { countedCredits, route, type Route } from '../../route.ts'
import { creditsOfParts, runParts } from './run-parts.ts'

export const compositeRoutes: readonly Route[] = [
  route('POST /__composite_requests', 'composite_requests.CUSTOM', runParts, {
    credits: countedCredits('1, or 2 with `rollback_on_fail`', ({ body }) => creditsOfParts(body)),
    heavy: () => true,
    since: 3,
    touchesRecords: true,
  }),
]
