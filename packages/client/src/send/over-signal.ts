import type { Prepared } from '../call/prepared.ts'

/** Aborted when nobody wants the answer any more. A streamed body is read after the call; the caller's signal reaches it. */
export function overSignal({ raw, signal }: Prepared, ending: AbortSignal): AbortSignal {
  return raw && signal !== undefined ? AbortSignal.any([ending, signal]) : ending
}
