import { openData } from '../data.ts'
import { describeUsers, type CrmUser } from '../describe.ts'
import { rowsOfSeed } from './seed-rows-once.ts'
import type { SeedPlace } from './seed-data.ts'

/** Constants that are worked out when first asked for: frozen, the same for every emulator of the process. */
const made = new Map<string, readonly CrmUser[]>()

/** Everybody in an organization that begins with the default one, before anything happens in it. */
export function defaultUsers({ dataCenter, environment }: SeedPlace): readonly CrmUser[] {
  const key = `${dataCenter}/${environment}`
  const known = made.get(key)
  if (known !== undefined) return known
  const data = openData(() => undefined)
  data.database.adopt(rowsOfSeed(undefined, { dataCenter, environment }))
  const users = Object.freeze(describeUsers(data).map((user) => Object.freeze(user)))
  made.set(key, users)
  return users
}
