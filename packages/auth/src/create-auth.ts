import { dataCenters as shipped, defineDataCenter, getDataCenter, type DataCenter } from '@x/dc'
import { systemClock } from '@x/dc/clock'
import { quote } from '@x/dc/error'
import { checkClientSecret } from './client-secret.ts'
import { createEmit } from './events.ts'
import { internalsKey, type Internals } from './internals.ts'
import { createTokenMemory } from './memory/token-memory.ts'
import { memoryStore } from './store/memory-store.ts'
import { withStoreDeadline } from './store/store-deadline.ts'
import type { Store } from './store/store.ts'
import { createZohoTime } from './zoho-time.ts'
import type { Auth, AuthOptions } from './auth.ts'

const LONGEST_CALL = 8000

/**
 * Makes an `Auth`: one client that is registered with Zoho. Every process that shares `store` shares one token per grant.
 *
 * @throws TypeError for an unusable option, saying which
 * @throws UnknownDataCenterError for a `dc` that is not in the table
 * @example
 * const auth = createAuth({ clientId, clientSecret, redirectUri, dc })
 */
export function createAuth(options: AuthOptions): Auth {
  const internals = normalise(options)
  return Object.freeze(
    Object.defineProperty({ clientId: internals.clientId, dc: internals.dc.id }, internalsKey, {
      value: () => internals,
    }),
  )
}

function normalise(options: AuthOptions): Internals {
  const unknown = Object.keys(options).filter((key) => !known.has(key))
  if (unknown.length > 0) {
    throw new TypeError(
      `createAuth does not know ${unknown.map(quote).join(', ')}. It takes ${[...known].join(', ')}.`,
    )
  }
  const { clientId, clientSecret, redirectUri, dataCenters = shipped } = options
  if (typeof clientId !== 'string' || !/^[\u0021-\u007E]{1,200}$/.test(clientId)) {
    throw new TypeError('clientId must be the client id from the API console, such as "1000.ABC…".')
  }
  const table = checkTable(dataCenters)
  checkClientSecret(clientSecret, table)
  if (redirectUri !== undefined && !isRedirectUri(redirectUri)) {
    throw new TypeError(
      `redirectUri must be an absolute http or https address without fragment, exactly as registered, not ${quote(redirectUri)}.`,
    )
  }
  const lease = options.lease ?? 15_000
  if (!(lease >= 1000 && lease <= 60_000))
    throw new TypeError('lease must lie between 1,000 and 60,000 milliseconds.')
  const memorySize = options.memorySize ?? 10_000
  if (!(Number.isInteger(memorySize) && memorySize >= 1))
    throw new TypeError('memorySize must be a whole number from 1.')
  if (options.store !== undefined) checkStore(options.store)

  const clock = options.clock ?? systemClock
  const emit = createEmit(options.onEvent)
  const time = createZohoTime(clock, (skew) => emit({ type: 'clock-skew', skew }))
  return Object.freeze({
    clientId,
    clientSecret,
    redirectUri,
    dc: getDataCenter(options.dc ?? 'us', table),
    dataCenters: table,
    store: withStoreDeadline(options.store ?? memoryStore({ clock }), clock),
    // Called as a plain function: platforms refuse their fetch with another `this`.
    fetch: options.fetch ?? ((...request: Parameters<typeof fetch>) => globalThis.fetch(...request)),
    clock,
    time,
    random: options.random ?? ((bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))),
    emit,
    callTimeout: Math.min(LONGEST_CALL, Math.floor(lease * 0.55)),
    lease,
    memory: createTokenMemory(memorySize),
    flights: new Map(),
  })
}

const known: ReadonlySet<string> = new Set<keyof AuthOptions>([
  'clientId',
  'clientSecret',
  'redirectUri',
  'dc',
  'store',
  'dataCenters',
  'fetch',
  'clock',
  'random',
  'onEvent',
  'lease',
  'memorySize',
])

/** The rows once more through their check: one that was written by hand could name a host over plain http. */
function checkTable(rows: readonly DataCenter[]): readonly DataCenter[] {
  if (rows === shipped) return rows
  if (!Array.isArray(rows) || rows.length === 0) {
    throw new TypeError('dataCenters must be a list with at least one row of @x/dc.')
  }
  const table = rows.map((row) => defineDataCenter(row))
  for (const field of ['id', 'accounts'] as const) {
    const values = table.map((row) => row[field])
    const twice = values.find((value, index) => values.indexOf(value) !== index)
    if (twice !== undefined)
      throw new TypeError(`Two rows of dataCenters have the same ${field}, ${quote(twice)}.`)
  }
  return Object.freeze(table)
}

function checkStore(store: Partial<Store>): void {
  for (const name of ['read', 'write', 'remove'] as const) {
    if (typeof store?.[name] !== 'function')
      throw new TypeError(`store must be a store with read, write and remove; it has no ${name}.`)
  }
}

function isRedirectUri(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 2000 || /[\s#]/.test(value) || !URL.canParse(value))
    return false
  return ['http:', 'https:'].includes(new URL(value).protocol)
}
