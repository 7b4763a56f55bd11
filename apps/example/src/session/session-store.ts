import { StoreError, type Store } from '@x/auth'
import { HTTPException } from 'hono/http-exception'
import type { SessionData } from './session.ts'

/** A session of one browser. `data` is what it was when the request came, or after the last change. */
export interface Session {
  readonly data: SessionData
  /** Changes what is stored. `change` may be called again when another request was quicker, so it only computes. */
  readonly update: (change: (data: SessionData) => SessionData) => Promise<void>
  /** Removes this session and starts another with the same content under a new id. Done at login. */
  readonly rotate: () => Promise<string>
}

/** Sessions of all browsers, in the same store as the grants. */
export interface Sessions {
  open(id: string): Promise<Session | undefined>
  create(): Promise<{ readonly id: string; readonly session: Session }>
}

const MONTH = 30 * 24 * 3_600_000
const ROUNDS = 8
const key = (id: string): string => `example:session:${id}`

export function createSessions(unguarded: Store): Sessions {
  const store = guard(unguarded)
  const open = async (first: string): Promise<Session | undefined> => {
    let id = first
    const row = await store.read(key(id))
    if (row === undefined) return undefined
    let data = JSON.parse(row.value) as SessionData
    return {
      get data(): SessionData {
        return data
      },
      update: async (change) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const current = await store.read(key(id))
          if (current === undefined)
            throw new HTTPException(409, {
              message: 'This session has ended, perhaps by a login in another tab. Reload the page.',
            })
          const next = change(JSON.parse(current.value) as SessionData)
          if ((await store.write(key(id), JSON.stringify(next), current.version, MONTH)) !== undefined) {
            data = next
            return
          }
        }
        throw new HTTPException(409, {
          message: 'Other requests changed this session at the same time. Try again.',
        })
      },
      rotate: async () => {
        const next = random()
        const old = await store.read(key(id))
        data = { ...data, csrf: random() }
        await store.write(key(next), JSON.stringify(data), undefined, MONTH)
        if (old !== undefined) await store.remove(key(id), old.version)
        id = next
        return next
      },
    }
  }

  return {
    open,
    create: async () => {
      const id = random()
      const data: SessionData = { csrf: random(), tenants: [] }
      await store.write(key(id), JSON.stringify(data), undefined, MONTH)
      const session = await open(id)
      if (session === undefined) throw new Error('The store lost a session that it had just taken.')
      return { id, session }
    },
  }
}

const failed =
  (operation: 'read' | 'write' | 'remove') =>
  (cause: unknown): never => {
    throw new StoreError(`The store of sessions could not ${operation}. Nothing was changed. Try again.`, {
      operation,
      cause,
    })
  }

/** A store whose failures are the toolkit's: its own words may hold paths and addresses, which no page may show. */
function guard(store: Store): Store {
  return {
    read: (...parameters) => store.read(...parameters).catch(failed('read')),
    write: (...parameters) => store.write(...parameters).catch(failed('write')),
    remove: (...parameters) => store.remove(...parameters).catch(failed('remove')),
  }
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
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
