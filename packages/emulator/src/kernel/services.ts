import type { DataCenter } from '@x/dc'
import { createCounters } from '../engine/counters.ts'
import { createDatabase, type Database } from '../engine/database.ts'
import { createTokens, type Tokens } from './tokens.ts'
import { createUsage, type Usage } from './usage.ts'
import { createFaults, type FaultRegistry } from './faults.ts'
import { createClientRegistry, type ClientRegistry } from './clients.ts'
import { createEmulatorClock, type EmulatorClock } from './clock.ts'
import { createOrganizations, type Organizations, type OrganizationFailure } from './organizations.ts'
import { createExchanges, type Exchanges } from './exchanges.ts'
import { createJournal, type JournalEntry, type JournalWriter } from './journal.ts'
import { normalizeOptions, type EmulatorOptions } from './options.ts'
import { createRandom, type Random } from './random.ts'
import { openSettings, type Settings } from './settings.ts'
import { createSigningKey, type SigningKey } from './signing-key.ts'

/** Everything that the parts of the emulator share. */
export interface Services extends Settings {
  readonly dataCenters: readonly DataCenter[]
  readonly clock: EmulatorClock
  readonly random: Random
  /** Clients, tokens and credits. */
  readonly accounts: Database
  readonly clients: ClientRegistry
  readonly organizations: Organizations
  readonly tokens: Tokens
  readonly usage: Usage
  readonly faults: FaultRegistry
  readonly journal: JournalWriter
  readonly exchanges: Exchanges
  readonly signingKey: SigningKey
  readonly allowRealCredentials: boolean
}

/** What failed behind a call, as the journal shows it: ours, not Zoho's, so that somebody can report it. */
function failureEntry(at: number, { dc, environment, what }: OrganizationFailure): JournalEntry {
  return {
    at,
    dc,
    environment,
    role: 'api',
    method: 'JOB',
    path: `/${what}`,
    query: '',
    secretsInQuery: [],
    status: 500,
    code: 'emulator_failure',
    ms: 0,
  }
}

export function createServices(given: EmulatorOptions): Services {
  const options = normalizeOptions(given)
  const { dataCenters, seed, allowRealCredentials = false } = options
  const { start, clock: source } = options
  const clock = createEmulatorClock({
    ...(start === undefined ? {} : { start }),
    ...(source === 'auto' ? { auto: true } : source === undefined ? {} : { source }),
  })
  const random = createRandom(String(seed.random ?? 'emulator'))
  const { limits, readings, configure } = openSettings(options)
  const { organization, organizations } = seed
  const journal = createJournal(options.journalSize)
  const database = createDatabase()
  const counters = createCounters(database)
  return Object.freeze({
    dataCenters,
    clock,
    random,
    limits,
    readings,
    configure,
    accounts: database,
    clients: createClientRegistry({
      database,
      counters,
      now: () => clock.now(),
      dataCenters: dataCenters.map((row) => row.id),
      random,
      allowRealCredentials,
    }),
    organizations: createOrganizations({
      dataCenters,
      organization,
      organizations,
      clock,
      readings,
      onFailure: (failure) => journal.write(failureEntry(clock.now(), failure)),
    }),
    tokens: createTokens({ database, counters, clock, random, limits, size: options.tokensKept }),
    usage: createUsage({ database, clock, limits }),
    faults: createFaults(),
    journal,
    exchanges: createExchanges(),
    signingKey: createSigningKey(),
    allowRealCredentials,
  })
}

/** Secrets that may look like anything: those that a client was registered with, and the codes that people type. */
export function secretsOf({ clients, tokens }: Pick<Services, 'clients' | 'tokens'>): readonly string[] {
  const secrets = clients.list().flatMap((client) => Object.values(client.clientSecrets))
  return [...new Set([...secrets, ...tokens.devices.values().map((device) => device.userCode)])]
}
