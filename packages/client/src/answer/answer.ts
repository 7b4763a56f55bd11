import type { Destination } from '../client/destination.ts'
import type { Token } from '../client/token.ts'

/** What an attempt needs besides its call. */
export interface Route {
  readonly destination: Destination
  readonly token: Token
  /** Aborted when the call ends early. */
  readonly ending: AbortSignal
}

/** What came back, and on which way. */
export interface Answer {
  readonly route: Route
  readonly response: Response
  /** HTTP status. */
  readonly status: number
  /** The parsed body; undefined for 204, 304, an empty one, and when the response itself is wanted. */
  readonly value: unknown
}
