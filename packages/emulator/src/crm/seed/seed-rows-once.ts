import type { Snapshot } from '../../engine/snapshot.ts'
import { openData } from '../data.ts'
import { defaultOrganization } from './default-organization.ts'
import { seedData, type SeedPlace } from './seed-data.ts'

/** Constants that are worked out when first asked for: frozen, the same for every emulator of the process. */
const made = new Map<string, Snapshot>()

/** What an organization holds that begins with {@link defaultOrganization}, checked. */
export function defaultRows({ dataCenter, environment }: SeedPlace): Snapshot {
  const key = `${dataCenter}/${environment}`
  const known = made.get(key)
  if (known !== undefined) return known
  const { database } = openData(() => undefined)
  database.restore(seedData(defaultOrganization(dataCenter), { dataCenter, environment }))
  const rows = database.snapshot()
  made.set(key, rows)
  return rows
}
