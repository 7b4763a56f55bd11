import type { DataCenter } from '@x/dc'
import { expectTypeOf, test } from 'vitest'
import {
  createAuth,
  disconnect,
  importGrant,
  isToolkitError,
  startLogin,
  tokenFor,
  type Auth,
  type AuthOptions,
  type ImportGrantOptions,
  type Store,
} from '../src/index.ts'

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says of what
declare const maybe: <T>() => T | undefined
declare const auth: Auth

test('options take what may be undefined, also under exactOptionalPropertyTypes (F24)', () => {
  expectTypeOf(
    createAuth({
      clientId: 'c',
      clientSecret: 's',
      redirectUri: maybe<string>(),
      dc: maybe<string>(),
      store: maybe<Store>(),
      dataCenters: maybe<readonly DataCenter[]>(),
      fetch: maybe<typeof fetch>(),
      lease: maybe<number>(),
      memorySize: maybe<number>(),
    }),
  ).toEqualTypeOf<Auth>()
  void startLogin(auth, { scopes: ['ZohoCRM.org.READ'], pkce: maybe<'S256'>(), expiresIn: maybe<number>() })
  void importGrant(auth, { grantId: 'g', refreshToken: 'r', dc: 'us', scopes: maybe<readonly string[]>() })
  void disconnect(auth, 'g', { whenNotRevoked: maybe<'remove'>() })
  void tokenFor(auth, 'g')({ signal: maybe<AbortSignal>(), rejected: maybe<string>() })
})

test('data centers are offered, and others are taken', () => {
  expectTypeOf<Extract<AuthOptions['dc'], 'jp'>>().toEqualTypeOf<'jp'>()
  expectTypeOf<Extract<ImportGrantOptions['dc'], 'jp'>>().toEqualTypeOf<'jp'>()
  expectTypeOf<'moon'>().toExtend<ImportGrantOptions['dc']>()
})

test('a code tells the class of an error', () => {
  const error: unknown = undefined
  if (isToolkitError(error, 'THROTTLED')) {
    expectTypeOf(error.retryAt).toEqualTypeOf<number>()
    expectTypeOf(error.reason).toExtend<string>()
  }
  if (isToolkitError(error, 'STORE')) expectTypeOf(error.reason).toExtend<string>()
  if (isToolkitError(error)) expectTypeOf(error.retryable).toEqualTypeOf<boolean>()
  // Codes of other packages are open.
  if (isToolkitError(error, 'RATE_LIMITED')) expectTypeOf(error.code).toEqualTypeOf<string>()
})
