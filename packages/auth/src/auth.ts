import type { DataCenter, DataCenterId } from '@x/dc'
import type { Clock } from '@x/dc/clock'
import type { ClientSecret } from './client-secret.ts'
import type { AuthEvent } from './events.ts'
import type { Store } from './store/store.ts'

/** One registered client of Zoho's, with the store that holds its grants. Made by `createAuth`. */
export interface Auth {
  readonly clientId: string
  /** Id of the data center where the client is registered. */
  readonly dc: string
}

/** What `createAuth` takes. */
export interface AuthOptions {
  /** Client id from Zoho's API console: `1000.…`. */
  readonly clientId: string
  readonly clientSecret: ClientSecret
  /** Where Zoho sends the user back, byte for byte as registered. Only web login needs it. */
  readonly redirectUri?: string | undefined
  /** Data center where the client is registered; users of all data centers can log in. @default 'us' */
  readonly dc?: DataCenterId | undefined
  /** Where grants live. @default a store in memory, gone with the process */
  readonly store?: Store | undefined
  /** Table of data centers in use; narrowing it to those you serve is encouraged. @default the shipped table */
  readonly dataCenters?: readonly DataCenter[] | undefined
  /** @default the platform's `fetch` */
  readonly fetch?: typeof fetch | undefined
  /** @default the machine's clock */
  readonly clock?: Clock | undefined
  /** Random bytes for state and PKCE. @default `crypto.getRandomValues` */
  readonly random?: ((bytes: number) => Uint8Array) | undefined
  readonly onEvent?: ((event: AuthEvent) => void) | undefined
  /** Life of the lease under which one process refreshes, milliseconds, 1,000 to 60,000. @default 15000 */
  readonly lease?: number | undefined
  /** How many grants' tokens are kept in memory. @default 10000 */
  readonly memorySize?: number | undefined
}
