import { tell } from './listener.ts'

/** The call that an event belongs to: the same object in all its events. */
export interface CallInfo {
  readonly method: string
  /**
   * Path below `/crm/{version}/` with its values left out: `settings/user_groups/{}/sources`, `bulk:read/{}`. Fit for a
   * metric's label.
   */
  readonly template: string
  /** Path with its values. Query and body are in no event. */
  readonly path: string
  /** Credits of the day that the call costs, by Zoho's documentation. */
  readonly credits: number
  /** Whether Zoho counts it among the heavy calls, of which fewer may run concurrently. */
  readonly heavy: boolean
}

/**
 * What happens inside a client, for logs, metrics and traces. Closed: a `switch` over `type` can be exhaustive. No event
 * carries a token, a query or a body. Listeners must be quick; what they throw is ignored. Durations are milliseconds.
 */
export type ClientEvent =
  /** A call begins; nothing was sent yet. */
  | { readonly type: 'call-started'; readonly call: CallInfo }
  /** One exchange with Zoho ended. `status` is absent when there was no answer; `code` is that of the error. */
  | {
      readonly type: 'attempt-ended'
      readonly call: CallInfo
      readonly attempt: number
      readonly host: string
      readonly status: number | undefined
      readonly code: string | undefined
      readonly duration: number
    }
  /** Zoho refused the token (401); the source was asked for another. */
  | { readonly type: 'token-rejected'; readonly call: CallInfo; readonly code: string }
  /** The next attempt waits. */
  | {
      readonly type: 'waiting'
      readonly call: CallInfo
      /** `new-token`: a token that was just issued was refused, and is sent once more. */
      readonly reason: 'rate-limited' | 'failed' | 'new-token'
      readonly code: string
      readonly ms: number
    }
  /** A repeat would have been allowed, but too many calls failed lately. */
  | { readonly type: 'repeat-refused'; readonly call: CallInfo; readonly code: string }
  /** Zoho reported the day's remaining credits; it does so once half of them are used. */
  | { readonly type: 'credits'; readonly call: CallInfo; readonly remaining: number }
  /** The call is over. `code` is that of the error, absent when it went well. `attempts` counts exchanges. */
  | {
      readonly type: 'call-ended'
      readonly call: CallInfo
      readonly attempts: number
      readonly code: string | undefined
      readonly duration: number
    }

/** Tells a listener, which cannot break anything by throwing. */
export type Emit = ((event: ClientEvent) => void) | undefined

/** Wraps a listener so that what it throws stays outside the call. */
export function createEmit(listener: ((event: ClientEvent) => void) | undefined): Emit {
  return listener === undefined ? undefined : (event) => tell(listener, Object.freeze(event))
}
