import { quote } from '@x/dc/error'
import { GrantUnreadableError } from '../errors/grant-unreadable-error.ts'
import { StoreError } from '../errors/store-error.ts'
import { base64url } from '../base64url.ts'
import { grantIdIn } from './keys.ts'
import type { Store } from './store.ts'

/** One key of {@link encryptedStore}. */
export interface EncryptionKey {
  /** Short name that is stored beside what it encrypts: letters, digits, `-` and `_`. Never give it to another key. */
  readonly id: string
  /** 32 random bytes, or the same in base64 (44 characters): `openssl rand -base64 32`. */
  readonly key: Uint8Array | string
}

export interface EncryptedStoreOptions {
  /** The first encrypts; all decrypt. To rotate, put a new one second everywhere, then first, then rewrap, then drop the old one. */
  readonly keys: readonly EncryptionKey[]
  /** What to do with rows that were written before there was encryption. `'accept'` only while you move. @default 'refuse' */
  readonly plaintext?: 'refuse' | 'accept' | undefined
}

/** A store that keeps nothing readable in the store below. */
export interface EncryptedStore extends Store {
  /** Encrypts one value again, with the first key. @returns whether it had to */
  rewrap(key: string): Promise<boolean>
}

/** The platform's type, by inference: its name is global in browsers' types, but not in Node's. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const FORMAT = 'x1'
const IV_BYTES = 12
const ROUNDS = 10

/**
 * Encrypts values on their way into any store (AES-256-GCM, a random IV each). The row's key is authenticated with it: a
 * value copied to another row does not open. Row keys stay readable; they hold client and grant ids.
 *
 * @throws TypeError for a key that is not 32 bytes, or an id that is used twice
 * @throws GrantUnreadableError on reading what none of the keys opens
 */
export function encryptedStore(store: Store, options: EncryptedStoreOptions): EncryptedStore {
  const keys = new Map(options.keys.map((each) => [each.id, importKey(each)]))
  const [first] = options.keys
  if (first === undefined) throw new TypeError('encryptedStore needs at least one key.')
  if (keys.size !== options.keys.length) throw new TypeError('Two keys of encryptedStore have the same id.')

  async function seal(name: string, value: string): Promise<string> {
    const { id } = first as EncryptionKey
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
    const key = (await keys.get(id)) as Key
    const sealed = await crypto.subtle.encrypt(parameters(name, id, iv), key, new TextEncoder().encode(value))
    return [FORMAT, id, base64url(iv), toBase64(new Uint8Array(sealed))].join('.')
  }
  async function open(
    name: string,
    row: { readonly value: string; readonly version: string },
  ): Promise<string> {
    const { value: stored, version } = row
    const [format, id = '', iv = '', sealed = ''] = stored.split('.')
    if (format !== FORMAT) {
      if (options.plaintext === 'accept') return stored
      if (stored === '') throw unreadable(name, version, 'it is damaged', 'damaged')
      throw unreadable(name, version, 'it is not encrypted')
    }
    const key = await keys.get(id)
    if (key === undefined)
      throw unreadable(name, version, `it was encrypted with key ${quote(id)}, which is not configured here`)
    try {
      const opened = await crypto.subtle.decrypt(
        parameters(name, id, fromBase64(iv)),
        key,
        fromBase64(sealed),
      )
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(opened)
    } catch {
      // Lost: nothing; WebCrypto says no more than that it failed.
      throw unreadable(
        name,
        version,
        'it was altered, moved from another row, or encrypted with another key of the same id',
      )
    }
  }

  return Object.freeze({
    read: async (name: string) => {
      const row = (await store.read(name)) ?? undefined
      return row === undefined ? undefined : { value: await open(name, row), version: row.version }
    },
    write: async (name: string, value: string, expected: string | undefined, ttl?: number) =>
      store.write(name, await seal(name, value), expected, ttl),
    remove: (name: string, expected: string) => store.remove(name, expected),
    rewrap: async (name: string) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const row = (await store.read(name)) ?? undefined
        if (row === undefined || row.value.startsWith(`${FORMAT}.${first.id}.`)) return false
        const sealed = await seal(name, await open(name, row))
        if (((await store.write(name, sealed, row.version)) ?? undefined) !== undefined) return true
      }
      throw new StoreError(
        `A row was changed by others ${ROUNDS} times while it was being encrypted again. Try again.`,
        { operation: 'write' },
      )
    },
  })
}

function importKey({ id, key }: EncryptionKey): Promise<Key> {
  if (!/^[\w-]{1,64}$/.test(id)) throw new TypeError('A key id is 1 to 64 letters, digits, "-" or "_".')
  // Nothing else: another view of 32 bytes would be cut to numbers below 256.
  const bytes = typeof key === 'string' ? decodeKey(key) : key
  if (!(bytes instanceof Uint8Array) || bytes.byteLength !== 32) {
    throw new TypeError(
      `Key ${JSON.stringify(id)} must be 32 bytes, or those in base64. Make one with: openssl rand -base64 32`,
    )
  }
  return crypto.subtle.importKey('raw', Uint8Array.from(bytes), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function decodeKey(text: string): Uint8Array | undefined {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? fromBase64(text) : undefined
}

function parameters(
  name: string,
  id: string,
  iv: Uint8Array<ArrayBuffer>,
): { name: 'AES-GCM'; iv: Uint8Array<ArrayBuffer>; additionalData: Uint8Array<ArrayBuffer> } {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${FORMAT}\n${id}\n${name}`) }
}

const CHUNK = 8192

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))
}

function unreadable(
  name: string,
  version: string,
  detail: string,
  reason: 'key' | 'damaged' = 'key',
): GrantUnreadableError {
  const grantId = grantIdIn(name) ?? name
  const cure =
    reason === 'key'
      ? 'While keys are being rotated, put the new one second in the keys of every process before any puts it first. Otherwise configure the key that wrote it. ' +
        'If that key is lost, remove'
      : 'Restore it, or remove'
  return new GrantUnreadableError(
    `The stored row of ${quote(grantId)} cannot be decrypted: ${detail}. It was left as it is. ` +
      `${cure} the row with disconnect and whenNotRevoked: 'remove', and log in again.`,
    { grantId, reason, version },
  )
}
