import type { Environment } from '@x/dc'

/** Which requests a fault is for, and when. What is left out matches everything. */
export interface FaultTarget {
  /**
   * `auth`, `token`, `revoke`, `device`, `device-token`, `discovery`, `user-info`, `crm`, or a path, in which `*` stands
   * for anything: `/crm/v7/settings/user_groups*`.
   */
  readonly endpoint?: string | undefined
  readonly dc?: string | undefined
  readonly environment?: Environment | undefined
  readonly method?: string | undefined
  /** How many requests it is applied to; `Infinity` for all. @default 1 */
  readonly count?: number | undefined
  /** How many matching requests pass before. @default 0 */
  readonly skip?: number | undefined
  /** Milliseconds of the emulator's clock to wait first. @default 0 */
  readonly delay?: number | undefined
}

/** What can go wrong on request, with the options of each. */
export type FaultKind =
  /** An HTML page instead of JSON. `status`, default 502. */
  | { readonly name: 'html'; readonly status?: number | undefined }
  /** The right status and no body; the request was processed. */
  | { readonly name: 'empty' }
  /** The first half of the body, as if it were all; the request was processed. `bytes` keeps so many. */
  | { readonly name: 'truncate'; readonly bytes?: number | undefined }
  /** No answer at all, until the caller gives up. The request was not processed; with `processed: true` it was. */
  | { readonly name: 'hang'; readonly processed?: boolean | undefined }
  /** The body arrives in pieces of `bytes` (default 1), one every `every` milliseconds (default 1000). */
  | { readonly name: 'drip'; readonly bytes?: number | undefined; readonly every?: number | undefined }
  /** The connection breaks: before the answer, or after `bytes` of the body. `processed: true` for after the work was done. */
  | { readonly name: 'reset'; readonly bytes?: number | undefined; readonly processed?: boolean | undefined }
  /** A redirect that makes careless clients post their secrets elsewhere. `to`, default a host nobody owns. */
  | { readonly name: 'redirect307'; readonly to?: string | undefined }
  /** The token that the request carries has just been pushed out by newer ones. */
  | { readonly name: 'evict' }
  /** The token that the request carries has just expired. */
  | { readonly name: 'expire' }
  /** Token answers name another `api_domain`: `apiDomain`. */
  | { readonly name: 'wrong-api-domain'; readonly apiDomain?: string | undefined }
  /** Too many requests, as the accounts server says it; at the API a 429. */
  | {
      readonly name: 'throttle'
      readonly status?: number | undefined
      readonly retryAfter?: string | number | undefined
    }
  /** The same, not in English. */
  | { readonly name: 'localised-error'; readonly status?: number | undefined }
  /** One row of a write fails (`index`, default the last), the others succeed. */
  | { readonly name: '207'; readonly index?: number | undefined }
  /** The write is done, the answer says 500. */
  | { readonly name: '500-after-commit' }
  /** Too many requests, with `retryAfter` as the header, verbatim. */
  | { readonly name: '429'; readonly retryAfter?: string | number | undefined }
  /** The answer takes `delay` milliseconds longer. */
  | { readonly name: 'delay' }
  /** Any answer: `status` (default 503), `body`, `contentType`, `retryAfter`. */
  | {
      readonly name: 'status'
      readonly status?: number | undefined
      readonly body?: string | undefined
      readonly contentType?: string | undefined
      readonly retryAfter?: string | number | undefined
    }

export type FaultName = FaultKind['name']

/** A fault to come. */
export type FaultInput = FaultTarget & FaultKind

/** A fault that is set, and what is left of it. */
export type Fault = FaultInput & {
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
