import type { Call } from '../call/call.ts'
import { idText } from '../call/id.ts'
import { isRecord } from '../call/is-record.ts'
import { pathOf } from '../call/path.ts'
import type { QueryValue } from '../call/query.ts'
import type { WriteProgress } from '../rows/in-batches.ts'
import { apiName } from './api-name.ts'
import type { Located } from './locate.ts'

/** What an operation asks, before its address is filled. */
export interface Asked {
  /** Fills the variables of the address, in order. */
  readonly fill?: readonly unknown[]
  /** Under Zoho's names; an object becomes JSON. */
  readonly query?: object | undefined
  /** The body, or what stands in it beside `rows`. */
  readonly body?: unknown
  /** Rows of a write with a result each; they go into the body under the rows key of the endpoint. */
  readonly rows?: readonly unknown[]
  /** Ids of a write with a result each; they go into the query of a DELETE, and into the body of anything else. */
  readonly ids?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly repeatable?: boolean
  /** API name of the module that a scope needs, when the address has none. */
  readonly module?: string
  /** Requests with rows that may be under way at the same time, after the first. @default 1 */
  readonly concurrency?: number | undefined
  /** Told after each request with rows. What it throws is ignored. */
  readonly onProgress?: ((progress: WriteProgress) => void) | undefined
  /** The response itself is wanted, its body unread. */
  readonly as?: 'response' | undefined
}

/**
 * The call that an operation asks for.
 *
 * @throws InvalidIdError for what is not an id, TypeError for a name that a path or a query cannot carry
 */
export function callOf(located: Located, asked: Asked): Call & Pick<Asked, 'as'> {
  const { endpoint, base, words, names, keys, fixed, idsKey, hint, ofModule } = located
  const { fill = [], query, body, rows, ids, module, headers, repeatable, as } = asked
  const { method, rows: key } = endpoint
  const { modifiedSince, unmodifiedSince, ...texts } = { ...fixed, ...query } as Call &
    Record<string, QueryValue>
  const external = ofModule && texts['external']
  if (external !== undefined) delete texts['external']
  const given = names.map((name, index) => {
    const value = fill[index] as string
    // What is not a string at all is refused where it is put.
    if (name === 'module') return apiName(name, value, /^\w*$/)
    // With the header any record may be named by a value of its external field.
    return name.endsWith(' id') && !external ? idText(value, name.slice(0, -3)) : value
  })
  const inPath = words.length - 1
  for (const name in texts) texts[name] = queryValue(texts[name])
  keys.forEach((name, index) => (texts[name] = nonEmpty(name, given[inPath + index])))
  const isDelete = ids && method === 'DELETE'
  return {
    method,
    base,
    repeatable,
    as,
    headers: external
      ? { ...headers, ...ofModule.externalHeader(external, fill[names.indexOf('module')]) }
      : headers,
    path: pathOf(words, given.slice(0, inPath)),
    query: isDelete ? { ...texts, [idsKey]: ids } : texts,
    body: isDelete || !(rows ?? ids) ? body : { ...(body as object), [rows ? key : idsKey]: rows ?? ids },
    modifiedSince,
    unmodifiedSince,
    scopes: ofModule
      ? ofModule.fill(endpoint.scopes, (name) => module ?? given[names.indexOf(name)] ?? '')
      : endpoint.scopes,
    // What a GET answers are rows in any case.
    rows: method === 'GET' || key === '' ? undefined : key,
    hint,
  }
}

function nonEmpty(name: string, value: unknown): string {
  if (value !== '' && typeof value === 'string') return value
  throw new TypeError(`${name} must be a non-empty string.`)
}

/** Objects as JSON, ids as strings; what is not a value of a query after that is refused when the call is prepared. */
function queryValue(value: unknown): QueryValue {
  const text = isRecord(value) ? JSON.stringify(value) : value
  return (
    Array.isArray(text) ? text.map((one) => (typeof one === 'bigint' ? String(one) : one)) : text
  ) as QueryValue
}
