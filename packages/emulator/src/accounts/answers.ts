import type { Context } from '../kernel/context.ts'
import { errorPage } from '../pages/error-page.ts'

const JSON_HEADERS = {
  'content-type': 'application/json;charset=UTF-8',
  'cache-control': 'no-store',
} as const

/** JSON from the accounts server. */
export function accountsJson(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: JSON_HEADERS })
}

/** An OAuth error the way Zoho sends it: HTTP 200 with `error`. */
export function oauthError(context: Context, error: string, status = 200): Response {
  context.notes.code = error
  return accountsJson({ error }, status)
}

const TOO_MANY = {
  en: {
    error_description: 'You have made too many requests continuously. Please try again after some time.',
    error: 'Access Denied',
    status: 'failure',
  },
  zh: { error_description: '您已连续提出过多请求，请稍后再试。', error: '拒绝访问', status: 'failure' },
} as const

/** "Too many requests", in Zoho's words; there is no stable code in it. */
export function tooManyRequests(
  context: Context,
  status: number,
  language: keyof typeof TOO_MANY = 'en',
): Response {
  context.notes.code = TOO_MANY[language].error
  return accountsJson(TOO_MANY[language], status)
}

/** An error as a page, where Zoho sends HTML. */
export function htmlError(context: Context, status: number, title: string, text: string): Response {
  context.notes.code = title
  return errorPage(status, title, text)
}
