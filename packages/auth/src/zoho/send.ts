import type { DataCenter } from '@x/dc'
import {
  echoes,
  NetworkError,
  NonJsonResponseError,
  readConnectionFailure,
  RedirectRefusedError,
  safeCause,
  TimeoutError,
} from '@x/dc/error'
import type { Internals } from '../internals.ts'
import { InvalidTokenResponseError } from '../errors/invalid-token-response-error.ts'
import type { Answer } from './answer.ts'
import { withDeadline } from '../with-deadline.ts'
import { readBounded } from './bounded-body.ts'
import { Refusal } from './refusal.ts'
import { isObject } from '../is-object.ts'

/** Members of a form that are not secret. */
const OPEN: ReadonlySet<string> = new Set([
  'access_type',
  'client_id',
  'grant_type',
  'prompt',
  'redirect_uri',
  'scope',
  'soid',
  'token_type',
])

/** What goes out; always a form in the body, so that nothing secret stands in an address. */
export interface Form {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: URLSearchParams
}

/**
 * Posts a form to an accounts server: exact origin, one deadline over everything, no redirect, at most 64 KiB back. Learns
 * Zoho's time from the answer.
 *
 * @throws {@link NetworkError} {@link TimeoutError} {@link RedirectRefusedError} {@link NonJsonResponseError}
 */
export async function sendForm(auth: Internals, dc: DataCenter, form: Form): Promise<Answer> {
  const host = new URL(dc.accounts).host
  if (
    new URL(form.url).origin !== dc.accounts ||
    !auth.dataCenters.some((row) => row.accounts === dc.accounts)
  ) {
    throw new TypeError(`A form for data center ${dc.id} was about to go to another origin.`)
  }
  const timeout = auth.callTimeout
  const late = (): TimeoutError =>
    new TimeoutError(`${host} did not answer within ${timeout} ms. Try again later.`, host, timeout)
  return await withDeadline(auth.clock, timeout, late, (ending) => exchange(auth, host, form, ending))
}

async function exchange(auth: Internals, host: string, form: Form, signal: AbortSignal): Promise<Answer> {
  const sentAt = auth.clock.monotonic()
  const sent = secretsOf(form)
  let response: Response
  let text: string | undefined
  try {
    response = await auth.fetch(form.url, {
      method: 'POST',
      headers: form.headers,
      body: form.body.toString(),
      // 'manual' and not 'error': workerd refuses the latter before it sends anything.
      redirect: 'manual',
      signal,
    })
    // A `fetch` that follows in spite of 'manual' has the answer of another host.
    if (
      response.redirected ||
      response.type === 'opaqueredirect' ||
      (response.status >= 300 && response.status < 400)
    ) {
      await response.body?.cancel().catch(() => {
        // Lost: an untidy close. The answer is refused anyway.
      })
      throw new RedirectRefusedError(host, response.status)
    }
    auth.time.learn(response.headers.get('date'), sentAt)
    text = await readBounded(response)
  } catch (error) {
    if (error instanceof RedirectRefusedError) throw error
    throw unreachable(host, error, sent)
  }
  const { status } = response
  const contentType = response.headers.get('content-type') ?? ''
  const body = text === undefined ? undefined : parseObject(text)
  if (body === undefined) {
    if (status === 429) throw new Refusal('throttled', 'no JSON', status)
    // What looks like JSON may hold a token, so only a page may be shown; a page may show the request.
    const page = text !== undefined && /^\s*</.test(text) ? text : ''
    throw new NonJsonResponseError(host, status, unlessEcho(contentType, sent), unlessEcho(page, sent))
  }
  if (body === null) {
    throw new InvalidTokenResponseError(
      `${host} answered HTTP ${status} with JSON that is not an object. Nothing of it was used; try again later.`,
      { dc: hostDataCenter(auth, host), field: undefined },
    )
  }
  return { status, body, sent }
}

function unreachable(host: string, error: unknown, sent: readonly string[]): NetworkError {
  const { code, kind, proxyStatus, retryable } = readConnectionFailure(error, sent)
  const shown = code === '' ? '' : ` (${code})`
  const what = {
    proxy: `The proxy in front of ${host} refused the connection (HTTP ${proxyStatus}). Check the proxy's address, user and password.`,
    tls: `No TLS connection to ${host} could be made${shown}. Check the certificate authorities that your platform trusts, and a proxy in between.`,
    unsent: `${host} could not be reached${shown}. Check the network and try again.`,
    lost: `The connection to ${host} broke before its answer was complete${shown}. Check the network and try again.`,
  }
  return new NetworkError(what[kind], host, { cause: safeCause(error, sent), retryable })
}

/** Everything of a form that may be secret: each value, and the credentials of a header. */
function secretsOf({ headers, body }: Form): readonly string[] {
  const values = [...body].filter(([name]) => !OPEN.has(name)).map(([, value]) => value)
  return [...values, headers['authorization'] ?? '']
}

function unlessEcho(text: string, sent: readonly string[]): string {
  return echoes(text, sent) ? 'left out: it repeats what was sent' : text
}

/** The object; `null` for JSON that is none; `undefined` for text that is not JSON. */
function parseObject(text: string): Record<string, unknown> | null | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    // Lost: where the JSON broke. The message of JSON.parse quotes the text, which may hold a token.
    return undefined
  }
}

function hostDataCenter(auth: Internals, host: string): string {
  return auth.dataCenters.find((row) => new URL(row.accounts).host === host)?.id ?? host
}
