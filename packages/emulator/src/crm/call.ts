import type { AccessTo } from './access/access.ts'
import type { UserRow } from './areas/users/user-row.ts'
import type { OrgData } from './data.ts'
import type { FormPart } from './form.ts'
import type { Readings } from './readings.ts'
import type { CrmAnswer } from './request.ts'

/** What an operation sees of a call. */
export interface Call {
  /** Decoded path segments at the places that the route names, in order. Those called `…id` are all digits. */
  readonly ids: readonly string[]
  /** The first of them; empty when the route names none. */
  readonly id: string
  readonly query: URLSearchParams
  readonly body: unknown
  /** The parts of a body of `multipart/form-data`. */
  readonly form: readonly FormPart[] | undefined
  /** Value of the header `If-Modified-Since`, epoch milliseconds. */
  readonly modifiedSince: number | undefined
  /** Value of the header `If-Unmodified-Since`, epoch milliseconds. */
  readonly unmodifiedSince: number | undefined
  /** Value of the header `X-EXTERNAL`. */
  readonly external: string | undefined
  /** Who calls. */
  readonly user: UserRow
  /** What the caller may do with records. */
  readonly accessTo: AccessTo
  /** Version of the API: 8, 2.1. */
  readonly version: number
  /**
   * What the call needs besides what its route says, which only its body tells: scopes without `ZohoCRM.`, and
   * permissions of the caller's profile. @throws Refusal
   */
  readonly demand: (scopes: readonly string[], permissions: readonly string[]) => void
  /** Does another call of the same caller within this one; what it wrote is undone when it is refused. */
  readonly send: (sub: Sub) => CrmAnswer
  /** Origin of Zoho's user interface, for links. */
  readonly site: string
  /** Where links of files point to: `https://download.zoho.com`. */
  readonly filesOrigin: string
  readonly data: OrgData
  readonly readings: Readings
  /** Now, epoch milliseconds. */
  readonly now: number
}

/** Who acts, on what, and when: what a job has of a call. */
export type Act = Pick<Call, 'data' | 'user' | 'now' | 'accessTo'>

/** A call inside a call. */
export interface Sub {
  /** `v8`. */
  readonly version: string
  readonly method: string
  /** What follows the version. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

/** One operation of the API. What it writes is undone when it throws. */
export type Operation = (call: Call) => CrmAnswer
