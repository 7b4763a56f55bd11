import { accountsJson, tooManyRequests } from '../accounts/answers.ts'
import { readAuthorization } from '../accounts/client-authentication.ts'
import { apiError, tooManyCalls } from '../api/answers.ts'
import { parameter, type Context } from '../kernel/context.ts'
import { errorPage } from '../pages/error-page.ts'
import type { FaultInput, FaultKind } from '../kernel/fault.ts'
import { failOneRow } from './fail-one-row.ts'
import type { Outcome, Proceed } from './outcome.ts'
import { cutAfter, dripping } from './streams.ts'

/** Does the work, unless a fault prevents it, or changes the answer when the fault says so. */
export async function applyFault(
  fault: FaultInput | undefined,
  context: Context,
  proceed: Proceed,
  readRows: () => unknown = () => undefined,
): Promise<Outcome> {
  if (fault === undefined) return proceed()
  switch (fault.name) {
    case 'delay':
      return proceed()
    case 'html':
      return errorPage(fault.status ?? 502, 'Bad Gateway', 'The server could not answer this request.')
    case 'status':
      return statusAnswer(fault)
    case 'hang':
    case 'reset':
      if ('bytes' in fault && fault.bytes !== undefined) return cutAfter(await proceed(), fault.bytes)
      if (fault.processed === true) await proceed()
      return fault.name
    case 'redirect307':
      return new Response(null, {
        status: 307,
        headers: { location: fault.to ?? `https://redirected.example${context.url.pathname}` },
      })
    case 'evict':
    case 'expire':
      invalidate(context, fault.name)
      return proceed()
    case 'throttle':
      return context.host.role === 'accounts'
        ? tooManyRequests(context, fault.status ?? context.services.readings.tokens.throttleStatus)
        : tooManyCalls(context, fault.retryAfter)
    case 'localised-error':
      return tooManyRequests(context, fault.status ?? context.services.readings.tokens.throttleStatus, 'zh')
    case '429':
      return tooManyCalls(context, fault.retryAfter)
    case '500-after-commit':
      await proceed()
      return apiError(context, 500, 'INTERNAL_ERROR', 'Internal Server Error')
    case 'empty':
      return respoken(await proceed(), '')
    case 'truncate': {
      const response = await proceed()
      const text = await response.text()
      return respoken(response, text.slice(0, fault.bytes ?? Math.floor(text.length / 2)))
    }
    case 'drip':
      return dripping(await proceed(), { bytes: fault.bytes ?? 1, every: fault.every ?? 1000 }, context)
    case 'wrong-api-domain':
      return withApiDomain(await proceed(), fault.apiDomain ?? 'https://www.zohoapis.example')
    case '207':
      return failOneRow(proceed, readRows(), fault.index)
    default:
      return fault satisfies never
  }
}

function statusAnswer(fault: Extract<FaultKind, { name: 'status' }>): Response {
  const status = fault.status ?? 503
  const empty = status === 204 || status === 205 || status === 304
  const headers = new Headers({ 'content-type': fault.contentType ?? 'application/json;charset=UTF-8' })
  if (fault.retryAfter !== undefined) headers.set('retry-after', String(fault.retryAfter))
  return new Response(empty ? null : (fault.body ?? ''), { status, headers })
}

/** The same answer with another text in it. */
function respoken(response: Response, text: string): Response {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(response.body === null ? null : text, { status: response.status, headers })
}

/** The access token, or at the accounts server the refresh token, that the request carries. */
function invalidate(context: Context, how: 'evict' | 'expire'): void {
  const { tokens } = context.services
  const token = tokens.accessTokens.get(readAuthorization(context).value)
  if (token !== undefined) return tokens[how](token)
  const grant = tokens.grants.get(parameter(context, 'refresh_token') ?? '')
  if (grant !== undefined) tokens.dropGrant(grant)
}

async function withApiDomain(response: Response, apiDomain: string): Promise<Response> {
  const text = await response.text()
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : undefined
  if (typeof body !== 'object' || body === null || !('api_domain' in body)) return respoken(response, text)
  return accountsJson({ ...body, api_domain: apiDomain }, response.status)
}
