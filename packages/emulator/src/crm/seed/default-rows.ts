import { freezePlain } from '../../engine/plain.ts'
import { defaultOrganization } from './default-organization.ts'
import { seedData, type SeedPlace } from './seed-data.ts'

/** Constants that are worked out when first asked for: frozen, the same for every emulator of the process. */
const made = new Map<string, ReturnType<typeof seedData>>()

/** The rows that {@link defaultOrganization} gives a place. */
export function defaultRows({ dataCenter, environment }: SeedPlace): ReturnType<typeof seedData> {
  const key = `${dataCenter}/${environment}`
  const known = made.get(key)
  if (known !== undefined) return known
  const rows = freezePlain(seedData(defaultOrganization(dataCenter), { dataCenter, environment }))
  made.set(key, rows)
  return rows
}
