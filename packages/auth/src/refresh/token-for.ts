import { isToolkitError } from '@x/dc/error'
import type { Auth } from '../auth.ts'
import { checkGrantId, readGrant } from '../grant/grant-store.ts'
import { internalsOf, type Internals } from '../internals.ts'
import { race } from '../race.ts'
import type { AccessToken } from '../token.ts'
import { validAccess } from './decide.ts'
import { joinFlight } from './join-flight.ts'
import { savePending, type Remembered } from '../memory/token-memory.ts'

/** What one call needs. */
export interface TokenNeed {
  /** The token value that Zoho's API has just refused, if any: it is not handed out again. */
  readonly rejected?: string | undefined
  /** Ends this caller's wait. The refresh goes on for the others. */
  readonly signal?: AbortSignal | undefined
}

/** Hands out the access token of one grant: synchronously from memory, else a promise. */
export type GrantTokenSource = (need?: TokenNeed) => AccessToken | Promise<AccessToken>

export interface TokenForOptions {
  /**
   * Keeps a serverless platform awake for work that outlives a request, such as its `waitUntil`: renewal in the
   * background, and renewal that others wait for after the caller who began it is gone.
   */
  readonly background?: ((work: Promise<unknown>) => void) | undefined
}

/** Names what was made once for all sources of an `auth`: a client keeps there what its like should share. */
const OWNER = Symbol.for('@x/token-owner')
/** A token in memory is compared with its row this often, in the background. */
const COMPARE_EVERY = 60_000
/** After background work that changed nothing, the next such work waits this long. */
const QUIET = 5_000
/** Background work that took longer was stopped by the platform. */
const LONGEST_WORK = 60_000
/** Flights that one caller joins at the most; each further one means that its answer had been refused, too. */
const FLIGHTS = 5

/**
 * The token source of one grant, for `createClient({ token: tokenFor(auth, 'acme') })` or for code of your own:
 * `(await source()).value`. Renews before expiry, once for all callers and processes that share the store.
 *
 * The source throws `GrantNotFoundError`, `ReauthorizationRequiredError`, `ThrottledError`, `ClientRejectedError`,
 * `AccessTokenRejectedError`, `GrantUnreadableError`, `StoreError`, `NetworkError`, `TimeoutError`,
 * `NonJsonResponseError`, `RedirectRefusedError`, `InvalidTokenResponseError` or `DataCenterMismatchError`.
 * @example
 * const zoho = createClient({ token: tokenFor(auth, 'acme') })
 */
export function tokenFor(auth: Auth, grantId: string, options: TokenForOptions = {}): GrantTokenSource {
  const internals = internalsOf(auth)
  checkGrantId(grantId)
  const background = (work: Promise<unknown>): void => {
    try {
      options.background?.(work)
    } catch {
      // Lost: why the platform does not keep the work, such as a `waitUntil` after the answer was sent. It goes on for as
      // long as the platform lets it, and the token that is there is good.
    }
  }

  const source: GrantTokenSource = (need = {}) => {
    // Step 1: memory.
    if (need.rejected !== undefined) internals.memory.refuse(grantId, need.rejected)
    const entry = internals.memory.get(grantId)
    if (entry === undefined) return waitForToken(internals, grantId, need, background)
    if (entry.refused.includes(entry.token.value)) return waitForToken(internals, grantId, need, background)
    const now = internals.time.now()
    if (now >= entry.token.expiresAt) return waitForToken(internals, grantId, need, background)

    const monotonic = internals.clock.monotonic()
    if (monotonic >= entry.quietUntil) {
      const work = backgroundWork(internals, grantId, entry, now, monotonic)
      if (work !== undefined) {
        // One at a time; but one that a platform stopped with its request never ends.
        const until = monotonic + LONGEST_WORK
        entry.quietUntil = until
        background(
          work
            .catch(() => {
              // Lost: nothing of a renewal, which tells it in an event; of a comparison why the store could not be read.
            })
            .finally(() => {
              if (entry.quietUntil === until) entry.quietUntil = monotonic + QUIET
            }),
        )
      }
    }
    return entry.token
  }
  return Object.defineProperty(source, OWNER, { value: internals.memory })
}

/** What is due for a token that is still good: to be written at last, renewed, or compared with its row. */
function backgroundWork(
  auth: Internals,
  grantId: string,
  entry: Remembered,
  now: number,
  monotonic: number,
): Promise<unknown> | undefined {
  if (entry.save !== undefined) return savePending(entry)
  if (now >= entry.refreshAt) return joinFlight(auth, grantId, { wait: false, early: true }).result
  return monotonic - entry.comparedAt > COMPARE_EVERY ? compare(auth, grantId, entry) : undefined
}

/** Steps 2 to 8, for one caller. */
async function waitForToken(
  auth: Internals,
  grantId: string,
  need: TokenNeed,
  keep: (work: Promise<unknown>) => void,
): Promise<AccessToken> {
  need.signal?.throwIfAborted()
  for (let joined = 0; joined < FLIGHTS; joined += 1) {
    const flight = joinFlight(auth, grantId, { wait: true, early: false, rejected: need.rejected, keep })
    const token = await race(flight.result, need.signal).catch((error: unknown) => {
      const valid = isToolkitError(error, 'STORE') ? validInMemory(auth, grantId) : undefined
      if (valid === undefined) throw error
      return valid
    })
    // What was refused meanwhile, of this caller or of another, is not an answer.
    if (token !== undefined && token.value !== need.rejected && !auth.memory.isRefused(grantId, token.value))
      return token
  }
  throw new TypeError(
    `Grant ${JSON.stringify(grantId)} answered ${FLIGHTS} times with a token that had been refused.`,
  )
}

function validInMemory(auth: Internals, grantId: string): AccessToken | undefined {
  const entry = auth.memory.get(grantId)
  if (entry === undefined || entry.refused.includes(entry.token.value)) return undefined
  return auth.time.now() < entry.token.expiresAt ? entry.token : undefined
}

/** Reads the row behind a token in memory: it may have been renewed, replaced or removed by another process. */
async function compare(auth: Internals, grantId: string, entry: Remembered): Promise<void> {
  const row = await readGrant(auth, grantId)
  if (row === undefined) return auth.memory.forget(grantId)
  const isRejected = (value: string): boolean => auth.memory.isRefused(grantId, value)
  const valid = validAccess(row.grant, { isRejected }, auth.time.now())
  entry.comparedAt = auth.clock.monotonic()
  // An older token in the row means that ours could not be written yet.
  if (valid !== undefined && valid.issuedAt >= entry.issuedAt)
    auth.memory.put(row.grant, valid, auth.clock.monotonic())
}
