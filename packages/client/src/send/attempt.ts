import { isToolkitError, RedirectRefusedError } from '@x/dc/error'
import ky, { type Options } from 'ky'
import type { Answer, Route } from '../answer/answer.ts'
import { connectionError } from '../answer/connection-error.ts'
import { headerOf } from '../answer/fast-response.ts'
import { readAnswer } from '../answer/read-answer.ts'
import { isPromise } from '../client/is-promise.ts'
import { isFileBody } from '../call/file-body.ts'
import type { PlatformBody, Prepared } from '../call/prepared.ts'
import { overSignal } from './over-signal.ts'
import { LIMITER, type Progress } from './progress.ts'
import { withSlot } from './slot.ts'

/** One exchange with Zoho: slot, token, `fetch`, body. Everything that is not a success is thrown. */
export function attempt(call: Prepared, route: Route, progress: Progress): Promise<Answer> {
  const { limiter } = call.settings
  if (limiter === undefined) return exchange(call, route, progress)
  progress.waitingFor = LIMITER
  return withSlot(limiter, call, route.ending, () => exchange(call, route, progress))
}

async function exchange(call: Prepared, route: Route, progress: Progress): Promise<Answer> {
  const { settings, info } = call
  const { ending, destination } = route
  // A token or a slot that came after the end; a transport that ignores its signal would still send.
  ending.throwIfAborted()
  const startedAt = settings.clock.monotonic()
  progress.waitingFor = destination.host
  progress.attempts += 1
  const number = progress.attempts
  let response: Response | undefined
  let code: string | undefined
  try {
    response = await carry(call, route, progress)
    const read = readAnswer(call, route, response)
    const answer = isPromise(read) ? await read : read
    reportCredits(call, response)
    return answer
  } catch (error) {
    // The call has ended for another reason, and what the transport says now is only its echo.
    const thrown: unknown = ending.aborted ? ending.reason : error
    code = codeOf(thrown)
    throw thrown
  } finally {
    progress.inFlight = false
    settings.emit?.({
      type: 'attempt-ended',
      call: info,
      attempt: number,
      host: destination.host,
      // 0 is what a browser says of a redirect.
      status: response?.status === 0 ? undefined : response?.status,
      code,
      duration: settings.clock.monotonic() - startedAt,
    })
  }
}

/** Has ky make the request and send it. */
function carry(call: Prepared, route: Route, progress: Progress): Promise<Response> {
  const body = isFileBody(call.body) ? call.body.open() : call.body
  const url = route.destination.origin + call.target
  // ky copies all options for each one that it is given.
  const options: Options = {
    // Of what could be redirected Node.js keeps a copy, so all of a stream would pile up in memory.
    redirect: body instanceof ReadableStream ? 'error' : 'manual',
    // Errors, deadlines, reading and repeating are done here.
    throwHttpErrors: false,
    timeout: false,
    // With repeats of its own ky clones every request beforehand, a tenth of what a call costs.
    retry: 0,
    fetch: sender(call, route, progress, url) as typeof globalThis.fetch,
  }
  if (call.method !== 'GET') options.method = call.method
  if (body !== undefined) options.body = untilEnd(body, route.ending)
  return ky(url + call.query, options)
}

/** The `fetch` that ky is given: attaches headers and token. */
function sender(call: Prepared, route: Route, progress: Progress, url: string) {
  return async (request: Request): Promise<Response> => {
    const { origin, host } = route.destination
    // The one place that attaches a token, so the one place that looks where it goes.
    if (!request.url.startsWith(url)) {
      throw new TypeError(`A token for ${origin} must not be sent elsewhere.`)
    }
    const { headers } = request
    for (const name in call.headers) headers.set(name, call.headers[name] ?? '')
    headers.set('authorization', `Zoho-oauthtoken ${route.token.value}`)
    progress.inFlight = true
    try {
      return await call.settings.fetch(request, { signal: overSignal(call, route.ending) })
    } catch (error) {
      // Here and not around ky, which wraps what a transport throws.
      throw isRedirect(error) ? new RedirectRefusedError(host, 0) : connectionError(call, route, error)
    }
  }
}

/** What `fetch` of Node.js says of a redirect that it was told to take as an error. */
function isRedirect(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && cause.message === 'unexpected redirect'
}

/** A stream is read no further once its call has ended; a transport reads on, though it sends nothing any more. */
function untilEnd(body: PlatformBody, ending: AbortSignal): PlatformBody {
  return body instanceof ReadableStream ? body.pipeThrough(new TransformStream(), { signal: ending }) : body
}

function reportCredits({ settings, info }: Prepared, response: Response): void {
  if (settings.emit === undefined) return
  const remaining = headerOf(response, 'x-api-credits-remaining')
  if (remaining !== null && /^\d{1,15}$/.test(remaining)) {
    settings.emit({ type: 'credits', call: info, remaining: Number(remaining) })
  }
}

/** The code of an error, for events. */
export function codeOf(error: unknown): string {
  if (isToolkitError(error)) return error.code
  return error instanceof Error && /^\w{1,64}$/.test(error.name) ? error.name : 'UNKNOWN'
}
