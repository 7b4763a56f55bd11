import { TimeoutError } from '@x/dc/error'
import type { Internals } from '../internals.ts'
import type { AccessToken } from '../token.ts'
import { refreshGrant } from './refresh-grant.ts'

/** One refresh of one grant in this process, whoever waits for it. */
export interface Flight {
  readonly result: Promise<AccessToken | undefined>
  /** Whether it waits for other processes. A background flight gives up instead, and then answers `undefined`. */
  readonly wait: boolean
}

/**
 * Step 2 of the refresh: joins the flight of a grant, or starts it. The flight has a deadline of its own: a store that
 * hangs keeps nobody for ever, and no caller's signal ends it.
 */
export function joinFlight(
  auth: Internals,
  grantId: string,
  options: { readonly wait: boolean; readonly early: boolean },
): Flight {
  const current = auth.flights.get(grantId)
  if (current !== undefined) return current

  const deadline = auth.lease + 2 * auth.callTimeout
  const over = new AbortController()
  const end = new AbortController()
  const work = refreshGrant(auth, grantId, {
    ...options,
    // Looked up when it matters: a caller who joins later may bring a rejection.
    isRejected: (value) => auth.memory.isRefused(grantId, value),
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
    wait: options.wait,
    result: Promise.race([work, timer]).finally(() => {
      end.abort()
      if (auth.flights.get(grantId) === flight) auth.flights.delete(grantId)
    }),
  }
  // After the deadline nobody listens to the work any more.
  work.catch(() => {})
  auth.flights.set(grantId, flight)
  return flight
}
