import * as ofDataCenters from '@x/dc'
import * as ofEveryPackage from '@x/dc/error'
import { isToolkitError } from '@x/dc/error'
import { describe, expect, it } from 'vitest'
import * as everything from '../src/index.ts'
import {
  disconnect,
  encryptedStore,
  finishLogin,
  importGrant,
  memoryStore,
  secret,
  tokenFor,
} from './leak-check.ts'
import { altered, callback, logIn, setUpZoho, refusal, type Setup } from './zoho.ts'

/** How each class of this package comes about, where its message says that it happened, and what it says to do. */
const provoked: Readonly<
  Record<
    string,
    { code: string; retryable: boolean; where: string; cure: string; by: () => Promise<unknown> }
  >
> = {
  LoginStateError: {
    code: 'LOGIN_STATE',
    retryable: false,
    where: 'This callback',
    cure: 'start the login again',
    by: async () => {
      const setup = setUpZoho()
      const back = await callback(setup)
      await finishLogin(setup.auth, { ...back, grantId: 'a' })
      return finishLogin(setup.auth, { ...back, grantId: 'a' })
    },
  },
  ConsentDeniedError: {
    code: 'CONSENT_DENIED',
    retryable: false,
    where: 'The consent',
    cure: 'Offer the login again',
    by: async () => logIn(setUpZoho(), 'a', { decision: { allow: false } }),
  },
  CodeRejectedError: {
    code: 'CODE_REJECTED',
    retryable: false,
    where: 'data center eu',
    cure: 'Start the login again',
    by: async () => {
      const setup = setUpZoho()
      const { url, pending } = await callback(setup, { decision: { account: 'eu' } })
      return finishLogin(setup.auth, { url: altered(url, { code: '1000.unknown' }), pending, grantId: 'a' })
    },
  },
  MissingRefreshTokenError: {
    code: 'MISSING_REFRESH_TOKEN',
    retryable: false,
    where: 'data center us',
    cure: 'Ask for offline access',
    by: () => {
      const setup = setUpZoho()
      answerOnce(setup, { access_token: '1000.planted-access-token' })
      return logIn(setup, 'a')
    },
  },
  ClientRejectedError: {
    code: 'CLIENT_REJECTED',
    retryable: false,
    where: 'data center us',
    cure: 'Check in the API console',
    by: () => logIn(setUpZoho({ auth: { clientSecret: 'planted-wrong-secret' } }), 'a'),
  },
  ReauthorizationRequiredError: {
    code: 'REAUTHORIZATION_REQUIRED',
    retryable: false,
    where: 'data center us',
    cure: 'Let the user log in again under the same grant id',
    by: async () => {
      const { auth } = setUpZoho()
      await importGrant(auth, { grantId: 'a', refreshToken: '1000.planted-refresh-token', dc: 'us' })
      return tokenFor(auth, 'a')()
    },
  },
  ThrottledError: {
    code: 'THROTTLED',
    retryable: true,
    where: 'data center us',
    cure: 'Try again then',
    by: async () => {
      const setup = setUpZoho()
      await importGrant(setup.auth, { grantId: 'a', refreshToken: '1000.planted-refresh-token', dc: 'us' })
      setup.emulator.faults.add({ name: 'throttle', endpoint: 'token' })
      return tokenFor(setup.auth, 'a')()
    },
  },
  InvalidTokenResponseError: {
    code: 'INVALID_TOKEN_RESPONSE',
    retryable: true,
    where: 'data center us',
    cure: 'try again later',
    by: () => {
      const setup = setUpZoho()
      answerOnce(setup, { access_token: 7 })
      return logIn(setup, 'a')
    },
  },
  GrantNotFoundError: {
    code: 'GRANT_NOT_FOUND',
    retryable: false,
    where: '"nobody"',
    cure: 'Log in first',
    by: async () => tokenFor(setUpZoho().auth, 'nobody')(),
  },
  GrantConflictError: {
    code: 'GRANT_CONFLICT',
    retryable: false,
    where: 'data center "us"',
    cure: 'Use another grant id, or disconnect the old one first',
    by: async () => {
      const setup = setUpZoho()
      await logIn(setup, 'a')
      return logIn(setup, 'a', { decision: { account: 'eu' } })
    },
  },
  GrantUnreadableError: {
    code: 'GRANT_UNREADABLE',
    retryable: false,
    where: '"a"',
    cure: 'Otherwise configure the key that wrote it. If that key is lost, remove the row with disconnect',
    by: async () => {
      const below = memoryStore()
      const keyed = (key: string) =>
        encryptedStore(below, { keys: [{ id: 'one', key: secret(key.repeat(44).slice(0, 43)) }] })
      const setup = setUpZoho({ auth: { store: keyed('A') } })
      await logIn(setup, 'a')
      return disconnect(setUpZoho({ on: setup.emulator, auth: { store: keyed('B') } }).auth, 'a')
    },
  },
  StoreError: {
    code: 'STORE',
    retryable: true,
    where: 'store',
    cure: "check the store's connection",
    by: async () => {
      const store = { ...memoryStore(), read: () => Promise.reject(new Error('connection refused')) }
      return tokenFor(setUpZoho({ auth: { store } }).auth, 'a')()
    },
  },
  AccessTokenRejectedError: {
    code: 'ACCESS_TOKEN_REJECTED',
    retryable: false,
    where: 'data center us, environment production (https://www.zohoapis.com)',
    cure: 'Check that calls go there',
    by: async () => {
      const setup = setUpZoho()
      await logIn(setup, 'a')
      const source = tokenFor(setup.auth, 'a')
      return source({ rejected: (await source()).value })
    },
  },
}

function answerOnce(setup: Setup, body: Record<string, unknown>): void {
  setup.emulator.faults.add({ name: 'status', endpoint: 'token', status: 200, body: JSON.stringify(body) })
}

describe('each error says what happened, where, and what to do', () => {
  it('none is left out', () => {
    const shared = new Set([...Object.keys(ofDataCenters), ...Object.keys(ofEveryPackage)])
    const own = Object.keys(everything).filter((name) => name.endsWith('Error') && !shared.has(name))
    expect(Object.keys(provoked).toSorted()).toEqual(own.toSorted())
  })

  it.each(Object.entries(provoked))('%s', async (name, { code, retryable, where, cure, by }) => {
    const error = await refusal(by())
    if (process.env['READ_ALOUD'] !== undefined) process.stdout.write(`\n${name}: ${error.message}\n`)
    expect(isToolkitError(error, code)).toBe(true)
    expect(error).toMatchObject({ name, code, retryable })
    expect(error.message).toContain(where)
    expect(error.message).toContain(cure)
    expect(error.message.length).toBeLessThan(500)
    expect(error.message).toMatch(/^[A-Z][\u0020-\u007E\u2026]*\.$/)
    expect(error).toBeInstanceOf(Object.entries(everything).find(([each]) => each === name)?.[1])
  })
})
