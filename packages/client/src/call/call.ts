import type { Base } from '../client/destination.ts'
import type { Path } from './path.ts'
import type { Query } from './query.ts'

/** HTTP methods that Zoho's API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One call of Zoho's API. */
export interface Call {
  /** @default 'GET' */
  readonly method?: Method | undefined
  /** Path below `/crm/{version}/`, made with the `path` tag; or a file's, made with `downloadPath`. */
  readonly path: Path
  /** Other places that paths stand below: `bulk`, `email`, and the upload host. @default 'crm' */
  readonly base?: Base | undefined
  /** Query parameters, under Zoho's names. */
  readonly query?: Query | undefined
  /**
   * A plain object or an array is sent as JSON. A string is sent as it is (as JSON, unless `headers` say otherwise), and so
   * are `FormData`, `Blob`, `URLSearchParams`, bytes and a `ReadableStream`; a stream cannot be sent twice.
   */
  readonly body?: unknown
  /** More headers. A call cannot set `authorization`, `host` or headers of the connection. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Only what was changed later; nothing newer is read like an empty answer. Time with an offset, as Zoho writes it. */
  readonly modifiedSince?: Date | string | undefined
  /** Refuses the write (412, `ALREADY_MODIFIED`) when the record was changed later. */
  readonly unmodifiedSince?: Date | string | undefined
  /** Scopes that the call needs, all of them. Checked before sending when the token knows what it was granted. */
  readonly scopes?: readonly string[] | undefined
  /** Whether doing it twice is harmless, so that it is repeated after a failure. @default true for GET, else false */
  readonly repeatable?: boolean | undefined
  /** Credits of the day that it costs, for events. @default 1 */
  readonly credits?: number | undefined
  /** Whether Zoho counts it among the heavy calls (COQL, search, writes of more than 10 records …). @default false */
  readonly heavy?: boolean | undefined
  /** Key of the rows of a write, `user_groups`: an HTTP 400 that carries such rows is then an answer, not an error. */
  readonly rows?: string | undefined
  /** What to do when Zoho does not know a value in the path, for the error's message: a sentence, or `'role, listRoles'`. */
  readonly hint?: string | undefined
}

/** How a call is carried, not what it says: always the last parameter. */
export interface CallOptions {
  /** Ends the call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for the whole call, waiting and repeating included. @default the client's, 30,000 */
  readonly timeout?: number | undefined
  /** Most repeats after failures and after 429. @default 2 */
  readonly retries?: number | undefined
}
