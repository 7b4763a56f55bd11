import type { Store } from '@x/auth'
import { HTTPException } from 'hono/http-exception'
import { guardStore } from './guard-store.ts'
import type { SessionData } from './session.ts'

/** A session of one browser. `data` is what it was when the request came, or after the last change. */
export interface Session {
  readonly data: SessionData
  /** Changes what is stored. `change` may be called again when another request was quicker, so it only computes. */
  readonly update: (change: (data: SessionData) => SessionData) => Promise<void>
  /**
   * Starts another session under a new id, with what `change` makes of this one, and removes this one for good. Done at
   * login: whoever knew the old id, because he had planted it, knows nothing of the new one.
   */
  readonly rotate: (change: (data: SessionData) => SessionData) => Promise<string>
}

/** Sessions of all browsers, in the same store as the grants. */
export interface Sessions {
  /** The session of an id. Nothing is stored before there is something to remember. */
  open(id: string): Promise<Session>
}

const MONTH = 30 * 24 * 3_600_000
/** So often a session is changed that somebody else keeps writing to. */
const ROUNDS = 50
const key = (id: string): string => `example:session:${id}`
/** Where it stands that a session has ended. Nobody else writes here, so a busy session cannot keep its owner from logging in. */
const endKey = (id: string): string => `example:session-ended:${id}`

/** @param secret signs the proof that comes back with every form */
export function createSessions(unguarded: Store, secret: string): Sessions {
  const store = guardStore(unguarded)

  /** What is stored, and with which version. */
  const read = async (id: string): Promise<StoredRow> => {
    const [stored, end] = await Promise.all([store.read(key(id)), store.read(endKey(id))])
    const row = end === undefined ? stored : undefined
    const kept = row === undefined ? { tenants: [] } : (JSON.parse(row.value) as StoredSession)
    return {
      data: { ...kept, csrf: await csrfOf(id, secret) },
      version: row?.version,
      ended: end !== undefined,
    }
  }
  const write = (id: string, data: SessionData, version: string | undefined): Promise<string | undefined> => {
    const { csrf: _csrf, ...kept } = data
    return store.write(key(id), JSON.stringify(kept satisfies StoredSession), version, MONTH)
  }
  /** Ends a session for good, whoever is writing to it; what it held goes too, unless somebody writes just now. */
  const end = async (id: string): Promise<void> => {
    await store.write(endKey(id), 'ended', undefined, MONTH)
    const row = await store.read(key(id))
    if (row !== undefined) await store.remove(key(id), row.version)
  }

  return {
    open: async (first) => {
      let id = first
      let { data, version, ended } = await read(id)
      const wasStored = version !== undefined || ended
      return {
        get data(): SessionData {
          return data
        },
        update: async (change) => {
          for (let round = 0; round < ROUNDS; round += 1) {
            const current = await read(id)
            if (wasStored && current.version === undefined)
              throw new HTTPException(409, {
                message: 'This session has ended, perhaps by a login in another tab. Reload the page.',
              })
            const next = change(current.data)
            version = await write(id, next, current.version)
            if (version !== undefined) {
              data = next
              return
            }
          }
          throw new HTTPException(409, {
            message: 'Other requests changed this session at the same time. Try again.',
          })
        },
        rotate: async (change) => {
          const next = random()
          const renewed = { ...change(data), csrf: await csrfOf(next, secret) }
          // The old one goes first: it must not outlive a login.
          await end(id)
          await write(next, renewed, undefined)
          data = renewed
          id = next
          return next
        },
      }
    },
  }
}

/** What `read` finds of a session. */
interface StoredRow {
  readonly data: SessionData
  readonly version: string | undefined
  /** It was replaced by another: nothing in it counts any more. */
  readonly ended: boolean
}

/** What stands in the store: the proof of forms follows from the id. */
type StoredSession = Omit<SessionData, 'csrf'>

/** What every form of a session brings back. Nobody can compute it who has not the secret, or does not see the page. */
async function csrfOf(id: string, secret: string): Promise<string> {
  const bytes = new TextEncoder()
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const signing = await crypto.subtle.importKey('raw', bytes.encode(secret), hmac, false, ['sign'])
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', signing, bytes.encode(`csrf ${id}`))))
}

/** The secret that signs session cookies: made once, kept in the store, so that a restart keeps sessions. */
export async function cookieSecret(store: Store): Promise<string> {
  const place = 'example:cookie-secret'
  const made = random() + random()
  if ((await store.write(place, made, undefined)) !== undefined) return made
  const row = await store.read(place)
  if (row === undefined) throw new Error('The store has no cookie secret and takes none.')
  return row.value
}

/** 256 bits, fit for an address and a cookie. */
export function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
