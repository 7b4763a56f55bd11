import { quote } from '@x/dc/error'
import type { Call } from './call.ts'
import { isFileBody } from './file-body.ts'

const NAME = /^[\w!#$%&'*+.^`|~-]+$/
const VALUE = /^[\t\x20-\x7E\x80-\xFF]*$/
/** Set by the client, or by the platform for the connection: what else a transport would do with them is unknown. */
const OURS = new Set(
  'authorization host content-length connection expect keep-alive proxy-authorization proxy-connection te trailer transfer-encoding upgrade'.split(
    ' ',
  ),
)
/** As Zoho writes times: with seconds and an offset. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/**
 * The headers of a call, but for the token.
 *
 * @param type of the body
 * @throws TypeError for a name or a value that cannot be sent; the value is not printed
 */
export function prepareHeaders(call: Call, type: string | undefined): Readonly<Record<string, string>> {
  const complete: Record<string, string> = { accept: 'application/json' }
  if (type !== undefined) complete['content-type'] = type
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    const key = name.toLowerCase()
    // Of a stream nobody knows it but the caller, and some gateways refuse a write without.
    const known = key === 'content-length' && flows(call.body) && /^\d{1,15}$/.test(value)
    if (OURS.has(key) && !known)
      throw new TypeError(
        `A call cannot set the header ${key}: it is set by the client, or belongs to the connection.`,
      )
    // `Headers` would refuse these too, but print the value.
    if (!NAME.test(name) || typeof value !== 'string' || !VALUE.test(value)) {
      throw new TypeError(`The header ${quote(name)} has a name or a value that no header can have.`)
    }
    complete[key] = value
  }
  const { modifiedSince, unmodifiedSince } = call
  if (modifiedSince !== undefined) complete['if-modified-since'] = instant('modifiedSince', modifiedSince)
  if (unmodifiedSince !== undefined)
    complete['if-unmodified-since'] = instant('unmodifiedSince', unmodifiedSince)
  return complete
}

/** Whether the length of a body cannot be seen from it. */
function flows(body: unknown): boolean {
  return body instanceof ReadableStream || isFileBody(body)
}

/** Zoho knows seconds only, so the rest of one is cut off. */
function instant(name: string, value: Date | string): string {
  if (typeof value === 'string' && INSTANT.test(value)) return value
  if (value instanceof Date && !Number.isNaN(value.getTime()))
    return `${value.toISOString().slice(0, 19)}+00:00`
  throw new TypeError(
    `${name} must be a Date, or a time with an offset such as "2026-01-05T09:00:00+05:30", not ${quote(value)}.`,
  )
}
