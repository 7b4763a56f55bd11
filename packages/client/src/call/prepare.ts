import { quote } from '@x/dc/error'
import type { Call, CallOptions, Method } from './call.ts'
import { checkTimeout } from '../client/check-timeout.ts'
import type { Host } from '../client/destination.ts'
import type { Settings } from '../client/client.ts'
import { isFileBody } from './file-body.ts'
import { prepareHeaders } from './headers.ts'
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
  const { credits = 1, heavy = false } = call
  const { name, host, prefix } = placeOf(call, settings)
  const { body, type } = prepareBody(call, method)
  return {
    settings,
    info: Object.freeze({
      method,
      template: name + path.template,
      path: name + path.value,
      credits,
      heavy,
    }),
    method,
    what: `${method} ${name}${path.value}`,
    host,
    target: prefix + path.value,
    query: path.download?.query ?? queryText(call.query),
    path: path.value,
    headers: prepareHeaders(call, type),
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

/** The host that a call goes to, and what stands there before its path. */
function placeOf(
  { base = 'crm', path: { download, value } }: Call,
  { version }: Settings,
): { readonly name: string; readonly host: Host; readonly prefix: string } {
  if (download !== undefined) {
    // Results of bulk reads are at the API, and named without a host.
    const atApi = download.origin === '' && value.startsWith('crm/bulk/')
    return { name: 'download:', host: atApi ? 'api' : { download: download.origin }, prefix: '/' }
  }
  const name = `${base}:`
  if (base === 'crm') return { name: '', host: 'api', prefix: `/crm/${version}/` }
  if (base === 'upload') return { name, host: 'upload', prefix: `/crm/${version}/` }
  if (base === 'bulk' || base === 'email') return { name, host: 'api', prefix: `/crm/${base}/${version}/` }
  throw new TypeError(`base must be crm, bulk, email or upload, not ${quote(base)}.`)
}

function prepareBody(call: Call, method: Method): { body: Body | undefined; type: string | undefined } {
  const { body } = call
  if (body === undefined) return { body: undefined, type: undefined }
  if (method === 'GET') throw new TypeError('A GET has no body; put parameters into query.')
  if (isFileBody(body)) return { body, type: undefined }
  if (typeof body === 'string') return { body, type: 'application/json' }
  if (Array.isArray(body) || isPlain(body)) return { body: jsonText(body), type: 'application/json' }
  if (ArrayBuffer.isView(body) || SENDABLE.some((kind) => body instanceof kind))
    return { body: body as Body, type: undefined }
  throw new TypeError('This body cannot be sent. Pass a plain object, an array, a string or bytes.')
}

/** As JSON, in which an id that is a `bigint` becomes its digits. */
function jsonText(body: unknown): string {
  try {
    return JSON.stringify(body)
  } catch {
    // Rare, and a function that looks at every value costs several times as much.
    return JSON.stringify(body, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  }
}

/** What `fetch` sends as it is. Of any other object it would send the words "[object Object]". */
const SENDABLE = [FormData, Blob, URLSearchParams, ArrayBuffer, ReadableStream]

function isPlain(value: unknown): boolean {
  if (!isRecord(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // A plain object of another realm (a test runner's, say) has that realm's Object.prototype.
  return prototype === null || !Object.getPrototypeOf(prototype)
}
