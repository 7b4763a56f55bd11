import { quote } from '@x/dc/error'
import type { Call, CallOptions, Method } from './call.ts'
import { nowhere } from '../client/destination.ts'
import type { Body, Exchange } from '../send/exchange.ts'
import { isPath } from './path.ts'
import { queryText } from './query.ts'
import { checkTimeout, type Settings } from '../client/settings.ts'
import { isRecord } from './is-record.ts'

const METHODS = new Set<Method>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
const MOST_RETRIES = 10
const never = new AbortController().signal

/**
 * Checks a call and completes it, before anything is sent.
 *
 * @throws TypeError for what cannot be sent
 */
export function prepare(
  settings: Settings,
  call: Call & { readonly as?: 'json' | 'response' },
  options: CallOptions,
): Exchange {
  const { method = 'GET', path } = call
  const { retries = 2 } = options
  if (!METHODS.has(method)) throw new TypeError(`${quote(method)} is no method of Zoho's API.`)
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
    ending: never,
    destination: nowhere,
    fresh: undefined,
    token: undefined,
    attempts: 0,
    repeats: 0,
    replayed: false,
    inFlight: false,
    status: 0,
    value: undefined,
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
  throw new TypeError('This body cannot be sent. Pass a plain object, text or bytes.')
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
const OURS = new Set(['authorization', 'host', 'content-length'])

function prepareHeaders(
  headers: Call['headers'],
  type: string | undefined,
): Readonly<Record<string, string>> {
  const complete: Record<string, string> = { accept: 'application/json' }
  if (type !== undefined) complete['content-type'] = type
  for (const [name, value] of Object.entries(headers ?? {})) {
    const key = name.toLowerCase()
    if (OURS.has(key)) throw new TypeError(`The header ${key} is set by the client; a call cannot set it.`)
    // `Headers` would refuse these too, but print the value.
    if (!NAME.test(name) || typeof value !== 'string' || !VALUE.test(value)) {
      throw new TypeError(`The header ${quote(name)} has a name or a value that no header can have.`)
    }
    complete[key] = value
  }
  return complete
}
