import { isToolkitError, type ToolkitError } from '@x/dc/error'
import { isTokenRefusal } from '../answer/refusal.ts'
import type { Prepared } from '../call/prepared.ts'
import type { Token } from '../client/token.ts'
import type { RateLimitedError } from '../errors/rate-limited-error.ts'
import { isZohoApiError, type ZohoApiError } from '../errors/zoho-api-error.ts'

/** How often a call was repeated, and what it has spent. */
export interface Tries {
  readonly repeats: number
  /** Whether another token than the first was asked for. */
  readonly renewed: boolean
  /** The token that was sent a second time because it was young. */
  readonly resent: string | undefined
}

/** What went wrong. */
export interface Failure {
  readonly error: unknown
  /** The token that was sent; undefined when the failure came before anything was sent. */
  readonly token: Token | undefined
}

/** What a decision depends on besides. */
export interface Circumstances {
  /** Epoch milliseconds. */
  readonly now: number
  /** Milliseconds until the deadline of the call. */
  readonly left: number
  /** Whether enough calls have succeeded lately for one more repeat. */
  readonly affordable: boolean
  /** From 0 to 1, so that callers that failed together do not come back together. */
  readonly chance: number
}

/** What to do about a failure. */
export type NextStep =
  /** Throw it. */
  | { readonly kind: 'fail' }
  /** Throw it: a repeat would have been allowed, but too many calls failed lately. */
  | { readonly kind: 'refuse' }
  /** Tell the source that its token was refused, then throw. */
  | { readonly kind: 'report' }
  /** Tell the source that its token was refused, and go on with the next one. */
  | { readonly kind: 'renew' }
  /** The same token once more after `ms`: it is so young that the API may not know it yet. */
  | { readonly kind: 'resend'; readonly ms: number }
  /** Go on after `ms`. */
  | { readonly kind: 'wait'; readonly reason: 'rate-limited' | 'failed'; readonly ms: number }

const FAIL: NextStep = { kind: 'fail' }
/** A refused token of this age or less may be one that has not reached every server of the API. */
const YOUNG = 10_000
/** It is given until it is this old, and at the least a second. */
const KNOWN = 3_000
const SHORTEST = 1_000
/** Added to an instant that was announced, so that not everybody comes at the same time. */
const SPREAD = 250

/**
 * Decides what follows a failure, and changes nothing. The one place that says what is repeated: 429 for reads and writes,
 * since Zoho did nothing; a failure to get a token likewise, since nothing was sent; other failures only of calls that
 * declare that twice is harmless, never of a DELETE; a refused token once.
 */
export function nextStep(
  call: Pick<Prepared, 'method' | 'body' | 'repeatable' | 'retries'>,
  tries: Tries,
  failure: Failure,
  at: Circumstances,
): NextStep {
  const { error, token } = failure
  if (!isToolkitError(error)) return FAIL
  // A body that has flowed away cannot be sent again.
  const flowed = token !== undefined && call.body instanceof ReadableStream
  if (isRefusedToken(error)) return token === undefined ? FAIL : afterRefusal(tries, token, flowed, at)
  const repeat = tries.repeats + 1
  if (!error.retryable || flowed || repeat > call.retries) return FAIL
  const ms = retryIn(error, at) ?? backOff(repeat, at.chance)
  if (ms >= at.left) return FAIL
  if (isRateLimited(error)) return { kind: 'wait', reason: 'rate-limited', ms }
  if (token !== undefined && (!call.repeatable || call.method === 'DELETE')) return FAIL
  return at.affordable ? { kind: 'wait', reason: 'failed', ms } : { kind: 'refuse' }
}

function afterRefusal(tries: Tries, token: Token, flowed: boolean, at: Circumstances): NextStep {
  // The clock of the source may be ahead of ours.
  const age = token.issuedAt === undefined ? Infinity : at.now - token.issuedAt
  const young = Math.abs(age) <= YOUNG && tries.resent !== token.value
  const ms = Math.min(Math.max(KNOWN - age, SHORTEST), KNOWN)
  if (young && (flowed || ms < at.left)) return flowed ? FAIL : { kind: 'resend', ms }
  if (tries.renewed) return FAIL
  return { kind: flowed ? 'report' : 'renew' }
}

/** Milliseconds until the instant that an error announces, if it does. */
function retryIn(
  error: ToolkitError & { readonly retryAt?: unknown },
  at: Circumstances,
): number | undefined {
  if (typeof error.retryAt !== 'number' || (isRateLimited(error) && !error.announced)) return undefined
  return Math.max(0, error.retryAt - at.now) + at.chance * SPREAD
}

/** Milliseconds before the n-th repeat (from 1): about 0.5 s, 1 s, 2 s … at most 20 s; jitter in the upper half. */
function backOff(repeat: number, chance: number): number {
  const base = Math.min(1000 * 2 ** (repeat - 1), 20_000)
  return base / 2 + chance * (base / 2)
}

function isRateLimited(error: ToolkitError): error is RateLimitedError {
  return error.name === 'RateLimitedError'
}

function isRefusedToken(error: ToolkitError): error is ZohoApiError {
  return isZohoApiError(error) && isTokenRefusal(error.status, error.code)
}
