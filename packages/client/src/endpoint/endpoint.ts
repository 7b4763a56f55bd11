import type { Method } from '../call/call.ts'
import type { OfModule } from './of-module.ts'

/**
 * Where an endpoint is, below `/crm/{version}/`: `settings/roles/{role id}`, `settings/tags?module={module}`. What stands
 * in braces is filled by a parameter, in this order: `{role id}` (the last word is `id`) by an id, anything else by a
 * name. A method that is not the verb's own stands in front (`PATCH settings/fields/{field id}`), and so does another base
 * (`bulk:read/{job id}`, `email:settings/compose`, `upload:upload`). A key of the query without a value is where a verb
 * puts ids (`actions/watch?channel_ids=`).
 */
export type Address = string

/**
 * A scope without `ZohoCRM.` in front, or several that are needed together; an empty string where nobody states it. Scopes
 * that name the module of a call are made by `ofModule`.
 */
export type Scope = string | readonly string[] | OfModule

/** An endpoint as data, for tests and tools. */
export interface Endpoint {
  readonly method: Method
  /** Without the method. */
  readonly address: Address
  /** Key of the rows in the answer, and in the body of a write; empty when the answer itself is what is read. */
  readonly rows: string
  /** Scopes that it needs, all of them; `{module}` is filled at each call. Empty where nobody states them. */
  readonly scopes: readonly string[]
}
