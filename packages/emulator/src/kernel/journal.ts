import type { Environment } from '@x/dc'
import type { Role } from './host.ts'

/** One request, as the emulator saw it. Secrets are masked. */
export interface JournalEntry {
  /** When it came, epoch milliseconds of the emulator's clock. */
  readonly at: number
  readonly dc: string
  readonly environment: Environment
  readonly role: Role
  readonly method: string
  readonly path: string
  /** The query string, without `?`; values of secret parameters read `***`. */
  readonly query: string
  /** Names of secrets that came in the query, where they land in logs: `client_secret`, `refresh_token` … */
  readonly secretsInQuery: readonly string[]
  /** The parameters of the body of an accounts request, masked. */
  readonly form?: Readonly<Record<string, string>>
  /** How the request authenticated: `Zoho-oauthtoken`, `Basic`, `Bearer`; absent when it did not. */
  readonly scheme?: string
  readonly grantType?: string
  /** Name of the fault that was applied. */
  readonly fault?: string
  /** Status of the answer; 0 when none was sent (`hang`, `reset`). */
  readonly status: number
  /** Zoho's code in the answer, when it was an error: `invalid_code`, `INVALID_TOKEN`. */
  readonly code?: string
  /** How long it took, milliseconds of the emulator's clock. */
  readonly ms: number
}

/** The last requests: a ring, so that memory stays flat. */
export interface Journal {
  /** Oldest first. */
  entries(): readonly JournalEntry[]
  clear(): void
  /** How many requests there were since the start or the last `clear`, also those no longer held. */
  readonly total: number
}

export interface JournalWriter extends Journal {
  write(entry: JournalEntry): void
  /** Calls back after every entry, until the returned function is called. */
  follow(listener: () => void): () => void
}

export function createJournal(size: number): JournalWriter {
  const ring: JournalEntry[] = []
  const listeners = new Set<() => void>()
  let total = 0
  return Object.freeze({
    entries: (): readonly JournalEntry[] => {
      const start = ring.length < size ? 0 : total % size
      return [...ring.slice(start), ...ring.slice(0, start)]
    },
    clear: (): void => {
      ring.length = 0
      total = 0
      for (const listener of listeners) listener()
    },
    get total(): number {
      return total
    },
    write: (entry: JournalEntry): void => {
      ring[total % size] = entry
      total += 1
      for (const listener of listeners) listener()
    },
    follow: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
}
