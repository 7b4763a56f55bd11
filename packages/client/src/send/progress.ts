/** How far a call has come, for its last event and the message of its deadline. Nothing else of a call changes. */
export interface Progress {
  /** What it waits for: a host, or what stands before that. */
  waitingFor: string
  /** Exchanges with Zoho. */
  attempts: number
  /** Whether a request is under way whose effect nobody knows yet. */
  inFlight: boolean
}

/** What a call waits for while all slots are taken. */
export const LIMITER = 'a slot of the limiter'

/** That of a call that begins. */
export function startProgress(): Progress {
  return { waitingFor: 'the token source', attempts: 0, inFlight: false }
}
