import type { DataCenter } from '@x/dc'
import type { Faults } from './kernel/fault.ts'
import type { ClientInput, RegisteredClient } from './kernel/clients.ts'
import type { EmulatorClock } from './kernel/clock.ts'
import { hostsOf, type Host, type Hosts } from './kernel/host.ts'
import { createHandler, type Handler } from './handler.ts'
import type { Journal } from './kernel/journal.ts'
import { createServices, type Services } from './kernel/services.ts'
import type { Limits } from './kernel/limits.ts'
import type { EmulatorOptions } from './kernel/options.ts'
import type { Readings } from './kernel/readings.ts'
import type { SettingsInput } from './kernel/settings.ts'
import { restoreSnapshot, takeSnapshot, type Snapshot } from './kernel/snapshot.ts'
import { createMemoryFetch, type MemoryFetch } from './memory-fetch.ts'

/** @internal Where the parts of this package find what is behind an emulator. */
export const inside: unique symbol = Symbol('emulator')

/** A local Zoho: the accounts servers and the CRM of every data center in the table. */
export interface Emulator {
  /** Answers on the real host names of the table; any other host is a `TypeError`, nothing leaves the process. */
  readonly fetch: MemoryFetch
  /** The rows that it emulates. */
  readonly dataCenters: readonly DataCenter[]
  readonly clock: EmulatorClock
  readonly faults: Faults
  readonly journal: Journal
  /** A ready server-based client, enabled in every data center, with one secret for all. */
  readonly client: RegisteredClient
  /** A ready self client. */
  readonly selfClient: RegisteredClient
  /** A ready client for devices. */
  readonly deviceClient: RegisteredClient
  /** @throws TypeError when the client cannot be used */
  registerClient(input: ClientInput): RegisteredClient
  /** A registered client by its id. */
  findClient(clientId: string): RegisteredClient | undefined
  /** Limits in use; {@link Emulator.configure} changes them. */
  readonly limits: Limits
  /** Readings in use; {@link Emulator.configure} changes them. */
  readonly readings: Readings
  /**
   * Chooses other limits and readings from now on; what is left out stays. All of it or nothing.
   *
   * @throws TypeError for a name or a value that does not exist
   */
  configure(changes: SettingsInput): void
  /** Ends every live access token, as if its hour were over. */
  expireAccessTokens(): void
  /** Pushes every live access token out, as if newer ones had come. */
  evictAccessTokens(): void
  /** Withdraws a refresh token with its access tokens; whether there was one. */
  revokeGrant(refreshToken: string): boolean
  /** Everything but faults and journal, as plain data. */
  snapshot(): Snapshot
  /** Goes back to a snapshot, the clock included. @throws TypeError when it is none */
  restore(snapshot: Snapshot): void
  /** @internal */
  readonly [inside]: {
    readonly services: Services
    readonly handle: Handler
    readonly hosts: Hosts
    /** Hosts that `listen` serves, by origin, as long as it does. */
    readonly listening: Map<string, Host>
    /** As {@link Emulator.fetch}, and at what `listen` serves as well: what a script may open, without any network. */
    readonly fetchOwn: MemoryFetch
  }
}

/**
 * Creates a local Zoho. It needs no network and no Node API; `listen` of `@x/emulator/node` serves it over HTTP.
 *
 * @throws TypeError for an option that does not exist or cannot be used
 * @example
 * const emulator = createEmulator({ start: Date.parse('2026-01-05T09:00:00Z') })
 * const { accessToken, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.org.READ'] })
 * const answer = await emulator.fetch(`${apiDomain}/crm/v7/org`, {
 *   headers: { authorization: `Zoho-oauthtoken ${accessToken}` },
 * })
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const services = createServices(options)
  const { dataCenters, clock, faults, journal, clients, tokens, limits } = services
  const client = clients.register({ type: 'web' })
  const selfClient = clients.register({ type: 'self', redirectUris: [] })
  const deviceClient = clients.register({ type: 'device', redirectUris: [] })
  for (const each of [...(options.seed?.clients ?? []), ...(options.clients ?? [])]) clients.register(each)
  const handle = createHandler(services)
  const hosts = hostsOf(dataCenters)
  const listening = new Map<string, Host>()
  const own: Hosts = { ...hosts, find: (origin) => listening.get(origin) ?? hosts.find(origin) }

  return Object.freeze({
    fetch: createMemoryFetch({ hosts, handle, limits }),
    dataCenters,
    clock,
    faults,
    journal,
    client,
    selfClient,
    deviceClient,
    registerClient: (input: ClientInput) => clients.register(input),
    limits,
    readings: services.readings,
    configure: services.configure,
    findClient: (clientId: string) => clients.get(clientId),
    expireAccessTokens: () => {
      for (const token of tokens.accessTokens.values()) tokens.expire(token)
    },
    evictAccessTokens: () => {
      for (const token of tokens.accessTokens.values()) tokens.evict(token)
    },
    revokeGrant: (refreshToken: string): boolean => {
      const grant = tokens.grants.get(refreshToken)
      if (grant !== undefined) tokens.dropGrant(grant)
      return grant !== undefined
    },
    snapshot: () => takeSnapshot(services),
    restore: (snapshot: Snapshot) => restoreSnapshot(services, snapshot),
    [inside]: {
      services,
      handle,
      hosts: own,
      listening,
      fetchOwn: createMemoryFetch({ hosts: own, handle, limits }),
    },
  })
}
