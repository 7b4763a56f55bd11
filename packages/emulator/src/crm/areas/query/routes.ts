import { countedCredits, route, type Route, type Weighed } from '../../route.ts'
import { isJsonObject, own } from '../../../json.ts'
import { Refusal } from '../../refusal.ts'
import { parseQuery } from './parse-query.ts'
import { queryRecords } from './query-records.ts'

const byLimit = countedCredits('1 up to `limit 200`, 2 up to 1,000, 3 beyond', (request) => {
  const limit = limitIn(request)
  return limit <= 200 ? 1 : limit <= 1000 ? 2 : 3
})

/** How many rows a query asks for; what is not a query asks for the usual page. */
function limitIn({ body }: Weighed): number {
  const text = isJsonObject(body) ? own(body, 'select_query') : undefined
  try {
    return (typeof text === 'string' ? parseQuery(text, { brackets: 'optional' }).limit : undefined) ?? 200
  } catch (error) {
    // The call itself says what is wrong with the query.
    if (error instanceof Refusal) return 200
    throw error
  }
}

export const queryRoutes: readonly Route[] = [
  route('POST /coql', 'coql.READ', queryRecords, {
    credits: byLimit,
    heavy: () => true,
    touchesRecords: true,
  }),
]
