import { echoes, NetworkError, NonJsonResponseError, RedirectRefusedError } from '@x/dc/error'
import { bodyText, LARGEST_ANSWER, LARGEST_ERROR, tooLarge } from './body-text.ts'
import { RateLimitedError } from '../errors/rate-limited-error.ts'
import { isRecord } from '../call/is-record.ts'
import { lostOutcome, LOST_WRITE } from '../call/outcome.ts'
import type { Prepared } from '../call/prepared.ts'
import { isPromise } from '../client/is-promise.ts'
import type { Answer, Route } from './answer.ts'
import { connectionError } from './connection-error.ts'
import { headerOf } from './fast-response.ts'
import { refusalError } from './refusal-error.ts'
import { findRefusal } from './refusal.ts'
import { retryAfter } from './retry-after.ts'

/**
 * Reads a response once. Everything that is not a success is thrown: redirects, pages, refusals, 429, a body that broke.
 * Without a promise where the body is there already.
 */
export function readAnswer(call: Prepared, route: Route, response: Response): Answer | Promise<Answer> {
  const { status } = response
  const answer = (value: unknown): Answer => ({ route, response, status, value })
  // Status 0 is what a browser shows of a redirect that it did not follow.
  if (status === 0 || (status >= 300 && status < 400 && status !== 304) || response.redirected) {
    discard(response)
    throw new RedirectRefusedError(route.destination.host, status)
  }
  const good = status < 300 || status === 304
  if (good && call.raw) return answer(undefined)
  if (status === 204 || status === 205 || status === 304) {
    discard(response)
    return answer(undefined)
  }
  const read = (text: string | undefined): Answer => answer(valueOf(call, route, response, text))
  const text = bodyText(response, good ? LARGEST_ANSWER : LARGEST_ERROR)
  return isPromise(text)
    ? text.then(read, (error: unknown) => {
        // What breaks while the body is read is the connection.
        throw connectionError(call, route, error)
      })
    : read(text)
}

/** What a body says; `undefined` when it is empty. One that was too large has no text. */
function valueOf(call: Prepared, route: Route, response: Response, text: string | undefined): unknown {
  const { status } = response
  const body = parse(response, text)
  if (status === 429) throw rateLimited(call, route, response, body)
  if (status < 300) {
    if (text === undefined) throw tooLarge(call.what)
    if (body === undefined && text.trim() === '') return undefined
    if (body === undefined) throw notJson(call, route, response, text)
    if (!isRecord(body) || body['status'] !== 'error') return body
  } else if (status === 400 && call.rows !== undefined && isRecord(body) && Array.isArray(body[call.rows])) {
    return body
  }
  const refusal = findRefusal(body)
  throw refusal === undefined
    ? notJson(call, route, response, text ?? '')
    : refusalError(call, route, status, refusal)
}

/** More of a page than any error shows. */
const SHOWN = 8192

/** A body that nobody reads keeps its connection busy. */
function discard(response: Response): void {
  // Lost: that cancelling failed. Nobody wanted the body.
  response.body?.cancel().catch(() => {})
}

/** Undefined when the text is not JSON; an HTML page never is, whatever it looks like. */
function parse(response: Response, text = ''): unknown {
  if (/^\s*text\/html\b/i.test(headerOf(response, 'content-type') ?? '')) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Lost: where the syntax broke. The snippet in the error says more.
    return undefined
  }
}

/** Something else than Zoho's API answered. For a write that may have happened, that is the more important news. */
function notJson(call: Prepared, route: Route, response: Response, text: string): Error {
  const { status } = response
  const { host } = route.destination
  // A page that shows the request shows the token.
  const shown = (words: string): string => (echoes(words.slice(0, SHOWN), [route.token.value]) ? '' : words)
  const type = headerOf(response, 'content-type') ?? ''
  const error = new NonJsonResponseError(host, status, shown(type), shown(text))
  if (lostOutcome(call) === 'none' || (status >= 400 && status < 500)) return error
  return new NetworkError(
    `${call.what}: ${host} answered HTTP ${status} without a result. ${LOST_WRITE}`,
    host,
    { cause: error, outcome: 'unknown' },
  )
}

function rateLimited(call: Prepared, route: Route, response: Response, body: unknown): RateLimitedError {
  const now = call.settings.clock.now()
  const seconds = findRefusal(body)?.details['retry_after']
  const announced =
    retryAfter(response.headers, now) ??
    (typeof seconds === 'number' && seconds >= 0 ? Math.min(seconds * 1000, 86_400_000) + 1000 : undefined)
  const { dc } = route.destination
  return new RateLimitedError(
    `Zoho (data center ${dc}) has had too many calls: ${call.what} was refused with HTTP 429. Either too many run ` +
      "concurrently (give all clients of the organization one limiter) or the day's credits are used up. ",
    announced === undefined ? undefined : now + announced,
    now,
    dc,
  )
}
