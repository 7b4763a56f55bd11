import { quote } from '@x/dc/error'
import type { Call, CallOptions, Method } from './call.ts'
import { checkTimeout } from '../client/check-timeout.ts'
import type { Settings } from '../client/client.ts'
import { isRecord } from './is-record.ts'
import { isPath } from './path.ts'
import type { Body, Prepared } from './prepared.ts'
import { queryText } from './query.ts'

const METHODS = new Set<Method>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
const MOST_RETRIES = 10

/**
 * Checks a call and completes it, before anything is sent.
 *
 * @throws TypeError for what cannot be sent
 */
export function prepare(
  settings: Settings,
  call: Call & { readonly as?: 'json' | 'response' | undefined },
  options: CallOptions,
): Prepared {
  const { method = 'GET', path } = call
  const { retries = 2 } = options
  if (!METHODS.has(method))
    throw new TypeError(`Unknown HTTP method ${quote(method)}. Use ${[...METHODS].join(', ')}.`)
  if (!isPath(path)) {
    throw new TypeError(
      'path must be made with the path tag, which encodes values: path`settings/roles/${roleId}`.',
    )
  }
  if (!Number.isSafeInteger(retries) || retries < 0 || retries > MOST_RETRIES) {
    throw new TypeError(`retries must be an integer from 0 to ${MOST_RETRIES}.`)
  }
  const { body, type } = prepareBody(call, method)
  return {
    settings,
    info: Object.freeze({ method, template: path.template, path: path.value }),
    method,
    what: `${method} ${path.value}`,
    query: queryText(call.query),
    headers: prepareHeaders(call.headers, type),
    body,
    raw: call.as === 'response',
    scopes: call.scopes ?? [],
    repeatable: (call.repeatable ?? method === 'GET') && !(body instanceof ReadableStream),
    rows: call.rows,
    hint: call.hint,
    parameters: path.parameters,
    retries,
    timeout: options.timeout === undefined ? settings.timeout : checkTimeout(options.timeout),
    signal: options.signal,
    startedAt: settings.clock.monotonic(),
  }
}

function prepareBody(call: Call, method: Method): { body: Body | undefined; type: string | undefined } {
  const { body } = call
  if (body === undefined) return { body: undefined, type: undefined }
  if (method === 'GET') throw new TypeError('A GET has no body; put parameters into query.')
  if (typeof body === 'string') return { body, type: 'application/json' }
  if (Array.isArray(body) || isPlain(body)) return { body: JSON.stringify(body), type: 'application/json' }
  if (ArrayBuffer.isView(body) || SENDABLE.some((kind) => body instanceof kind))
    return { body: body as Body, type: undefined }
  throw new TypeError('This body cannot be sent. Pass a plain object, an array, a string or bytes.')
}

/** What `fetch` sends as it is. Of any other object it would send the words "[object Object]". */
const SENDABLE = [FormData, Blob, URLSearchParams, ArrayBuffer, ReadableStream]

function isPlain(value: unknown): boolean {
  if (!isRecord(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // A plain object of another realm (a test runner's, say) has that realm's Object.prototype.
  return prototype === null || !Object.getPrototypeOf(prototype)
}

const NAME = /^[\w!#$%&'*+.^`|~-]+$/
const VALUE = /^[\t\x20-\x7E\x80-\xFF]*$/
/** Set by the client, or by the platform for the connection: what else a transport would do with them is unknown. */
const OURS = new Set(
  'authorization host content-length connection expect keep-alive proxy-authorization proxy-connection te trailer transfer-encoding upgrade'.split(
    ' ',
  ),
)

function prepareHeaders(
  headers: Call['headers'],
  type: string | undefined,
): Readonly<Record<string, string>> {
  const complete: Record<string, string> = { accept: 'application/json' }
  if (type !== undefined) complete['content-type'] = type
  for (const [name, value] of Object.entries(headers ?? {})) {
    const key = name.toLowerCase()
    if (OURS.has(key))
      throw new TypeError(
        `A call cannot set the header ${key}: it is set by the client, or belongs to the connection.`,
      )
    // `Headers` would refuse these too, but print the value.
    if (!NAME.test(name) || typeof value !== 'string' || !VALUE.test(value)) {
      throw new TypeError(`The header ${quote(name)} has a name or a value that no header can have.`)
    }
    complete[key] = value
  }
  return complete
}
