import { connect, groups, home, type Advice } from './advice.ts'

/** Calls, limits and the store: by the literal code of each class of error. */
export const callAdvice: Readonly<Record<string, Advice>> = {
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
    title: 'That is not an id',
    todo: 'The address was mistyped or cut off. Choose from the list.',
    way: groups,
  },
}
