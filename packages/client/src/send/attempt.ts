import { DataCenterMismatchError } from '@x/dc'
import { isToolkitError, NetworkError } from '@x/dc/error'
import { readAnswer } from '../answer/read-answer.ts'
import { destinationOf, type Destination } from '../client/destination.ts'
import { lostOutcome, LOST_WRITE, overSignal, type Exchange } from './exchange.ts'
import { withSlot } from './slot.ts'
import type { Token } from '../client/token.ts'

/** One exchange with Zoho: slot, header, `fetch`, body. Everything that is no success is thrown. */
export function attempt(exchange: Exchange, request: Request, token: Token): Promise<Response> {
  const { limiter } = exchange.settings
  const once = (): Promise<Response> => exchangeOnce(exchange, request, token)
  return limiter === undefined ? once() : withSlot(limiter, exchange, once)
}

async function exchangeOnce(exchange: Exchange, request: Request, token: Token): Promise<Response> {
  const { settings, info, ending } = exchange
  // A token or a slot that came after the end; a transport that ignores its signal would still send.
  ending.throwIfAborted()
  const { origin, host } = destinationFor(exchange, token)
  const startedAt = settings.clock.monotonic()
  exchange.attempts += 1
  exchange.status = 0
  let code: string | undefined
  try {
    // The one place that attaches a token, so the one place that looks where it goes.
    if (!request.url.startsWith(`${origin}/crm/`)) {
      throw new TypeError(`A token for ${origin} must not be sent elsewhere.`)
    }
    const { headers } = request
    for (const name in exchange.headers) headers.set(name, exchange.headers[name] ?? '')
    headers.set('authorization', `Zoho-oauthtoken ${token.value}`)
    exchange.token = token
    exchange.inFlight = true
    const response = await settings.fetch(request, { signal: overSignal(exchange) })
    await readAnswer(exchange, response, host)
    exchange.inFlight = false
    reportCredits(exchange, response)
    return response
  } catch (error) {
    // The call has ended for another reason, and what the transport says now is only its echo.
    const thrown = ending.aborted ? ending.reason : translate(exchange, host, error)
    code = codeOf(thrown)
    exchange.inFlight = false
    throw thrown
  } finally {
    settings.emit?.({
      type: 'attempt-ended',
      call: info,
      attempt: exchange.attempts,
      host,
      status: exchange.status === 0 ? undefined : exchange.status,
      code,
      took: settings.clock.monotonic() - startedAt,
    })
  }
}

/** A token that replaces another must belong to the same place: the address was built for the first. */
function destinationFor(exchange: Exchange, token: Token): Destination {
  const { destination } = exchange
  const now = exchange.token === undefined ? destination : destinationOf(exchange.settings, token)
  if (now.origin === destination.origin) return destination
  throw new DataCenterMismatchError(
    `While ${exchange.what} ran, its token was replaced by one of another data center or environment. Nothing more was sent.`,
    destination.dc,
    now.dc,
  )
}

function reportCredits({ settings, info }: Exchange, response: Response): void {
  if (settings.emit === undefined) return
  const remaining = response.headers.get('x-api-credits-remaining')
  if (remaining !== null && /^\d{1,15}$/.test(remaining)) {
    settings.emit({ type: 'credits', call: info, remaining: Number(remaining) })
  }
}

/** Failures before a connection stood: the request certainly had no effect. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function translate(exchange: Exchange, host: string, error: unknown): unknown {
  if (isToolkitError(error) || (error instanceof TypeError && exchange.attempts === 0)) return error
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error
  const systemCode = (cause as { code?: unknown } | undefined)?.code
  const known =
    typeof systemCode === 'string' && /^[A-Z][A-Z\d_]{1,40}$/.test(systemCode) ? systemCode : undefined
  const outcome = known !== undefined && NEVER_SENT.has(known) ? 'none' : lostOutcome(exchange)
  return new NetworkError(
    `${exchange.what}: the connection to ${host} failed${known === undefined ? '' : ` (${known})`}. ` +
      (outcome === 'none' ? 'Check the network, or a proxy in between.' : LOST_WRITE),
    host,
    { cause: error, outcome },
  )
}

/** The code of an error, for events. */
export function codeOf(error: unknown): string {
  if (isToolkitError(error)) return error.code
  return error instanceof Error ? error.name : 'UNKNOWN'
}
