import type { DataCenter } from '@x/dc'
import type { Clock } from '@x/dc/clock'
import type { Auth } from './auth.ts'
import type { ClientSecret } from './client-secret.ts'
import type { AuthEvent } from './events.ts'
import type { Flight } from './memory/flight.ts'
import type { TokenMemory } from './memory/token-memory.ts'
import type { Store } from './store/store.ts'
import type { ZohoTime } from './zoho-time.ts'

/** Everything an `auth` is made of, complete: no defaults are filled in further down. */
export interface Internals {
  readonly clientId: string
  readonly clientSecret: ClientSecret
  readonly redirectUri: string | undefined
  /** Where the client is registered. */
  readonly dc: DataCenter
  readonly dataCenters: readonly DataCenter[]
  readonly store: Store
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly time: ZohoTime
  readonly random: (bytes: number) => Uint8Array
  readonly emit: (event: AuthEvent) => void
  /** Longest token call, milliseconds. */
  readonly callTimeout: number
  /** Life of the lease under which a refresh runs, milliseconds. */
  readonly lease: number
  readonly memory: TokenMemory
  /** The refresh in progress of each grant. */
  readonly flights: Map<string, Flight>
}

/** Where an `auth` keeps its internals. A function, so that printing an `auth` shows no secret. */
export const internalsKey: unique symbol = Symbol.for('@x/auth/internals') as never

/** @throws TypeError when it is not what `createAuth` returned */
export function internalsOf(auth: Auth): Internals {
  const get = (auth as { readonly [internalsKey]?: () => Internals } | undefined)?.[internalsKey]
  if (typeof get === 'function') return get()
  throw new TypeError('The first argument must be what createAuth() returned.')
}
