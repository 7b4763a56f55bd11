import type { Method } from '../call/call.ts'
import type { Destination } from '../client/destination.ts'
import type { CallInfo } from '../client/events.ts'
import type { Settings } from '../client/settings.ts'
import type { Token } from '../client/token.ts'

/** What the platform sends as a body. */
export type Body = NonNullable<RequestInit['body']>

/** One call while it runs: what was asked for, complete, and how far it has come. */
export interface Exchange {
  readonly settings: Settings
  readonly info: CallInfo
  readonly method: Method
  /** `GET settings/user_groups/1`, for messages. */
  readonly what: string
  readonly query: string
  /** Set on each attempt's request, which is cheaper than having ky merge them. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body | undefined
  /** Whether the response itself is wanted, its body unread. */
  readonly raw: boolean
  readonly scopes: readonly string[]
  readonly repeatable: boolean
  readonly rows: string | undefined
  readonly hint: string | undefined
  readonly parameters: readonly string[]
  readonly retries: number
  readonly timeout: number
  /** The caller's own signal, for a body that is read after the call. */
  readonly signal: AbortSignal | undefined
  /** On the monotonic clock. */
  readonly startedAt: number
  /** Aborted when the call ends early. */
  ending: AbortSignal
  destination: Destination
  /** A token that was fetched and not used yet. */
  fresh: Token | undefined
  /** The token of the latest attempt. */
  token: Token | undefined
  attempts: number
  repeats: number
  /** Whether the one replay with another token has been spent. */
  replayed: boolean
  /** Whether a request is under way whose effect nobody knows yet. */
  inFlight: boolean
  /** HTTP status and parsed body of the answer. */
  status: number
  value: unknown
}

/** Milliseconds until the deadline. */
export function timeLeft(exchange: Exchange): number {
  const { settings, startedAt, timeout } = exchange
  return startedAt + timeout - settings.clock.monotonic()
}

/** Ends every message about a write that may have happened. */
export const LOST_WRITE = 'Whether the write happened is not known: look before doing it again.'

/** What is known about a request that never got its answer. */
export function lostOutcome(exchange: Exchange): 'none' | 'unknown' {
  return exchange.repeatable ? 'none' : 'unknown'
}

/** Aborted when nobody wants the answer any more. A streamed body is read after the call; the caller's signal reaches it. */
export function overSignal({ raw, ending, signal }: Exchange): AbortSignal {
  return raw && signal !== undefined ? AbortSignal.any([ending, signal]) : ending
}
