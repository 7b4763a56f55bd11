import type { Store } from '@x/auth'

/** Logins in progress, kept where no browser can read or change them. */
export interface PendingLogins {
  /** Keeps what `startLogin` returned for one session; a later login of the same session takes its place. */
  keep(sessionId: string, pending: string): Promise<void>
  /** Gives it back, once. */
  take(sessionId: string): Promise<string | undefined>
}

/** In the store of the grants, for ten minutes. */
export function pendingLogins(store: Store): PendingLogins {
  return {
    async keep(sessionId, pending) {
      const key = keyOf(sessionId)
      let written: string | undefined
      // Another tab may write between the two.
      while (written === undefined)
        written = await store.write(key, pending, (await store.read(key))?.version, 600_000)
    },
    async take(sessionId) {
      const key = keyOf(sessionId)
      const row = await store.read(key)
      return row !== undefined && (await store.remove(key, row.version)) ? row.value : undefined
    },
  }
}

function keyOf(sessionId: string): string {
  return `login:${encodeURIComponent(sessionId)}`
}
