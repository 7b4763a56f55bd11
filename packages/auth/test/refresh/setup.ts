import {
  createEmulator,
  issueGrant,
  type Emulator,
  type EmulatorOptions,
  type JournalEntry,
} from '@x/emulator'
import type { Clock } from '@x/dc/clock'
import { createAuth, importGrant, memoryStore, tokenFor } from '../leak-check.ts'
import type { AccessToken, Auth, AuthEvent, AuthOptions, Store, TokenNeed } from '../leak-check.ts'

export const START = Date.parse('2026-01-05T09:00:00Z')
export const SCOPES = ['ZohoCRM.settings.user_groups.READ', 'ZohoCRM.org.READ']
export const HOUR = 3_600_000

/** One process: an `auth` of its own over the shared store. */
export interface Process {
  readonly auth: Auth
  readonly events: AuthEvent[]
  /** What `tokenFor` answers, promise or not. */
  ask(need?: TokenNeed, grantId?: string): AccessToken | Promise<AccessToken>
  /** Waits for background work that was started by `ask`. */
  settled(): Promise<void>
}

/** A Zoho in memory, a store, and any number of processes over it. */
export interface Setup {
  readonly emulator: Emulator
  readonly store: Store
  /** The first process. */
  readonly own: Process
  process(options?: Partial<AuthOptions>): Process
  /** A refresh token of Zoho's under a grant id. */
  connect(grantId?: string, dc?: string): Promise<string>
  /** The stored row of a grant, parsed; `undefined` when there is none. */
  row(grantId?: string): Promise<Row | undefined>
  /** Changes the stored row as nobody should. */
  rewrite(change: (row: Row) => unknown, grantId?: string): Promise<void>
  /** Requests to token endpoints so far. */
  calls(): readonly JournalEntry[]
  /** What Zoho's API says to a token: its status. */
  use(token: AccessToken): Promise<number>
}

/** A row as it stands in the store. */
export interface Row {
  id: string
  clientId: string
  schema: number
  dc: string
  environment: string
  apiDomain: string
  source: { refreshToken?: string }
  savedAt: number
  attempts: number[]
  failures: number
  consents: number
  access?: { token: string; issuedAt: number; expiresAt: number }
  rest?: { until: number; reason: string }
  dead?: { of: string; at: number }
}

export function setUp(
  given: {
    readonly emulator?: EmulatorOptions
    readonly auth?: Partial<AuthOptions>
    readonly store?: (clock: Clock) => Store
  } = {},
): Setup {
  const emulator = createEmulator({ start: START, journalSize: 5000, ...given.emulator })
  const store = given.store?.(emulator.clock) ?? memoryStore({ clock: emulator.clock })
  const { clientId, clientSecret, redirectUri } = emulator.client
  const key = (grantId: string): string => `grant:${clientId}:${encodeURIComponent(grantId)}`

  const process = (options: Partial<AuthOptions> = {}): Process => {
    const events: AuthEvent[] = []
    const working = new Set<Promise<unknown>>()
    const auth = createAuth({
      clientId,
      clientSecret,
      redirectUri,
      store,
      fetch: emulator.fetch,
      clock: emulator.clock,
      onEvent: (event) => void events.push(event),
      ...given.auth,
      ...options,
    })
    const background = (work: Promise<unknown>): void => {
      working.add(work)
      void work.finally(() => working.delete(work))
    }
    return {
      auth,
      events,
      ask: (need, grantId = 'alice') => tokenFor(auth, grantId, { background })(need),
      settled: async () => void (await Promise.all(working)),
    }
  }

  const own = process()
  return {
    emulator,
    store,
    own,
    process,
    connect: async (grantId = 'alice', dc = 'eu') => {
      const { refreshToken } = issueGrant(emulator, { dc, scopes: SCOPES })
      await importGrant(own.auth, { grantId, refreshToken, dc, scopes: SCOPES })
      return refreshToken
    },
    row: async (grantId = 'alice') => {
      const row = await store.read(key(grantId))
      return row === undefined ? undefined : (JSON.parse(row.value) as Row)
    },
    rewrite: async (change, grantId = 'alice') => {
      const stored = await store.read(key(grantId))
      const row = JSON.parse(stored?.value ?? '{}') as Row
      await store.write(key(grantId), JSON.stringify(change(row) ?? row), stored?.version)
    },
    calls: () => emulator.journal.entries().filter(({ path }) => path === '/oauth/v2/token'),
    use: async (token) => {
      const response = await emulator.fetch(`${token.apiDomain}/crm/v7/org`, {
        headers: { authorization: `Zoho-oauthtoken ${token.value}` },
      })
      return response.status
    },
  }
}

/** The error that a call ends with; fails when it ends well. */
export async function failure(call: () => unknown): Promise<Error & Record<string, unknown>> {
  try {
    await call()
  } catch (error) {
    return error as Error & Record<string, unknown>
  }
  throw new Error('The call should have failed.')
}

/** Everything in a row that is no bookkeeping. */
export function credentials(row: Row | undefined): unknown {
  const { attempts: _attempts, failures: _failures, rest: _rest, dead: _dead, ...kept } = row as Row
  return kept
}

/** A `fetch` in front of another, which sees each request to a token endpoint first. */
export function inFront(
  inner: typeof fetch,
  hook: (call: number, init: RequestInit | undefined) => Response | undefined | Promise<Response | undefined>,
): typeof fetch {
  let calls = 0
  return async (input, init) => {
    calls += 1
    return (await hook(calls, init)) ?? inner(input, init)
  }
}

/** The same answer with headers of its own. */
export async function dated(answer: Promise<Response>, date: string): Promise<Response> {
  const response = await answer
  return new Response(response.body, {
    status: response.status,
    headers: { ...Object.fromEntries(response.headers), date },
  })
}

/** A store that obeys a hand on the switch. */
export function fragileStore(inner: Store): Store & {
  /** Called before each operation; what it throws is the store's failure. */
  before: (operation: 'read' | 'write' | 'remove', key: string, value?: string) => void | Promise<void>
  /** Called after each operation has been done; what it throws is a lost answer. */
  after: (operation: 'read' | 'write' | 'remove', key: string, value?: string) => void | Promise<void>
  readonly operations: string[]
} {
  const operations: string[] = []
  const store = {
    before: (() => {}) as (
      operation: 'read' | 'write' | 'remove',
      key: string,
      value?: string,
    ) => void | Promise<void>,
    after: (() => {}) as (
      operation: 'read' | 'write' | 'remove',
      key: string,
      value?: string,
    ) => void | Promise<void>,
    operations,
    async read(key: string) {
      operations.push(`read ${kind(key)}`)
      await store.before('read', key)
      const row = await inner.read(key)
      await store.after('read', key)
      return row
    },
    async write(key: string, value: string, expected: string | undefined, ttl?: number) {
      operations.push(`write ${kind(key)}`)
      await store.before('write', key, value)
      const version = await inner.write(key, value, expected, ttl)
      await store.after('write', key, value)
      return version
    },
    async remove(key: string, expected: string) {
      operations.push(`remove ${kind(key)}`)
      await store.before('remove', key)
      const removed = await inner.remove(key, expected)
      await store.after('remove', key)
      return removed
    },
  }
  return store
}

/** A setup whose store obeys. */
export function setUpFragile(): { readonly setup: Setup; readonly store: ReturnType<typeof fragileStore> } {
  let store: ReturnType<typeof fragileStore> | undefined
  const setup = setUp({ store: (clock) => (store = fragileStore(memoryStore({ clock }))) })
  return { setup, store: store as ReturnType<typeof fragileStore> }
}

function kind(key: string): string {
  return key.split(':')[0] ?? ''
}

/** Lets everything run that waits for nothing but other code. */
export async function ticks(count = 20): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) await new Promise((resolve) => setImmediate(resolve))
}
