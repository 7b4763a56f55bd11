import type { Environment } from '@x/dc'

/** What can go wrong on request. */
export type FaultName =
  /** An HTML page instead of JSON. `status`, default 502. */
  | 'html'
  /** The right status and no body; the request was processed. */
  | 'empty'
  /** The first half of the body, as if it were all; the request was processed. `bytes` keeps so many. */
  | 'truncate'
  /** No answer at all, until the caller gives up. The request was not processed; with `processed: true` it was. */
  | 'hang'
  /** The body arrives in pieces of `bytes` (default 1), one every `every` milliseconds (default 1000). */
  | 'drip'
  /** The connection breaks: at once, or after `bytes` of the body. `processed: true` for after the work was done. */
  | 'reset'
  /** A redirect that makes careless clients post their secrets elsewhere. `to`, default a host nobody owns. */
  | 'redirect307'
  /** The token that the request carries has just been pushed out by newer ones. */
  | 'evict'
  /** The token that the request carries has just expired. */
  | 'expire'
  /** Token answers name another `api_domain`: `apiDomain`. */
  | 'wrong-api-domain'
  /** Too many requests, as the accounts server says it; at the API a 429. */
  | 'throttle'
  /** The same, not in English. */
  | 'localised-error'
  /** One row of a write fails (`index`, default the last), the others succeed. */
  | '207'
  /** The write is done, the answer says 500. */
  | '500-after-commit'
  /** Too many requests, with `retryAfter` as the header, verbatim. */
  | '429'
  /** The answer takes `delay` milliseconds longer. */
  | 'delay'
  /** Any answer: `status` (default 503), `body`, `contentType`. */
  | 'status'

/** A fault to come. What is left out matches everything. */
export interface FaultInput {
  readonly name: FaultName
  /**
   * `auth`, `token`, `revoke`, `device`, `device-token`, `discovery`, `user-info`, `crm`, or a path, in which `*` stands
   * for anything: `/crm/v7/settings/user_groups*`.
   */
  readonly endpoint?: string
  readonly dc?: string
  readonly environment?: Environment
  readonly method?: string
  /** How many requests it is applied to; `Infinity` for all. @default 1 */
  readonly count?: number
  /** How many matching requests pass before. @default 0 */
  readonly skip?: number
  /** Milliseconds of the emulator's clock to wait first. @default 0 */
  readonly delay?: number
  readonly status?: number
  readonly retryAfter?: string | number
  readonly to?: string
  readonly apiDomain?: string
  readonly bytes?: number
  readonly every?: number
  readonly index?: number
  readonly body?: string
  readonly contentType?: string
  readonly processed?: boolean
}

/** A fault that is set, and what is left of it. */
export interface Fault extends FaultInput {
  readonly id: number
  /** How often it will still be applied. */
  readonly left: number
  /** How often it was applied. */
  readonly applied: number
}

/** Faults by name, endpoint and count. */
export interface Faults {
  /** @throws TypeError for a name or an option that does not exist */
  add(fault: FaultInput): Fault
  /** Those that will still be applied, in the order in which they are tried. */
  list(): readonly Fault[]
  clear(): void
}
