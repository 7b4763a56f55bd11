import type { DataCenter, Environment } from '@x/dc'
import type { Clock } from '@x/dc/clock'
import type { Client } from './client.ts'
import type { Emit } from './events.ts'
import type { Limiter } from './limiter.ts'
import type { RetryBudget } from './retry-budget.ts'
import type { TokenSource } from './token.ts'

/** A version of Zoho CRM's API. */
export type Version = `v${number}`

/** What carries a request. The platform's `fetch` fits; so does the one of `@x/client/node`, or a test's. */
export type Fetch = (request: Request, init: { readonly signal: AbortSignal }) => Promise<Response>

/** Everything a call needs, complete. */
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

/** A number of milliseconds that a timer can hold. */
export function checkTimeout(timeout: number): number {
  if (typeof timeout === 'number' && timeout > 0 && timeout < 2 ** 31) return timeout
  throw new TypeError('timeout must be a number of milliseconds above 0 and below 2^31 (24.8 days).')
}
