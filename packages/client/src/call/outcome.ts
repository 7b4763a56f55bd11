import type { Prepared } from './prepared.ts'

/** Ends every message about a write that may have happened. */
export const LOST_WRITE = 'Whether the write happened is not known: look before doing it again.'

/** What is known about a request that never got its answer. */
export function lostOutcome(call: Prepared): 'none' | 'unknown' {
  return call.repeatable ? 'none' : 'unknown'
}
