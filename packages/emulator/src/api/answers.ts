import type { Context } from '../kernel/context.ts'

const JSON_TYPE = 'application/json;charset=UTF-8'

/** An error of the API in Zoho's shape. */
export function apiError(
  context: Context,
  status: number,
  code: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Response {
  context.notes.code = code
  return new Response(JSON.stringify({ code, details, message, status: 'error' }), {
    status,
    headers: { 'content-type': JSON_TYPE },
  })
}

/** 429. The status does not tell whether credits or calls at a time ran out. */
export function tooManyCalls(context: Context, retryAfter?: string | number): Response {
  const response = apiError(
    context,
    429,
    'TOO_MANY_REQUESTS',
    'You have made too many requests within a certain timeframe.',
  )
  if (retryAfter !== undefined) response.headers.set('retry-after', String(retryAfter))
  return response
}
