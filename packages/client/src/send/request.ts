import { TimeoutError } from '@x/dc/error'
import type { Answer } from '../answer/answer.ts'
import type { Call, CallOptions } from '../call/call.ts'
import { lostOutcome, LOST_WRITE } from '../call/outcome.ts'
import { prepare } from '../call/prepare.ts'
import type { Prepared } from '../call/prepared.ts'
import { settingsOf, type Client } from '../client/client.ts'
import { codeOf } from './attempt.ts'
import { runWithin } from './deadline.ts'
import { LIMITER, startProgress, type Progress } from './progress.ts'
import { send } from './send.ts'
import { showCaller } from './show-caller.ts'

/**
 * Any call of Zoho's API, for what no function of these packages covers: the parsed body, or `undefined` when there is
 * none (204, 304, an empty 200). Repeating, waiting, errors and the token are taken care of.
 *
 * With `as: 'response'` it is the response itself, its body unread, for streams and headers; the deadline then ends with
 * the headers, and `signal` still ends the body. Read or cancel that body: it holds a connection, and a slot of the limiter
 * until nobody has pulled it for two seconds.
 *
 * @throws {@link ZohoApiError} when Zoho refuses the call, and the other errors of this package's README
 * @example
 * const scopes = ['ZohoCRM.settings.roles.READ']
 * const body = await request(zoho, { path: path`settings/roles/${roleId}`, scopes })
 */
export function request(
  client: Client,
  call: Call & { readonly as: 'response' },
  options?: CallOptions,
): Promise<Response>
export function request(
  client: Client,
  call: Call & { readonly as?: 'json' | undefined },
  options?: CallOptions,
): Promise<unknown>
export async function request(
  client: Client,
  call: Call & { readonly as?: 'json' | 'response' | undefined },
  options: CallOptions = {},
): Promise<unknown> {
  const prepared = prepare(settingsOf(client), call, options)
  const { response, value } = await perform(prepared)
  return prepared.raw ? response : value
}

/** Runs a prepared call to its end, which its deadline and the caller's signal bring about, too. */
export async function perform(call: Prepared): Promise<Answer> {
  const { settings, info, startedAt, timeout, signal } = call
  const progress = startProgress()
  settings.emit?.({ type: 'call-started', call: info })
  let code: string | undefined
  try {
    const bounds = { clock: settings.clock, timeout, signal, timedOut: () => timedOut(call, progress) }
    const answer = await runWithin(bounds, (ending) => send(call, progress, ending))
    settings.budget.refund()
    return answer
  } catch (error) {
    code = codeOf(error)
    showCaller(error, perform)
    throw error
  } finally {
    settings.emit?.({
      type: 'call-ended',
      call: info,
      attempts: progress.attempts,
      code,
      duration: settings.clock.monotonic() - startedAt,
    })
  }
}

function timedOut(call: Prepared, { waitingFor, inFlight }: Progress): TimeoutError {
  const { what, timeout } = call
  const outcome = inFlight ? lostOutcome(call) : 'none'
  return new TimeoutError(
    `${what} took longer than ${timeout} ms (waiting for ${waitingFor}). ` +
      (outcome === 'unknown'
        ? LOST_WRITE
        : waitingFor === LIMITER
          ? "Read or cancel the bodies of raw responses, allow more with the timeout option, or raise the limiter's concurrency."
          : 'Allow more with the timeout option, or look whether the host is reachable.'),
    waitingFor,
    timeout,
    { outcome },
  )
}
