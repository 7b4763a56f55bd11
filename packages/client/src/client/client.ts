import type { DataCenter, DataCenterId, Environment } from '@x/dc'
import type { Clock } from '@x/dc/clock'
import type { ClientEvent, Emit } from './events.ts'
import type { Limiter } from './limiter.ts'
import type { RetryBudget } from './retry-budget.ts'
import type { TokenSource } from './token.ts'

/** A version of Zoho CRM's API. */
export type Version = `v${number}`

/** What carries a request. The platform's `fetch` fits; so does the one of `@x/client/node`, or a test's. */
export type Fetch = (request: Request, init: { readonly signal: AbortSignal }) => Promise<Response>

/** Options of `createClient`. */
export interface ClientOptions {
  /** Where the token comes from: `tokenFor(auth, grantId)` of `@x/auth`, or any function. */
  readonly token: TokenSource
  /** Pins the data center: a token of another one is refused before anything is sent. */
  readonly dc?: DataCenterId | undefined
  /** Pins the environment likewise. */
  readonly environment?: Environment | undefined
  /** Version in every path. @default 'v7' */
  readonly version?: Version | undefined
  /** Data centers that are served. Each row is checked and copied. @default the table that `@x/dc` ships */
  readonly dataCenters?: readonly DataCenter[] | undefined
  /** Carries the requests. @default the platform's */
  readonly fetch?: Fetch | undefined
  /** Bounds how many attempts run concurrently; share one among all clients of an organization. */
  readonly limiter?: Limiter | undefined
  /** Where time comes from. @default the machine */
  readonly clock?: Clock | undefined
  /** Receives lifecycle events. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined
  /** Milliseconds for a whole call that sets none itself. @default 30_000 */
  readonly timeout?: number | undefined
}

/** Speaks to Zoho CRM with one token source. Made by `createClient`; functions take it as their first parameter. */
export interface Client {
  /** Where its time comes from. */
  readonly clock: Clock
  readonly version: Version
  /** The pinned data center, when there is one. */
  readonly dc: string | undefined
  /** The pinned environment, when there is one. */
  readonly environment: Environment | undefined
}

/** The options of a client, complete. */
export interface Settings {
  readonly token: TokenSource
  readonly dataCenter: DataCenter | undefined
  readonly environment: Environment | undefined
  readonly version: Version
  readonly dataCenters: readonly DataCenter[]
  readonly fetch: Fetch
  readonly limiter: Limiter | undefined
  readonly clock: Clock
  readonly emit: Emit
  readonly timeout: number
  readonly budget: RetryBudget
}

const inside = Symbol.for('@x/client/settings')

/** Freezes a client with its settings inside, where printing does not show them. */
export function attachSettings(client: Client, settings: Settings): Client {
  return Object.freeze(Object.defineProperty(client, inside, { value: Object.freeze(settings) }))
}

/** The settings of a client. */
export function settingsOf(client: Client): Settings {
  const settings = (client as { [inside]?: Settings } | undefined)?.[inside]
  if (settings !== undefined) return settings
  throw new TypeError('The first parameter must be a client made by createClient.')
}
