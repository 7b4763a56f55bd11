import type { Visit } from '../kernel/visit.ts'

const JSON_TYPE = 'application/json;charset=UTF-8'

/** An error of the API in Zoho's shape. */
export function apiError(
  visit: Visit,
  status: number,
  code: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Response {
  visit.note.code = code
  return new Response(JSON.stringify({ code, details, message, status: 'error' }), {
    status,
    headers: { 'content-type': JSON_TYPE },
  })
}

/** 429. The status does not tell whether credits or calls at a time ran out. */
export function tooManyCalls(visit: Visit, retryAfter?: string | number): Response {
  const response = apiError(
    visit,
    429,
    'TOO_MANY_REQUESTS',
    'You have made too many requests within a certain timeframe.',
  )
  if (retryAfter !== undefined) response.headers.set('retry-after', String(retryAfter))
  return response
}
