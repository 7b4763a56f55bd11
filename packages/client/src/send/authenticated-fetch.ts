import { attempt } from './attempt.ts'
import { RateLimitedError } from '../errors/rate-limited-error.ts'
import { ZohoApiError } from '../errors/zoho-api-error.ts'
import { timeLeft, type Exchange } from './exchange.ts'
import { isPromise } from '../client/is-promise.ts'
import { isTokenRefusal } from '../answer/refusal.ts'
import { backOff } from '../client/retry-budget.ts'
import { checkToken, type Token, type TokenNeed } from '../client/token.ts'

/**
 * The `fetch` that ky is given for one call. It attaches the token, replays once when Zoho refuses it, and waits out 429;
 * what is left is an answer or a typed error.
 */
export function authenticatedFetch(exchange: Exchange): (request: Request) => Promise<Response> {
  return async (request) => {
    let outgoing = request
    let held = exchange.fresh
    exchange.fresh = undefined
    for (;;) {
      const asked = held ?? askForToken(exchange, { signal: exchange.ending })
      const token = isPromise(asked) ? await asked : asked
      held = undefined
      try {
        return await attempt(exchange, outgoing, token)
      } catch (error) {
        if (isRefusedToken(error)) held = await anotherToken(exchange, token, error)
        else if (error instanceof RateLimitedError) await waitFor(exchange, error)
        else throw error
      }
      outgoing = again(exchange, request)
    }
  }
}

/** Asks the source, and makes sure that what it gives can be put into a header. */
export function askForToken(exchange: Exchange, need: TokenNeed): Token | Promise<Token> {
  const token = exchange.settings.token(need)
  return isPromise(token) ? token.then(checkToken) : checkToken(token)
}

function isRefusedToken(error: unknown): error is ZohoApiError {
  return error instanceof ZohoApiError && isTokenRefusal(error.status, error.code)
}

/** Another token than the refused one; once a call, and not for a body that has flowed away. */
async function anotherToken(exchange: Exchange, refused: Token, error: ZohoApiError): Promise<Token> {
  const { settings, info } = exchange
  if (exchange.replayed) throw error
  exchange.replayed = true
  settings.emit?.({ type: 'token-rejected', call: info, code: error.code })
  const token = await askForToken(exchange, { rejected: refused.value, signal: exchange.ending })
  if (token.value === refused.value || exchange.body instanceof ReadableStream) throw error
  return token
}

/** Waits out a 429, or throws it when the deadline or the number of repeats does not allow that. */
async function waitFor(exchange: Exchange, error: RateLimitedError): Promise<void> {
  const { settings, info } = exchange
  const { clock } = settings
  const repeat = exchange.repeats + 1
  const ms = error.announced ? error.retryAt - clock.now() + Math.random() * 250 : backOff(repeat)
  if (repeat > exchange.retries || ms >= timeLeft(exchange) || exchange.body instanceof ReadableStream)
    throw error
  exchange.repeats = repeat
  settings.emit?.({ type: 'waiting', call: info, reason: 'rate-limited', code: error.code, ms })
  await clock.sleep(ms, exchange.ending)
}

/** The same request once more; the first one's body is spent. */
function again(exchange: Exchange, request: Request): Request {
  const { method, headers, body } = exchange
  return new Request(request.url, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  })
}
