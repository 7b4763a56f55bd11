import type { Store } from '@x/auth'
import type { SessionData } from './session.ts'

/** A session of one browser. `data` is what it was when the request came, or after the last change. */
export interface Session {
  readonly data: SessionData
  /** Changes what is stored. `change` may be called again when another request was quicker, so it only computes. */
  update(change: (data: SessionData) => SessionData): Promise<void>
  /** Removes this session and starts another with the same content under a new id. Done at login. */
  rotate(): Promise<string>
}

/** Sessions of all browsers, in the same store as the grants. */
export interface Sessions {
  open(id: string): Promise<Session | undefined>
  create(): Promise<{ readonly id: string; readonly session: Session }>
}

const MONTH = 30 * 24 * 3_600_000
const ROUNDS = 8

export function createSessions(store: Store): Sessions {
  const key = (id: string): string => `example:session:${id}`

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
          const next = change(current === undefined ? data : (JSON.parse(current.value) as SessionData))
          if ((await store.write(key(id), JSON.stringify(next), current?.version, MONTH)) !== undefined) {
            data = next
            return
          }
        }
        throw new Error('Other requests changed this session again and again. Try again.')
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

/** The secret that signs session cookies: made once, kept in the store, so that a restart keeps sessions. */
export async function cookieSecret(store: Store): Promise<string> {
  const key = 'example:cookie-secret'
  const made = random() + random()
  if ((await store.write(key, made, undefined)) !== undefined) return made
  const row = await store.read(key)
  if (row === undefined) throw new Error('The store has no cookie secret and takes none.')
  return row.value
}

/** 256 bits, fit for an address and a cookie. */
export function random(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
}
