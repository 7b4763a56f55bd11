import { TimeoutError } from '@x/dc/error'
import type { Internals } from '../internals.ts'
import type { AccessToken } from '../token.ts'
import { refreshGrant } from './refresh-grant.ts'

/** One refresh of one grant in this process, whoever waits for it. */
export interface Flight {
  /** `undefined`: it runs in the background, and another process refreshes. */
  readonly result: Promise<AccessToken | undefined>
  /** Values that its callers bring as refused by Zoho's API. A later caller adds to them. */
  readonly rejected: Set<string>
}

/**
 * Step 2 of the refresh: joins the flight of a grant, or starts it. The flight has a deadline of its own: a store that
 * hangs keeps nobody for ever, and no caller's signal ends it.
 */
export function joinFlight(
  auth: Internals,
  grantId: string,
  options: { readonly wait: boolean; readonly early: boolean; readonly rejected?: string | undefined },
): Flight {
  const { wait, early, rejected } = options
  const current = auth.flights.get(grantId)
  if (current !== undefined) {
    if (rejected !== undefined) current.rejected.add(rejected)
    return current
  }

  const deadline = auth.lease + 2 * auth.callTimeout
  const over = new AbortController()
  const end = new AbortController()
  const refused = new Set(rejected === undefined ? [] : [rejected])
  const work = refreshGrant(auth, grantId, {
    wait,
    early,
    // Looked up when it matters: a caller who joins later may bring a rejection.
    isRejected: (value) => refused.has(value) || auth.memory.isRefused(grantId, value),
    signal: over.signal,
  })
  const timer = auth.clock.sleep(deadline, end.signal).then(
    () => {
      const late = new TimeoutError(
        `Refreshing grant ${JSON.stringify(grantId)} took more than ${deadline} ms. Zoho or the store is slow; try again.`,
        auth.dc.id,
        deadline,
      )
      over.abort(late)
      throw late
    },
    () => new Promise<never>(() => {}),
  )
  const flight: Flight = {
    rejected: refused,
    result: Promise.race([work, timer]).finally(() => {
      end.abort()
      if (auth.flights.get(grantId) === flight) auth.flights.delete(grantId)
    }),
  }
  // After the deadline nobody listens to the work any more, and to the result nobody does whose signal came first.
  work.catch(() => {})
  flight.result.catch(() => {})
  auth.flights.set(grantId, flight)
  return flight
}
