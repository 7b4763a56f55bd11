import type { ToolkitError } from '@x/dc/error'
import { connect, groups, home, somebodyElse, type Advice } from './advice.ts'
import { callAdvice } from './call.ts'
import { loginAdvice } from './login.ts'

const refused: Advice = {
  status: 400,
  title: 'Zoho refused the call',
  todo: 'Its own words are below.',
  way: groups,
}
const unknown: Advice = {
  status: 500,
  title: 'That did not work',
  todo: 'The message below says what happened.',
  way: home,
}

/** What a Zoho that was started anew says to those who were connected before. */
const FORGOTTEN = new Set(['REAUTHORIZATION_REQUIRED', 'ACCESS_TOKEN_REJECTED', 'CLIENT_REJECTED'])
const restarted: Advice = {
  status: 401,
  title: 'The emulator does not know you any more',
  todo: 'It was started again, or told to begin again, and forgets everybody with that. Or the consent was revoked. Connect again.',
  way: connect,
}

/** What to say about an error. Zoho's own codes are many; they share one piece of advice, by status. */
export function adviceFor(error: ToolkitError, isLocal = false): Advice {
  if (isLocal && FORGOTTEN.has(error.code)) return restarted
  if (error.name !== 'ZohoApiError') return loginAdvice[error.code] ?? callAdvice[error.code] ?? unknown
  const status = (error as ToolkitError & { readonly status: number }).status
  if (status >= 500)
    return { ...refused, status: 502, title: 'Zoho has a problem', todo: 'Try again in a while.', way: home }
  if (status === 403)
    return {
      ...refused,
      status: 403,
      title: 'Your profile may not do that',
      todo: 'Ask whoever administers the CRM for the permission below, or connect as somebody who has it.',
      way: somebodyElse,
    }
  return error.code === 'INVALID_DATA'
    ? { ...refused, status: 404, title: 'Zoho does not know that' }
    : refused
}
