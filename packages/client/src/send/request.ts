import { TimeoutError } from '@x/dc/error'
import ky from 'ky'
import { codeOf } from './attempt.ts'
import { askForToken, authenticatedFetch } from './authenticated-fetch.ts'
import type { Call, CallOptions } from '../call/call.ts'
import type { Client } from '../client/client.ts'
import { runWithin } from './deadline.ts'
import { destinationOf } from '../client/destination.ts'
import { lostOutcome, LOST_WRITE, type Exchange } from './exchange.ts'
import { isPromise } from '../client/is-promise.ts'
import { prepare } from '../call/prepare.ts'
import { mayRepeat } from './repeat.ts'
import { requireScopes } from '../client/scopes.ts'
import { settingsOf } from '../client/settings.ts'

/**
 * Any call of Zoho's API, for what no function of these packages covers: the parsed body, or `undefined` when there is
 * none (204, 304, an empty 200). Repeating, waiting, errors and the token are taken care of.
 *
 * With `as: 'response'` it is the response itself, its body unread, for streams and headers; the deadline then ends with
 * the headers, and `signal` still ends the body.
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
  call: Call & { readonly as?: 'json' },
  options?: CallOptions,
): Promise<unknown>
export async function request(
  client: Client,
  call: Call & { readonly as?: 'json' | 'response' },
  options: CallOptions = {},
): Promise<unknown> {
  const exchange = prepare(settingsOf(client), call, options)
  const response = await perform(exchange)
  return exchange.raw ? response : exchange.value
}

/** Runs a prepared call to its end; the parsed body is in the exchange. */
export async function perform(exchange: Exchange): Promise<Response> {
  const { settings, info, startedAt, timeout, signal } = exchange
  settings.emit?.({ type: 'call-started', call: info })
  let code: string | undefined
  try {
    const bounds = { clock: settings.clock, timeout, signal, timedOut: () => timedOut(exchange) }
    const response = await runWithin(bounds, (ending) => run(exchange, ending))
    settings.budget.refund()
    return response
  } catch (error) {
    code = codeOf(error)
    throw error
  } finally {
    const took = settings.clock.monotonic() - startedAt
    settings.emit?.({ type: 'call-ended', call: info, attempts: exchange.attempts, code, took })
  }
}

async function run(exchange: Exchange, ending: AbortSignal): Promise<Response> {
  const { settings, info, method, query, body } = exchange
  exchange.ending = ending
  const asked = askForToken(exchange, { signal: ending })
  const token = isPromise(asked) ? await asked : asked
  requireScopes(token, exchange.scopes, exchange.what)
  exchange.destination = destinationOf(settings, token)
  exchange.fresh = token
  const url = `${exchange.destination.origin}/crm/${settings.version}/${info.path}${query}`
  for (;;) {
    try {
      return await ky(url, {
        method,
        ...(body === undefined ? {} : { body }),
        redirect: 'manual',
        // Errors, deadlines and reading belong to the authenticating fetch.
        throwHttpErrors: false,
        timeout: false,
        // With repeats of its own ky clones every request beforehand, a tenth of what a call costs.
        retry: 0,
        fetch: authenticatedFetch(exchange) as typeof globalThis.fetch,
      })
    } catch (error) {
      if (!(await mayRepeat(exchange, error))) throw error
    }
  }
}

function timedOut(exchange: Exchange): TimeoutError {
  const { what, timeout, destination, inFlight } = exchange
  const { host } = destination
  const outcome = inFlight ? lostOutcome(exchange) : 'none'
  return new TimeoutError(
    `${what} took longer than ${timeout} ms (waiting for ${host}). ` +
      (outcome === 'unknown'
        ? LOST_WRITE
        : 'Allow more with the timeout option, or look whether the host is reachable.'),
    host,
    timeout,
    { outcome },
  )
}
