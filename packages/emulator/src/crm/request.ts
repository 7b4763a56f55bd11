import type { FormPart } from './form.ts'

/** Stands for a body that was sent and is not JSON, so that `undefined` can mean that none was sent. */
export const malformedBody: unique symbol = Symbol('malformed body')

/** Whose token a call carries, as the accounts server knows it. */
export interface CrmCaller {
  /** Id of the CRM user (not the zuid) that the grant belongs to. */
  readonly userId: string
  /** Scopes of the grant, as granted: `ZohoCRM.settings.user_groups.READ`. */
  readonly scopes: readonly string[]
}

/** One call to the CRM API whose token has been accepted already. */
export interface CrmRequest {
  /** The version segment, as sent: `v7`. */
  readonly version: string
  readonly method: string
  /** What follows `/crm/v7`, percent-encoded as received: `/settings/user_groups/123`. */
  readonly path: string
  readonly query: URLSearchParams
  /** The parsed JSON; `undefined` when no body came; {@link malformedBody} when it was not JSON. */
  readonly body: unknown
  /** The parts of a body of `multipart/form-data`, which is not JSON; undefined for any other body. */
  readonly form?: readonly FormPart[] | undefined
  readonly caller: CrmCaller
  /** Value of the header `If-Modified-Since`, epoch milliseconds. */
  readonly modifiedSince?: number | undefined
  /** Value of the header `If-Unmodified-Since`, epoch milliseconds. */
  readonly unmodifiedSince?: number | undefined
  /** Value of the header `X-EXTERNAL`. */
  readonly external?: string | undefined
}

/** What the CRM answers. Without `body` and `bytes` the answer is empty (204). The body is shared: do not change it. */
export interface CrmAnswer {
  readonly status: number
  readonly body?: unknown
  /** Bytes in the place of a body; their type is among the headers. */
  readonly bytes?: Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
  /** What the call came to cost, where that shows only when it is done. */
  readonly credits?: number
}
