import { dataCenters as shipped, type DataCenter } from '@x/dc'
import type { Clock } from '@x/dc/clock'
import type { OrganizationSeed } from '../crm/index.ts'
import type { ClientInput } from './clients.ts'
import { refuseUnknown } from '../complete.ts'
import type { OrganizationSeeds } from './organizations.ts'
import type { SettingsInput } from './settings.ts'

/** What the emulator starts from: a plain object, JSON will do. */
export interface EmulatorSeed {
  /** Where ids, codes and tokens come from: the same value gives the same ones. @default 'emulator' */
  readonly random?: string | number
  /** The organization that every data center and environment starts with. @default {@link defaultOrganization} */
  readonly organization?: OrganizationSeed
  /** Other organizations for `eu` (production) or `eu/sandbox`; a list makes several to choose from at consent. */
  readonly organizations?: OrganizationSeeds
  /** Clients besides the ready ones. */
  readonly clients?: readonly ClientInput[]
}

/** What {@link createEmulator} takes. Nothing is required. */
export interface EmulatorOptions extends SettingsInput {
  /** The rows to emulate. @default the table of `@x/dc` */
  readonly dataCenters?: readonly DataCenter[]
  /** Epoch milliseconds at which time stands still until it is advanced. @default time runs */
  readonly start?: number
  /**
   * Where running time comes from; or `'auto'`, for tests: time stands still, from `start` or now, and moves by itself to the
   * next sleeper when nobody has asked for the time for 50 real milliseconds. @default the machine's clock
   */
  readonly clock?: Clock | 'auto'
  readonly seed?: EmulatorSeed
  /** Clients besides the ready ones. */
  readonly clients?: readonly ClientInput[]
  /**
   * Accept client ids and tokens that look like Zoho's real ones. Refused otherwise: whoever sends them here has mixed
   * up his settings. @default false
   */
  readonly allowRealCredentials?: boolean
  /** How many requests the journal keeps. @default 1000 */
  readonly journalSize?: number
  /** How many refresh tokens, and how many access tokens, are kept; then the oldest goes. @default 20000 */
  readonly tokensKept?: number
}

const OPTIONS = [
  'dataCenters',
  'start',
  'clock',
  'seed',
  'limits',
  'readings',
  'clients',
  'allowRealCredentials',
  'journalSize',
  'tokensKept',
]

/** Checks what can be checked before anything is built, and fills in the table. */
export function normalizeOptions(options: EmulatorOptions): EmulatorOptions & {
  readonly dataCenters: readonly DataCenter[]
  readonly seed: EmulatorSeed
  readonly journalSize: number
  readonly tokensKept: number
} {
  refuseUnknown('createEmulator()', options, OPTIONS)
  const { dataCenters = shipped, seed = {}, journalSize = 1000, tokensKept = 20_000 } = options
  refuseUnknown('seed', seed, ['random', 'organization', 'organizations', 'clients'])
  if (dataCenters.length === 0) throw new TypeError('The emulator needs at least one data center.')
  const ids = dataCenters.map((row) => row.id)
  if (new Set(ids).size !== ids.length) throw new TypeError('Two of the data centers have the same id.')
  for (const [name, size] of Object.entries({ journalSize, tokensKept })) {
    if (!(Number.isInteger(size) && size >= 1))
      throw new TypeError(`${name} must be a whole number from 1 up.`)
  }
  return { ...options, dataCenters, seed, journalSize, tokensKept }
}
