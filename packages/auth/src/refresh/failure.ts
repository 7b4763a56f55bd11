import { isToolkitError, quote, readConnectionFailure, type ToolkitError } from '@x/dc/error'
import { ClientRejectedError } from '../errors/client-rejected-error.ts'
import { InvalidTokenResponseError } from '../errors/invalid-token-response-error.ts'
import { fingerprint } from '../grant/fingerprint.ts'
import { recentAttempts, type Grant, type RestReason } from '../grant.ts'
import { readGrant, writeGrant } from '../grant/grant-store.ts'
import type { Internals } from '../internals.ts'
import { Refusal } from '../zoho/refusal.ts'
import { reauthorizationRequired, throttled } from './decide.ts'

const THROTTLED_REST = 600_000
const CLIENT_REST = 60_000
const LONGEST_REST = 60_000

/** What a failed token call means: an error for the caller, and bookkeeping for the row. Credentials are never touched. */
export interface Failure {
  readonly error: ToolkitError
  readonly bookkeeping: Partial<Pick<Grant, 'dead' | 'rest' | 'failures'>>
}

/** Step 8 of the refresh, first half: reads the failure. */
export async function readFailure(grant: Grant, error: unknown, now: number): Promise<Failure> {
  const failures = grant.failures + 1
  const rest = (ms: number, reason: RestReason): Failure['bookkeeping'] => ({
    failures,
    rest: { until: now + ms, reason },
  })
  const backOff = rest(Math.min(2 ** failures * 1000, LONGEST_REST), 'unavailable')

  if (!(error instanceof Refusal)) {
    if (isToolkitError(error)) return { error, bookkeeping: backOff }
    throw error
  }
  switch (error.kind) {
    case 'code':
      if (!('refreshToken' in grant.source))
        return { error: clientRejected(grant, error, now), bookkeeping: rest(CLIENT_REST, 'client-rejected') }
      return {
        error: reauthorizationRequired(grant),
        bookkeeping: { failures, dead: { of: await fingerprint(grant.source.refreshToken), at: now } },
      }
    case 'client':
      return { error: clientRejected(grant, error, now), bookkeeping: rest(CLIENT_REST, 'client-rejected') }
    case 'throttled':
      return {
        error: throttled(grant, now + THROTTLED_REST, 'throttled'),
        bookkeeping: rest(THROTTLED_REST, 'throttled'),
      }
    case 'unavailable':
      return {
        error: new InvalidTokenResponseError(
          `The token endpoint of data center ${grant.dc} answered HTTP ${error.status} (${quote(error.word)}) for grant ${quote(grant.id)}: ` +
            'neither a token nor an error that it is known to send. Try again later.',
          { dc: grant.dc, field: undefined },
        ),
        bookkeeping: backOff,
      }
    default:
      return error.kind satisfies never
  }
}

function clientRejected(grant: Grant, refusal: Refusal, now: number): ClientRejectedError {
  return new ClientRejectedError(
    `Zoho refused this client at data center ${grant.dc} (${refusal.word}) while renewing grant ${quote(grant.id)}. The grant is kept. ` +
      `Check in the API console that ${grant.dc} is enabled for the client (Settings, Multi-DC) and that clientSecret is the one of ${grant.dc}.`,
    { dc: grant.dc, error: refusal.word, retryAt: now + CLIENT_REST },
  )
}

/**
 * Step 8, second half: writes the bookkeeping. Failing to costs nothing but a call too many, which the budget bounds.
 *
 * @returns whether the failure still means something: not when the grant was removed, replaced by a new login, or renewed by
 *   another meanwhile
 */
export async function recordFailure(
  auth: Internals,
  grant: Grant,
  version: string,
  failure: Failure,
  at: number,
): Promise<boolean> {
  const guessed = grant.attempts.at(-1)
  // What never left this machine cost nothing at Zoho's.
  const isUnsent =
    isToolkitError(failure.error, 'NETWORK') && readConnectionFailure(failure.error.cause).kind !== 'lost'
  const isAnswered = failure.error.code !== 'NETWORK' && failure.error.code !== 'TIMEOUT'
  const kept = (row: Grant): Grant => {
    // What is known of the refresh token outlives a failure that says nothing of it.
    const { rest: _rest, ...others } = row
    const attempts = isUnsent
      ? row.attempts.filter((each) => each !== guessed)
      : row.attempts.map((each) => (each === guessed ? at : each))
    return {
      ...others,
      // Whatever Zoho answered has told the time.
      attempts: isAnswered ? recentAttempts({ attempts }, at) : attempts,
      ...failure.bookkeeping,
    }
  }
  try {
    if ((await writeGrant(auth, kept(grant), version)) !== undefined) return true
    const now = await readGrant(auth, grant.id)
    if (now === undefined || JSON.stringify(now.grant.source) !== JSON.stringify(grant.source)) return false
    if (now.grant.access?.token !== grant.access?.token) return false
    // Another has failed meanwhile, too: what it learned stays, unless ours weighs more.
    const { rest } = now.grant
    const ours = kept(now.grant)
    const merged = {
      ...ours,
      ...(rest === undefined || rest.until <= (ours.rest?.until ?? 0) ? {} : { rest }),
    }
    await writeGrant(auth, merged, now.version)
  } catch {
    // Lost: the rest. The attempt itself was recorded before the call, so the budget holds.
  }
  return true
}
