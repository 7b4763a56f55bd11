import type { Visit } from '../kernel/visit.ts'
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
export function oauthError(visit: Visit, error: string, status = 200): Response {
  visit.note.code = error
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
  visit: Visit,
  status: number,
  language: keyof typeof TOO_MANY = 'en',
): Response {
  visit.note.code = TOO_MANY[language].error
  return accountsJson(TOO_MANY[language], status)
}

/** An error as a page, where Zoho sends HTML. */
export function htmlError(visit: Visit, status: number, title: string, text: string): Response {
  visit.note.code = title
  return errorPage(status, title, text)
}
