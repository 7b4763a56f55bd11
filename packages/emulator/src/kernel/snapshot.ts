import { quote } from '@x/dc/error'
import { readSnapshot, type Snapshot } from './read-snapshot.ts'
import type { Services } from './services.ts'

/** A copy of everything but faults and journal. */
export function takeSnapshot(services: Services): Snapshot {
  const { tokens } = services
  return structuredClone({
    format: 'emulator-snapshot-2',
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
 * Puts a snapshot back, whole or not at all. With `time: 'keep'` the clock goes on as it is, so that tokens age over a
 * restart.
 *
 * @throws TypeError when it is not a snapshot of this version
 */
export function restoreSnapshot(
  services: Services,
  snapshot: unknown,
  options: { readonly time?: 'restore' | 'keep' } = {},
): void {
  const copy = readSnapshot(snapshot)
  const known = services.dataCenters.map(({ id }) => id)
  for (const { clientId, dataCenters } of copy.clients) {
    if (dataCenters.every((id) => known.includes(id))) continue
    throw new TypeError(
      `The client ${quote(clientId)} of the snapshot has a data center that is not emulated.`,
    )
  }
  // Organisations check themselves, and become what they were only when all of them can.
  services.directory.restore(copy.organizations)
  const { tokens, clock } = services
  if (options.time !== 'keep') clock.set(copy.now)
  services.random.restore(copy.random)
  services.clients.restore(copy.clients)
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
