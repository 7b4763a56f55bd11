import type { Store } from '@x/auth'
import type { Clock } from '@x/dc/clock'
import { HTTPException } from 'hono/http-exception'
import { sessionEnded } from './come-again.ts'
import { guardStore } from './guard-store.ts'
import { csrfOf, random } from './secrets.ts'
import type { SessionData } from './session.ts'

/** A session of one browser. `data` is what it was when the request came, or after the last change. */
export interface Session {
  /** What the browser's cookie holds; another than the one that it came with when that one ended long ago. */
  readonly id: string
  readonly data: SessionData
  /** A login in another tab has ended it: nothing is in it. */
  readonly hasEnded: boolean
  /** Changes what is stored. `change` may be called again when another request was quicker, so it only computes. */
  readonly update: (change: (data: SessionData) => SessionData) => Promise<void>
  /**
   * Starts another session under a new id, with what `change` makes of this one, and removes this one for good. Done at
   * login: whoever knew the old id, because he had planted it, knows nothing of the new one.
   *
   * @returns undefined, and does nothing, when another request has ended this session meanwhile
   */
  readonly rotate: (change: (data: SessionData) => SessionData) => Promise<string | undefined>
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

/** A browser that still comes with an ended session after this long never got the new one: it begins anew. */
const MINUTE = 60_000

/** @param secret signs the proof that comes back with every form */
export function createSessions(unguarded: Store, secret: string, clock: Pick<Clock, 'now'>): Sessions {
  const store = guardStore(unguarded)

  /** What is stored, and with which version. */
  const read = async (id: string): Promise<StoredRow> => {
    const [stored, end] = await Promise.all([store.read(key(id)), store.read(endKey(id))])
    const row = end === undefined ? stored : undefined
    const kept = row === undefined ? { tenants: [] } : (JSON.parse(row.value) as StoredSession)
    return {
      data: { ...kept, csrf: await csrfOf(id, secret) },
      version: row?.version,
      endedAt: end === undefined ? undefined : Number(end.value),
    }
  }
  const write = (id: string, data: SessionData, version: string | undefined): Promise<string | undefined> => {
    const { csrf: _csrf, ...kept } = data
    return store.write(key(id), JSON.stringify(kept satisfies StoredSession), version, MONTH)
  }
  /**
   * Ends a session for good, whoever is writing to it, and takes what it held. Only requests that came before the end can
   * still write, once each. Undefined when another request has ended it.
   */
  const end = async (id: string): Promise<StoredSession | undefined> => {
    if ((await store.write(endKey(id), String(clock.now()), undefined, MONTH)) === undefined) return undefined
    let held: StoredSession = { tenants: [] }
    for (let round = 0; round < ROUNDS; round += 1) {
      const row = await store.read(key(id))
      if (row === undefined) return held
      held = JSON.parse(row.value) as StoredSession
      if (await store.remove(key(id), row.version)) return held
    }
    return held
  }

  return {
    open: async (first) => {
      let id = first
      let { data, version, endedAt } = await read(id)
      if (endedAt !== undefined && !(clock.now() - endedAt < MINUTE)) {
        id = random()
        ;({ data, version, endedAt } = await read(id))
      }
      const hasEnded = endedAt !== undefined
      const wasStored = version !== undefined || hasEnded
      return {
        id,
        hasEnded,
        get data(): SessionData {
          return data
        },
        update: async (change) => {
          for (let round = 0; round < ROUNDS; round += 1) {
            const current = await read(id)
            if (wasStored && current.version === undefined) throw sessionEnded()
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
          // The old one goes first: it must not outlive a login. What other tabs have put into it comes along.
          const held = await end(id)
          if (held === undefined) return undefined
          const next = random()
          const csrf = await csrfOf(next, secret)
          const renewed = { ...change({ ...held, csrf }), csrf }
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
  /** When it was replaced by another: nothing in it counts any more. Epoch milliseconds. */
  readonly endedAt: number | undefined
}

/** What stands in the store: the proof of forms follows from the id. */
type StoredSession = Omit<SessionData, 'csrf'>
