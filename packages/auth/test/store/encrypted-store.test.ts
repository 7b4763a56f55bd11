import type { Emulator } from '@x/emulator'
import { describe, expect, it } from 'vitest'
import {
  createAuth,
  disconnect,
  encryptedStore,
  exposed,
  memoryStore,
  rewrap,
  secret,
  tokenFor,
  type Auth,
  type EncryptedStoreOptions,
  type Store,
} from '../leak-check.ts'
import { logIn, setUpZoho, refusal } from '../zoho.ts'

const bytes = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const base64 = (fill: number): string => Buffer.from(bytes(fill)).toString('base64')
const one = { id: 'one', key: bytes(1) }
const two = { id: 'two', key: bytes(2) }
const KEY = 'grant:1000.CLIENT:alice'

/** The stored value of a row, in its parts. */
async function parts(below: Store, key = KEY): Promise<string[]> {
  return ((await below.read(key))?.value ?? '').split('.')
}
async function replace(below: Store, value: string, key = KEY): Promise<void> {
  await below.write(key, value, (await below.read(key))?.version)
}

describe('what encryptedStore writes', () => {
  it('is format, key id, 12 random bytes, and the sealed value', async () => {
    const below = memoryStore()
    const store = encryptedStore(below, { keys: [one] })
    await store.write(KEY, 'value', undefined)
    const [format, id, iv = '', sealed = '', ...rest] = await parts(below)
    expect([format, id, rest]).toEqual(['x1', 'one', []])
    expect(iv).toMatch(/^[\w-]{16}$/)
    // Five bytes and a tag of sixteen.
    expect(Buffer.from(sealed, 'base64')).toHaveLength(21)
    const key = await crypto.subtle.importKey('raw', bytes(1), 'AES-GCM', false, ['decrypt'])
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: Buffer.from(iv, 'base64url'), additionalData: Buffer.from(`x1\none\n${KEY}`) },
      key,
      Buffer.from(sealed, 'base64'),
    )
    expect(Buffer.from(opened).toString()).toBe('value')
  })

  it.each([
    ['bytes', bytes(7)],
    ['base64', base64(7)],
    ['base64 without padding', base64(7).slice(0, 43)],
    ['base64url', Buffer.from(new Uint8Array(32).fill(0xff)).toString('base64url')],
  ])('opens with the same key as %s', async (_form, key) => {
    const below = memoryStore()
    await encryptedStore(below, { keys: [{ id: 'k', key }] }).write(KEY, 'value', undefined)
    const again = typeof key === 'string' ? Buffer.from(key, 'base64') : Buffer.from(key).toString('base64')
    expect((await encryptedStore(below, { keys: [{ id: 'k', key: again }] }).read(KEY))?.value).toBe('value')
  })

  it('is as large as it has to be, whatever the value', async () => {
    const below = memoryStore()
    const store = encryptedStore(below, { keys: [one] })
    for (const value of [
      '',
      'x'.repeat(8192 - 16),
      'x'.repeat(8192),
      `${'é'.repeat(9000)}\uFEFF`,
      '\uFEFFa',
    ]) {
      await replace(below, '')
      await store.write(KEY, value, (await below.read(KEY))?.version)
      expect((await store.read(KEY))?.value).toBe(value)
    }
  })

  it('lives as long as it was told to, and goes by the version of the store below', async () => {
    const below = memoryStore()
    const ttls: unknown[] = []
    const write: Store['write'] = (key, value, expected, ttl) => {
      ttls.push(ttl)
      return below.write(key, value, expected, ttl)
    }
    const store = encryptedStore({ ...below, write }, { keys: [one] })
    const version = await store.write(KEY, 'value', undefined, 1234)
    expect(ttls).toEqual([1234])
    expect(await store.read(KEY)).toEqual({ value: 'value', version })
    expect(await store.write(KEY, 'other', 'no such version')).toBeUndefined()
    expect(await store.remove(KEY, 'no such version')).toBe(false)
    expect(await store.remove(KEY, version ?? '')).toBe(true)
    expect(await store.read(KEY)).toBeUndefined()
    expect(Object.isFrozen(store)).toBe(true)
  })
})

describe('what encryptedStore does not open', () => {
  const altered: readonly (readonly [string, (parts: string[]) => string, string])[] = [
    ['another format', ([, ...rest]) => ['x2', ...rest].join('.'), 'it is not encrypted'],
    ['nothing', () => '', 'it is damaged'],
    [
      'another key id',
      ([f, , ...rest]) => [f, 'three', ...rest].join('.'),
      'with key "three", which is not configured here',
    ],
    ['the id of another key', ([f, , ...rest]) => [f, 'two', ...rest].join('.'), 'it was altered'],
    ['no value', ([f, id]) => `${f}.${id}`, 'it was altered'],
    ['another start', ([f, id, , s]) => [f, id, 'AAAAAAAAAAAAAAAA', s].join('.'), 'it was altered'],
    ['no base64', ([f, id, iv]) => [f, id, iv, '%%%'].join('.'), 'it was altered'],
    ['a value cut short', ([f, id, iv, s]) => [f, id, iv, s?.slice(0, -4)].join('.'), 'it was altered'],
  ]
  it.each(altered)('%s', async (_what, alter, says) => {
    const below = memoryStore()
    const store = encryptedStore(below, { keys: [one, two] })
    await store.write(KEY, secret('a planted value that is stored'), undefined)
    const value = alter(await parts(below))
    await replace(below, value)
    const { version } = (await below.read(KEY))!
    for (const call of [() => store.read(KEY), () => store.rewrap(KEY)]) {
      // rewrap leaves alone what has the first key's name on it.
      if (value.startsWith('x1.one.') && call.toString().includes('rewrap')) continue
      const error = await refusal(call())
      exposed('the error of encryptedStore', error)
      const reason = value === '' ? 'damaged' : 'key'
      expect(error).toMatchObject({ code: 'GRANT_UNREADABLE', reason, grantId: 'alice', version })
      expect(error.message).toContain(says)
      expect(error.message).toMatch(
        /^The stored row of "alice" cannot be decrypted: .* It was left as it is\. .* remove the row with disconnect and whenNotRevoked: 'remove', and log in again\.$/,
      )
      // A rotation under way is the likeliest cause, and removing a row of it would be a loss (F9).
      const cure =
        /While keys are being rotated, put the new one second .* before any puts it first\. Otherwise configure/
      expect(cure.test(error.message)).toBe(reason === 'key')
    }
    expect((await below.read(KEY))?.value).toBe(value)
  })

  it('names the row of a key that is no grant’s', async () => {
    const below = memoryStore()
    await below.write('spent:1000.CLIENT:hash', 'plain', undefined)
    const error = await refusal(encryptedStore(below, { keys: [one] }).read('spent:1000.CLIENT:hash'))
    expect(error.message).toContain('"spent:1000.CLIENT:hash"')
  })
})

describe('plain rows', () => {
  it('are taken while one moves, and encrypted when they are written or rewrapped', async () => {
    const below = memoryStore()
    await below.write(KEY, '{"plain":1}', undefined)
    const strict = encryptedStore(below, { keys: [one] })
    expect(await refusal(strict.read(KEY))).toMatchObject({ code: 'GRANT_UNREADABLE' })
    const moving = encryptedStore(below, { keys: [one], plaintext: 'accept' })
    expect((await moving.read(KEY))?.value).toBe('{"plain":1}')
    expect(await moving.rewrap(KEY)).toBe(true)
    expect((await strict.read(KEY))?.value).toBe('{"plain":1}')
  })
})

describe('rewrap', () => {
  it('does nothing to what is not there, and reads again when others write meanwhile', async () => {
    const below = memoryStore()
    expect(await encryptedStore(below, { keys: [one] }).rewrap(KEY)).toBe(false)
    await encryptedStore(below, { keys: [one] }).write(KEY, 'old', undefined)
    let beaten = 0
    const write: Store['write'] = async (key, value, expected) => {
      if (beaten < 9) {
        beaten += 1
        await encryptedStore(below, { keys: [one] }).write(key, `new ${beaten}`, expected)
      }
      return below.write(key, value, expected)
    }
    expect(await encryptedStore({ ...below, write }, { keys: [two, one] }).rewrap(KEY)).toBe(true)
    expect((await encryptedStore(below, { keys: [two] }).read(KEY))?.value).toBe('new 9')
  })

  it('gives up after ten times, and says so', async () => {
    const below = memoryStore()
    await encryptedStore(below, { keys: [one] }).write(KEY, 'old', undefined)
    let tries = 0
    const write = async (): Promise<undefined> => void (tries += 1)
    const error = await refusal(encryptedStore({ ...below, write }, { keys: [two, one] }).rewrap(KEY))
    expect(error).toMatchObject({ code: 'STORE', operation: 'write' })
    expect(error.message).toBe(
      'A row was changed by others 10 times while it was being encrypted again. Try again.',
    )
    expect(tries).toBe(10)
  })

  it('of a grant moves it to the first key, so that the old one can go; nothing else changes', async () => {
    const below = memoryStore()
    const setup = setUpZoho()
    const on = (keys: EncryptedStoreOptions['keys']): { auth: Auth; store: Store; emulator: Emulator } => {
      const store = encryptedStore(below, { keys })
      return { auth: createAuth({ ...setup.options, store }), store, emulator: setup.emulator }
    }
    await logIn(on([one]), 'a b')
    const key = `grant:${setup.auth.clientId}:a%20b`
    const both = on([two, one])
    const before = await both.store.read(key)
    expect(await rewrap(both.auth, 'a b')).toBe(true)
    expect(await rewrap(both.auth, 'a b')).toBe(false)
    expect(await rewrap(both.auth, 'nobody')).toBe(false)
    const after = on([two])
    expect((await after.store.read(key))?.value).toBe(before?.value)
    expect((await tokenFor(after.auth, 'a b')()).value).not.toBe('')
    const old = on([one]).auth
    expect(await refusal(Promise.resolve(tokenFor(old, 'a b')()))).toMatchObject({
      code: 'GRANT_UNREADABLE',
      reason: 'key',
      grantId: 'a b',
    })
    // With the wrong keys an id can still be freed.
    expect(await refusal(disconnect(old, 'a b'))).toMatchObject({ code: 'GRANT_UNREADABLE' })
    expect(await disconnect(old, 'a b', { whenNotRevoked: 'remove' })).toEqual({
      found: true,
      revoked: false,
    })
    expect(await below.read(key)).toBeUndefined()
  })

  it('needs an encryptedStore, and a store that works', async () => {
    await expect(rewrap(setUpZoho().auth, 'a')).rejects.toThrow(
      'rewrap needs an auth whose store is an encryptedStore().',
    )
    const setup = setUpZoho()
    const store = {
      ...encryptedStore(memoryStore(), { keys: [one] }),
      rewrap: () => Promise.reject(new Error('the disk is on fire')),
    }
    const error = await refusal(rewrap(createAuth({ ...setup.options, store }), 'a'))
    expect(error).toMatchObject({ code: 'STORE', operation: 'write', grantId: 'a' })
    await expect(rewrap(createAuth({ ...setup.options, store }), '')).rejects.toThrow('A grant id is')
  })
})

describe('the keys of encryptedStore', () => {
  it.each([
    [[], 'encryptedStore needs at least one key.'],
    [[one, { ...two, id: 'one' }], 'Two keys of encryptedStore have the same id.'],
    [[{ id: '', key: bytes(1) }], 'A key id is 1 to 64 letters, digits, "-" or "_".'],
    [[{ id: 'a.b', key: bytes(1) }], 'A key id is'],
    [[{ id: 'x'.repeat(65), key: bytes(1) }], 'A key id is'],
    [[{ id: 'a', key: new Uint8Array(31) }], 'Key "a" must be 32 bytes, or those in base64'],
    [[{ id: 'a', key: new Uint8Array(33) }], 'Make one with: openssl rand -base64 32'],
    [[{ id: 'a', key: 'x'.repeat(42) }], 'must be 32 bytes'],
    [[{ id: 'a', key: `${'A'.repeat(43)}==` }], 'must be 32 bytes'],
    [[{ id: 'a', key: `-${base64(1)}` }], 'must be 32 bytes'],
    [[{ id: 'a', key: `${'A'.repeat(42)}%` }], 'must be 32 bytes'],
    [[{ id: 'a', key: undefined as never }], 'must be 32 bytes'],
  ])('%j are refused', (keys, says) => {
    expect(() => encryptedStore(memoryStore(), { keys })).toThrow(says)
  })

  it('are taken with ids of up to 64 letters', () => {
    expect(() =>
      encryptedStore(memoryStore(), { keys: [{ id: `a_-${'9'.repeat(61)}`, key: bytes(1) }] }),
    ).not.toThrow()
  })

  it('are copied: whoever wipes theirs afterwards does not wipe ours', async () => {
    const key = bytes(5)
    const store = encryptedStore(memoryStore(), { keys: [{ id: 'a', key }] })
    key.fill(0)
    await store.write(KEY, 'value', undefined)
    expect((await store.read(KEY))?.value).toBe('value')
  })
})

describe('a key of encryptedStore (A22)', () => {
  it.each<[string, unknown]>([
    ['Uint16Array of 16', new Uint16Array(16)],
    ['Uint32Array of 8', new Uint32Array(8)],
    ['DataView', new DataView(new ArrayBuffer(32))],
    ['ArrayBuffer', new ArrayBuffer(32)],
    ['array of numbers', Array.from({ length: 32 }, () => 7)],
    ['nothing', undefined],
    ['31 bytes', new Uint8Array(31)],
  ])('that is %s is refused', (_what, key) => {
    expect(() => encryptedStore(memoryStore(), { keys: [{ id: 'k', key: key as Uint8Array }] })).toThrow(
      /must be 32 bytes/,
    )
  })

  it('may be a Buffer', () => {
    expect(() => encryptedStore(memoryStore(), { keys: [{ id: 'k', key: Buffer.alloc(32) }] })).not.toThrow()
  })
})
