import { connect, doctor, type Advice } from './advice.ts'

/** Logging in and keeping a grant: by the literal code of each class of error. */
export const loginAdvice: Readonly<Record<string, Advice>> = {
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
}
