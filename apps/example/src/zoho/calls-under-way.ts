import type { AuthEvent } from '@x/auth'
import type { CallInfo, ClientEvent } from '@x/client'

/** A call of Zoho's API, told apart from others that run meanwhile. */
export interface CallOfLine {
  readonly number: number
  readonly method: string
  readonly path: string
}

/** What is known of one call. */
interface Known {
  readonly call: CallOfLine
  /** Of its answer, once there was one. */
  readonly status: number | undefined
}

/** Tells the calls of all grants apart, also those that run at the same time. */
export interface CallsUnderWay {
  /** The call of an event, and the status of its latest answer. */
  readonly note: (grantId: string, event: ClientEvent) => Known
  /** The call for which a token was renewed: the oldest of the grant, as the others wait for the same renewal. */
  readonly causeOf: (event: AuthEvent) => CallOfLine | undefined
}

export function createCallsUnderWay(): CallsUnderWay {
  const known = new WeakMap<CallInfo, Known>()
  const underWay = new Map<string, Set<CallInfo>>()
  let number = 0
  return {
    note: (grantId, event) => {
      const { method, path } = event.call
      const before = known.get(event.call) ?? {
        call: { number: (number += 1), method, path },
        status: undefined,
      }
      const now = event.type === 'attempt-ended' ? { ...before, status: event.status } : before
      known.set(event.call, now)
      const calls = underWay.get(grantId) ?? new Set()
      // An attempt that is given up ends after its call.
      if (event.type === 'call-started') underWay.set(grantId, calls.add(event.call))
      if (event.type === 'call-ended' && calls.delete(event.call) && calls.size === 0)
        underWay.delete(grantId)
      return now
    },
    causeOf: (event) => {
      const isForCalls = /^(token|refresh|grant-dead|publish|life)/.test(event.type)
      if (!isForCalls || !('grantId' in event)) return undefined
      if (event.type === 'refresh-failed' && event.inBackground) return undefined
      const [oldest] = underWay.get(event.grantId) ?? []
      return oldest && known.get(oldest)?.call
    },
  }
}
