import type { ToolkitError } from '@x/dc/error'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** What a page says about an error besides its own message. */
export interface Advice {
  readonly status: ContentfulStatusCode
  readonly title: string
  /** The one thing to do. */
  readonly todo: string
  /** Where that is done. */
  readonly way: readonly [href: string, label: string]
}

const connect = ['/', 'Connect again'] as const
const doctor = ['/doctor', 'Ask the doctor'] as const
const home = ['/home', 'Back home'] as const
const groups = ['/groups', 'See the groups'] as const

/** By the literal code of each class. */
const byCode: Readonly<Record<string, Advice>> = {
  LOGIN_STATE: {
    status: 400,
    title: 'This login cannot be finished',
    todo: 'It is old, was used already, or began in another tab. Nothing is lost: connect again.',
    way: connect,
  },
  CONSENT_DENIED: {
    status: 403,
    title: 'You did not allow it',
    todo: 'Nothing was saved. Connect again whenever you like.',
    way: connect,
  },
  CODE_REJECTED: {
    status: 400,
    title: 'Zoho refused the code',
    todo: 'Codes live for a minute and work once. Get a new one.',
    way: connect,
  },
  CLIENT_REJECTED: {
    status: 502,
    title: 'Zoho does not know this client here',
    todo: 'The settings and Zoho’s API console disagree. The doctor finds out where.',
    way: doctor,
  },
  MISSING_REFRESH_TOKEN: {
    status: 502,
    title: 'Zoho sent no refresh token',
    todo: 'Connect again and allow it on the consent page.',
    way: connect,
  },
  INVALID_TOKEN_RESPONSE: {
    status: 502,
    title: 'Zoho’s answer made no sense',
    todo: 'Nothing of it was used. Try again.',
    way: connect,
  },
  UNKNOWN_DATA_CENTER: {
    status: 400,
    title: 'That data center is not known',
    todo: 'Nothing was sent there. If the address was not tampered with, add the data center in code.',
    way: connect,
  },
  DATA_CENTER_MISMATCH: {
    status: 400,
    title: 'The data centers do not fit together',
    todo: 'Nothing was sent. Start again from here.',
    way: connect,
  },
  GRANT_CONFLICT: {
    status: 409,
    title: 'That account lives somewhere else',
    todo: 'Connect it as another tenant.',
    way: connect,
  },
  GRANT_NOT_FOUND: {
    status: 404,
    title: 'No longer connected',
    todo: 'The grant is gone: disconnected, perhaps in another tab. Connect again.',
    way: connect,
  },
  GRANT_UNREADABLE: {
    status: 500,
    title: 'The stored grant cannot be read',
    todo: 'Connect again; the new grant replaces it.',
    way: connect,
  },
  REAUTHORIZATION_REQUIRED: {
    status: 401,
    title: 'Zoho wants you to connect again',
    todo: 'The consent was withdrawn or pushed out by newer ones.',
    way: connect,
  },
  ACCESS_TOKEN_REJECTED: {
    status: 502,
    title: 'Zoho refuses a fresh token',
    todo: 'Wrong data center or environment, most likely. Connect again.',
    way: connect,
  },
  MISSING_SCOPE: {
    status: 403,
    title: 'A scope is missing',
    todo: 'Connect again: consent covers the scopes of that moment.',
    way: connect,
  },
  THROTTLED: {
    status: 503,
    title: 'No token for now',
    todo: 'Zoho gives ten tokens in ten minutes. This app waits rather than make it worse.',
    way: home,
  },
  RATE_LIMITED: {
    status: 503,
    title: 'Zoho wants fewer calls',
    todo: 'Wait a little, then try again.',
    way: home,
  },
  TIMEOUT: {
    status: 504,
    title: 'Zoho took too long',
    todo: 'Look whether it happened, then try again.',
    way: home,
  },
  NETWORK: {
    status: 502,
    title: 'Zoho cannot be reached',
    todo: 'Look at the network, then try again.',
    way: home,
  },
  NON_JSON_RESPONSE: {
    status: 502,
    title: 'Zoho sent a web page instead of data',
    todo: 'That happens while it is being repaired. Try again.',
    way: home,
  },
  REDIRECT_REFUSED: {
    status: 502,
    title: 'Zoho’s answer points elsewhere',
    todo: 'Tokens are not carried to another address. Try again.',
    way: home,
  },
  STORE: {
    status: 503,
    title: 'The store is away',
    todo: 'Grants and sessions are safe where they are. Try again when it is back.',
    way: home,
  },
  INVALID_ID: {
    status: 404,
    title: 'That is no id',
    todo: 'The address was mistyped or cut off. Choose from the list.',
    way: groups,
  },
}

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

/** What to say about an error. Zoho's own codes are many; they share one piece of advice, by status. */
export function adviceFor(error: ToolkitError): Advice {
  if (error.name !== 'ZohoApiError') return byCode[error.code] ?? unknown
  const status = (error as ToolkitError & { readonly status: number }).status
  if (status >= 500)
    return { ...refused, status: 502, title: 'Zoho has a problem', todo: 'Try again in a while.', way: home }
  if (status === 403)
    return {
      ...refused,
      status: 403,
      title: 'Your profile may not do that',
      todo: 'Ask whoever administers the CRM for the permission below.',
    }
  return error.code === 'INVALID_DATA'
    ? { ...refused, status: 404, title: 'Zoho does not know that' }
    : refused
}
