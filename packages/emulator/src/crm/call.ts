import type { Directory } from './model/directory.ts'
import type { State, User } from './model/state.ts'
import type { Readings } from './readings.ts'
import type { CrmAnswer } from './request.ts'

/** What an operation sees of a call. */
export interface Call {
  /** Decoded path segments at the places that the route calls `:id`, in order. All digits. */
  readonly ids: readonly string[]
  readonly query: URLSearchParams
  readonly body: unknown
  /** Who calls. */
  readonly user: User
  readonly directory: Directory
  readonly readings: Readings
  /** Now, epoch milliseconds. */
  readonly now: number
}

/** An answer and, when the call changed something, the state after it. */
export interface Outcome extends CrmAnswer {
  readonly next?: State
}

/** One operation of the API: a function of the call, without effects. */
export type Operation = (call: Call) => Outcome
