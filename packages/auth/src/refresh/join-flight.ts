import { isToolkitError, quote, TimeoutError } from '@x/dc/error'
import type { Internals } from '../internals.ts'
import type { Flight } from '../memory/flight.ts'
import { withDeadline } from '../with-deadline.ts'
import { refreshGrant } from './refresh-grant.ts'

/** What a flight may take after its deadline, to tell those who wait. */
const GRACE = 1_000

/**
 * Step 2 of the refresh: joins the flight of a grant, or starts it. The flight has a deadline of its own: a store that
 * hangs keeps nobody for ever, and no caller's signal ends it. `keep` is told of the work when it starts here: a platform
 * that stops what a request left behind would stop it for all who joined.
 */
export function joinFlight(
  auth: Internals,
  grantId: string,
  options: {
    readonly wait: boolean
    readonly early: boolean
    readonly rejected?: string | undefined
    readonly keep?: (work: Promise<unknown>) => void
  },
): Flight {
  const { wait, early, rejected, keep } = options
  const now = auth.clock.monotonic()
  const current = auth.flights.get(grantId)
  // One that was stopped with its request never ends, and says nothing.
  if (current !== undefined && now < current.overAt) {
    if (rejected !== undefined) current.rejected.add(rejected)
    return current
  }

  const deadline = auth.lease + 2 * auth.callTimeout
  const refused = new Set(rejected === undefined ? [] : [rejected])
  const told = new Set<unknown>()
  const late = (): TimeoutError =>
    new TimeoutError(
      `Refreshing grant ${quote(grantId)} took more than ${deadline} ms. Zoho or the store is slow; try again.`,
      `grant ${quote(grantId)}`,
      deadline,
    )
  const work = withDeadline(auth.clock, deadline, late, (signal) =>
    refreshGrant(auth, grantId, {
      wait,
      early,
      // Looked up when it matters: a caller who joins later may bring a rejection.
      isRejected: (value) => refused.has(value) || auth.memory.isRefused(grantId, value),
      signal,
      told,
    }),
  )
  const flight: Flight = {
    rejected: refused,
    overAt: now + deadline + GRACE,
    result: work.finally(() => {
      if (auth.flights.get(grantId) === flight) auth.flights.delete(grantId)
    }),
  }
  // Nobody listens when it runs in the background, or when each signal came first.
  flight.result.catch((error: unknown) => {
    // That there is no grant is an answer, and no failure.
    if (told.has(error) || isToolkitError(error, 'GRANT_NOT_FOUND')) return
    const code = isToolkitError(error) ? error.code : error instanceof Error ? error.name : 'Error'
    const dc = auth.memory.get(grantId)?.dc ?? 'unknown'
    auth.emit({ type: 'refresh-failed', grantId, dc, code, retryAt: undefined, inBackground: !wait })
  })
  auth.flights.set(grantId, flight)
  keep?.(flight.result.catch(() => {}))
  return flight
}
