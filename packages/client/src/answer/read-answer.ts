import { NetworkError, NonJsonResponseError, RedirectRefusedError } from '@x/dc/error'
import { bodyText, LARGEST_ANSWER, LARGEST_ERROR } from './body-text.ts'
import { RateLimitedError } from '../errors/rate-limited-error.ts'
import { lostOutcome, LOST_WRITE, type Exchange } from '../send/exchange.ts'
import { findRefusal, refusalError } from './refusal.ts'
import { isPromise } from '../client/is-promise.ts'
import { retryAfter } from './retry-after.ts'
import { isRecord } from '../call/is-record.ts'

/**
 * Reads an answer once: its parsed body into `exchange.value` (undefined for 204, 304 and empty ones), everything that is
 * no success as an error.
 */
export async function readAnswer(exchange: Exchange, response: Response, host: string): Promise<void> {
  const { status } = response
  exchange.status = status
  exchange.value = undefined
  // Status 0 is what a browser shows of a redirect that it did not follow.
  if (status === 0 || (status >= 300 && status < 400 && status !== 304)) {
    discard(response)
    throw new RedirectRefusedError(host, status)
  }
  const good = status < 300 || status === 304
  if (good && exchange.raw) return
  if (status === 204 || status === 205 || status === 304) {
    discard(response)
    return
  }
  const read = bodyText(response, good ? LARGEST_ANSWER : LARGEST_ERROR, exchange.what)
  const text = isPromise(read) ? await read : read
  const body = parse(response, text)
  if (status === 429) throw rateLimited(exchange, response, body)
  if (good) {
    if (text.trim() === '') return
    if (body === undefined) throw notJson(exchange, response, host, text)
    if (isRecord(body) && body['status'] === 'error') throw refused(exchange, response, host, text, body)
    exchange.value = body
    return
  }
  if (status === 400 && exchange.rows !== undefined && isRecord(body) && Array.isArray(body[exchange.rows])) {
    exchange.value = body
    return
  }
  throw refused(exchange, response, host, text, body)
}

/** One header, without making `Headers` of all where the response can do that. */
function headerOf(
  response: Response & { header?(name: string): string | null },
  name: string,
): string | null {
  return response.header === undefined ? response.headers.get(name) : response.header(name)
}

/** A body that nobody reads keeps its connection busy. */
function discard(response: Response): void {
  // Lost: that cancelling failed. Nobody wanted the body.
  response.body?.cancel().catch(() => {})
}

/** Undefined when the text is no JSON; an HTML page is none whatever it looks like. */
function parse(response: Response, text: string): unknown {
  if (/^\s*text\/html\b/i.test(headerOf(response, 'content-type') ?? '')) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Lost: where the syntax broke. The snippet in the error says more.
    return undefined
  }
}

function refused(exchange: Exchange, response: Response, host: string, text: string, body: unknown): Error {
  const refusal = findRefusal(body)
  return refusal === undefined
    ? notJson(exchange, response, host, text)
    : refusalError(exchange, response.status, refusal)
}

/** Something else than Zoho's API answered. For a write that may have happened, that is the more important news. */
function notJson(exchange: Exchange, response: Response, host: string, text: string): Error {
  const { status, headers } = response
  const error = new NonJsonResponseError(host, status, headers.get('content-type') ?? '', text)
  if (lostOutcome(exchange) === 'none' || (status >= 400 && status < 500)) return error
  return new NetworkError(
    `${exchange.what}: ${host} answered HTTP ${status} without a result. ${LOST_WRITE}`,
    host,
    { cause: error, outcome: 'unknown' },
  )
}

function rateLimited(exchange: Exchange, response: Response, body: unknown): RateLimitedError {
  const { clock } = exchange.settings
  const now = clock.now()
  const refusal = findRefusal(body)
  const seconds = refusal?.details['retry_after']
  const announced =
    retryAfter(response.headers, now) ??
    (typeof seconds === 'number' && seconds >= 0 ? Math.min(seconds * 1000, 86_400_000) + 1000 : undefined)
  const { dc } = exchange.destination
  return new RateLimitedError(
    `Zoho (data center ${dc}) has had too many calls: ${exchange.what} was refused with HTTP 429. Either too many run at ` +
      "once (give all clients of the organisation one limiter) or the day's credits are used up. ",
    announced === undefined ? undefined : now + announced,
    now,
    dc,
  )
}
