import type { AccessToken, Code, Consent, Device, Grant } from '../accounts/tokens.ts'
import type { RegisteredClient } from './clients.ts'
import type { Services } from './services.ts'

/** The state of an emulator as plain data: `JSON.stringify` keeps all of it. Holds the emulator's own secrets. */
export interface Snapshot {
  readonly format: 'emulator-snapshot-1'
  /** Wall time of the emulator, epoch milliseconds. */
  readonly now: number
  readonly random: readonly number[]
  readonly clients: readonly RegisteredClient[]
  /** The CRM of each organisation that was in use, by place. */
  readonly organizations: Readonly<Record<string, unknown>>
  readonly grants: readonly Grant[]
  readonly tokens: readonly AccessToken[]
  readonly codes: readonly Code[]
  readonly devices: readonly Device[]
  readonly consents: readonly (readonly [string, Consent])[]
  readonly evicted: readonly string[]
  readonly credits: Readonly<Record<string, readonly (readonly [number, number])[]>>
}

/** A copy of everything but faults and journal. */
export function takeSnapshot(services: Services): Snapshot {
  const { tokens } = services
  return structuredClone({
    format: 'emulator-snapshot-1',
    now: services.clock.now(),
    random: services.random.snapshot(),
    clients: services.clients.list(),
    organizations: services.directory.snapshot(),
    grants: [...tokens.grants.values()],
    tokens: [...tokens.accessTokens.values()],
    codes: [...tokens.codes.values()],
    devices: [...tokens.devices.values()],
    consents: [...tokens.consents],
    evicted: [...tokens.evicted],
    credits: services.usage.snapshot(),
  } satisfies Snapshot)
}

/**
 * Puts a snapshot back. With `time: 'keep'` the clock goes on as it is, so that tokens age over a restart.
 *
 * @throws TypeError when it is no snapshot of this version
 */
export function restoreSnapshot(
  services: Services,
  snapshot: Snapshot,
  options: { readonly time?: 'restore' | 'keep' } = {},
): void {
  const parts = ['clients', 'grants', 'tokens', 'codes', 'devices', 'consents', 'evicted', 'random'] as const
  const given: unknown = snapshot
  const isSnapshot =
    typeof given === 'object' &&
    given !== null &&
    snapshot.format === 'emulator-snapshot-1' &&
    Number.isFinite(snapshot.now) &&
    parts.every((part) => Array.isArray(snapshot[part]))
  if (!isSnapshot) throw new TypeError('That is no snapshot of this version of the emulator.')
  const copy = structuredClone(snapshot)
  const { tokens, clock } = services
  if (options.time !== 'keep') clock.set(copy.now)
  services.random.restore(copy.random)
  services.clients.restore(copy.clients)
  services.directory.restore(copy.organizations)
  refill(
    tokens.grants,
    copy.grants.map((grant) => [grant.id, grant]),
  )
  refill(
    tokens.accessTokens,
    copy.tokens.map((token) => [token.value, token]),
  )
  refill(
    tokens.codes,
    copy.codes.map((code) => [code.value, code]),
  )
  refill(
    tokens.devices,
    copy.devices.map((device) => [device.code, device]),
  )
  refill(tokens.consents, copy.consents)
  tokens.evicted.clear()
  for (const value of copy.evicted) tokens.evicted.add(value)
  services.usage.restore(copy.credits)
}

function refill<V>(map: Map<string, V>, entries: readonly (readonly [string, V])[]): void {
  map.clear()
  for (const [key, value] of entries) map.set(key, value)
}
