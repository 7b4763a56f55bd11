import { dataCenters as shipped, environments, getDataCenter, type DataCenter, type Environment } from '@x/dc'
import { systemClock, type Clock } from '@x/dc/clock'
import { quote } from '@x/dc/error'
import { createEmit, type ClientEvent } from './events.ts'
import type { Limiter } from './limiter.ts'
import { createRetryBudget } from './retry-budget.ts'
import { attachSettings, checkTimeout, type Fetch, type Version } from './settings.ts'
import type { TokenSource } from './token.ts'

/** Options of {@link createClient}. */
export interface ClientOptions {
  /** Where the token comes from: `tokenFor(auth, grantId)` of `@x/auth`, or any function. */
  readonly token: TokenSource
  /** Pins the data center: a token of another one is refused before anything is sent. */
  readonly dc?: string
  /** Pins the environment likewise. */
  readonly environment?: Environment
  /** Version in every path. @default 'v7' */
  readonly version?: Version
  /** Data centers that are served. @default the table that `@x/dc` ships */
  readonly dataCenters?: readonly DataCenter[]
  /** Carries the requests. @default the platform's */
  readonly fetch?: Fetch
  /** Bounds how many attempts run at once; share one among all clients of an organisation. */
  readonly limiter?: Limiter
  /** Where time comes from. @default the machine */
  readonly clock?: Clock
  /** Told what happens inside. */
  readonly onEvent?: (event: ClientEvent) => void
  /** Milliseconds for a whole call that sets none itself. @default 30_000 */
  readonly timeout?: number
}

/** Speaks to Zoho CRM with one token source. Made by {@link createClient}; functions take it as their first parameter. */
export interface Client {
  /** Where its time comes from. */
  readonly clock: Clock
  readonly version: Version
  /** The pinned data center, when there is one. */
  readonly dc: string | undefined
  /** The pinned environment, when there is one. */
  readonly environment: Environment | undefined
}

const known = new Set([
  'token',
  'dc',
  'environment',
  'version',
  'dataCenters',
  'fetch',
  'limiter',
  'clock',
  'onEvent',
  'timeout',
])

/**
 * A client. It holds no connection and nothing to close; make as many as there are tokens.
 *
 * @throws TypeError for an option that is unknown or makes no sense
 * @throws UnknownDataCenterError when `dc` is not in the table
 * @example
 * const zoho = createClient({ token: tokenFor(auth, 'acme') })
 */
export function createClient(options: ClientOptions): Client {
  for (const name of Object.keys(options)) {
    if (!known.has(name)) {
      throw new TypeError(`createClient has no option ${quote(name)}. It takes ${[...known].join(', ')}.`)
    }
  }
  const { token, version = 'v7', dataCenters = shipped, clock = systemClock, timeout = 30_000 } = options
  if (typeof token !== 'function') {
    throw new TypeError(
      'token must be a function that answers { value, apiDomain }, such as tokenFor(auth, grantId).',
    )
  }
  if (!/^v\d+(?:\.\d+)?$/.test(version)) {
    throw new TypeError(`version must look like "v7", not ${quote(version)}.`)
  }
  if (options.environment !== undefined && !environments.includes(options.environment)) {
    throw new TypeError(
      `environment is one of ${environments.join(', ')}, not ${quote(options.environment)}.`,
    )
  }
  const dataCenter = options.dc === undefined ? undefined : getDataCenter(options.dc, dataCenters)
  const settings = {
    token,
    dataCenter,
    environment: options.environment,
    version,
    dataCenters,
    fetch: options.fetch ?? ((request, init) => globalThis.fetch(request, init)),
    limiter: options.limiter,
    clock,
    emit: createEmit(options.onEvent),
    timeout: checkTimeout(timeout),
    budget: createRetryBudget(),
  }
  const client: Client = { clock, version, dc: dataCenter?.id, environment: options.environment }
  return attachSettings(client, settings)
}
