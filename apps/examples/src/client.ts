import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { createClient, createLimiter, downloadPath, isToolkitError, isZohoApiError } from '@x/client'
import { paginate, path, readPage, request, uploadBody } from '@x/client'
import type { Client, ClientEvent, TokenSource } from '@x/client'

// #region own-token
/** A client on tokens that you keep yourself; `apiDomain` is the `api_domain` that came with the token. */
export function connect(readToken: () => Promise<string>): Client {
  return createClient({
    token: async () => ({ value: await readToken(), apiDomain: 'https://www.zohoapis.eu' }),
  })
}
// #endregion own-token

// #region request
interface Role {
  readonly id: string
  readonly name: string
}

/** An endpoint that no package covers. */
export async function roleNames(zoho: Client): Promise<readonly string[]> {
  const body = await request(zoho, { path: path`settings/roles`, scopes: ['ZohoCRM.settings.roles.READ'] })
  return readPage<Role>(body, 'roles').items.map((role) => role.name)
}
// #endregion request

// #region paginate
/** All users, page after page, at most `timeout` milliseconds a page. */
export async function countUsers(zoho: Client, signal: AbortSignal): Promise<number> {
  const users = paginate(async ({ page }) => {
    const call = { path: path`users`, query: { type: 'AllUsers', page, per_page: 200 } }
    return readPage<{ readonly id: string }>(await request(zoho, call, { signal, timeout: 10_000 }), 'users')
  })
  let count = 0
  for await (const _user of users) count += 1
  return count
}
// #endregion paginate

// #region upload
/** Uploads a file of the disk piece by piece; `openAsBlob` reads nothing ahead. */
export async function uploadReport(zoho: Client, at: string): Promise<unknown> {
  const { body, headers } = uploadBody(await openAsBlob(at), { name: basename(at), limit: 20 * 1024 * 1024 })
  const call = { method: 'POST', path: path`files`, body, headers, scopes: ['ZohoCRM.files.CREATE'] } as const
  return await request(zoho, call, { timeout: 600_000 })
}
// #endregion upload

// #region stream
/** The raw response, for streams and headers. */
export async function download(zoho: Client): Promise<ReadableStream<Uint8Array> | null> {
  const response = await request(zoho, { path: path`org`, as: 'response' })
  return response.body
}
// #endregion stream

// #region link
/** A file that an answer names, such as one of a backup: the token goes to a known host, or nowhere. */
export async function open(zoho: Client, link: string): Promise<ReadableStream<Uint8Array> | null> {
  const file = await request(zoho, { path: downloadPath(link), as: 'response' })
  return file.body
}
// #endregion link

// #region conditions
/** Users that were changed since; none when nothing was. */
export async function changedUsers(zoho: Client, modifiedSince: Date): Promise<number> {
  const body = await request(zoho, { path: path`users`, query: { type: 'AllUsers' }, modifiedSince })
  return readPage(body, 'users').items.length
}
// #endregion conditions

// #region errors
/** What to do about a failure. */
export async function roleNamesOrReason(zoho: Client): Promise<readonly string[] | string> {
  try {
    return await roleNames(zoho)
  } catch (error) {
    if (isToolkitError(error, 'RATE_LIMITED')) return `again at ${new Date(error.retryAt).toISOString()}`
    if (isToolkitError(error, 'MISSING_SCOPE')) return `log in again, with ${error.missing.join(' and ')}`
    if (isZohoApiError(error, 'NO_PERMISSION')) return 'ask your administrator for the permission'
    if (isToolkitError(error)) return error.message
    throw error
  }
}
// #endregion errors

// #region organization
/** Two grants of one organization share one limiter, since Zoho counts their calls together. */
export function connectTwice(first: TokenSource, second: TokenSource): readonly [Client, Client] {
  const limiter = createLimiter({ concurrency: 10 })
  return [createClient({ token: first, limiter }), createClient({ token: second, limiter })]
}
// #endregion organization

// #region telemetry
/** The part of OpenTelemetry's API that the recipe needs; `@opentelemetry/api`'s tracer and span fit. */
export interface Tracer {
  startSpan(name: string, options: { attributes: Record<string, string | number> }): Span
}
/** A span of a tracer. */
export interface Span {
  setAttribute(name: string, value: string | number): unknown
  addEvent(name: string, attributes: Record<string, string | number>): unknown
  setStatus(status: { code: number; message?: string }): unknown
  end(): void
}

/** One span per call, named by its template; pass what it returns as `onEvent`. */
export function traceTo(tracer: Tracer): (event: ClientEvent) => void {
  const spans = new WeakMap<object, Span>()
  return (event) => {
    const { call } = event
    if (event.type === 'call-started') {
      const attributes = { 'http.request.method': call.method, 'url.template': call.template }
      spans.set(call, tracer.startSpan(`${call.method} ${call.template}`, { attributes }))
      return
    }
    const span = spans.get(call)
    if (event.type === 'attempt-ended') {
      span?.setAttribute('server.address', event.host)
      if (event.status !== undefined) span?.setAttribute('http.response.status_code', event.status)
    } else if (event.type === 'call-ended') {
      span?.setAttribute('http.request.resend_count', Math.max(0, event.attempts - 1))
      // 2 is SpanStatusCode.ERROR.
      if (event.code !== undefined) span?.setStatus({ code: 2, message: event.code })
      span?.end()
    } else if (event.type === 'waiting') {
      span?.addEvent('waiting', { reason: event.reason, code: event.code, ms: event.ms })
    } else {
      span?.addEvent(event.type, {})
    }
  }
}
// #endregion telemetry
