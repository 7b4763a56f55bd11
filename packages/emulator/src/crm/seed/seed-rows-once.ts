import type { Snapshot } from '../../engine/snapshot.ts'
import { openData } from '../data.ts'
import { defaultOrganization } from './default-organization.ts'
import type { OrganizationSeed } from './organization-seed.ts'
import { seedData, type SeedPlace } from './seed-data.ts'

/** Characters of a seed that is kept. */
const MOST = 1_000_000

/** What became of a seed, and what it was then. */
interface Made {
  readonly text: string
  readonly rows: Snapshot
}

/** Constants that are worked out when first asked for: frozen, the same for every emulator of the process. */
const ofDefault = new Map<string, Snapshot>()
/** A suite gives the same seed to each of its organizations. */
const ofSeeds = new WeakMap<OrganizationSeed, Map<string, Made>>()

/**
 * What an organization holds that begins with a seed, checked: worked out once for the same object, as long as nobody
 * changes it.
 *
 * @throws TypeError when the seed cannot be used
 */
export function rowsOfSeed(seed: OrganizationSeed | undefined, place: SeedPlace): Snapshot {
  const key = `${place.dataCenter}/${place.environment}`
  if (seed === undefined) {
    const rows = ofDefault.get(key) ?? workOut(defaultOrganization(place.dataCenter), place)
    ofDefault.set(key, rows)
    return rows
  }
  const known = typeof seed === 'object' && seed !== null ? ofSeeds.get(seed)?.get(key) : undefined
  if (known !== undefined && known.text === textOf(seed)) return known.rows
  const rows = workOut(seed, place)
  const text = textOf(seed)
  if (text !== undefined) {
    const made = ofSeeds.get(seed) ?? new Map<string, Made>()
    ofSeeds.set(seed, made.set(key, { text, rows }))
  }
  return rows
}

/** What a seed says; undefined when it is too large to be kept. */
function textOf(seed: OrganizationSeed): string | undefined {
  try {
    const text = JSON.stringify(seed)
    return text.length > MOST ? undefined : text
  } catch {
    // Lost: why JSON cannot carry it. Such a seed is worked out each time.
    return undefined
  }
}

function workOut(seed: OrganizationSeed, { dataCenter, environment }: SeedPlace): Snapshot {
  const { database } = openData(() => undefined)
  database.restore(seedData(seed, { dataCenter, environment }))
  return database.snapshot()
}
