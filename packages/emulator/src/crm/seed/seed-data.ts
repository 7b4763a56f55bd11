import type { Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import { isJsonObject, own, type Json } from '../../json.ts'
import { IDS, type OrgData } from '../data.ts'
import { idsWith, isId, prefixOf } from '../model/id.ts'
import { show } from '../shape.ts'
import { companyOf } from './companies.ts'
import { completeGroup, completeTerritory, usersOfTerritory } from './complete-groups.ts'
import { completeOrg } from './complete-org.ts'
import { completeProfile, completeRole, completeUser } from './complete-people.ts'
import { refuseCircle } from './refuse-circle.ts'
import { SAMPLES } from './sample-records/pending.ts'
import { openSeedRows, parts, type Part } from './seed-rows.ts'

/** What a seed that leaves a part out gets. */
const fallback: Readonly<Record<Part, readonly Json[]>> = {
  profiles: [{ name: 'Administrator' }, { name: 'Standard' }],
  roles: [{ name: 'CEO' }],
  users: [
    {
      email: 'admin@emulator.example',
      first_name: 'Emulator',
      last_name: 'Admin',
      role: 'CEO',
      profile: 'Administrator',
    },
  ],
  territories: [],
  user_groups: [],
}

/**
 * Fills an organisation from a seed, whole or not at all. The same seed and data center always give the same ids.
 *
 * @throws TypeError naming the place in the seed and what it must be.
 */
export function seedData(
  { database }: OrgData,
  seed: unknown,
  place: { readonly dataCenter: string; readonly environment: Environment },
): void {
  const root = readObject(seed, 'the seed')
  refuseStrangers(root)
  const lists = {
    profiles: readPart(root, 'profiles'),
    roles: readPart(root, 'roles'),
    users: readPart(root, 'users'),
    territories: readPart(root, 'territories'),
    user_groups: readPart(root, 'user_groups'),
  }
  if (lists.users.length === 0) throw new TypeError('Seed: users must hold at least one user.')
  const sentOrg = own(root, 'org')
  const [firstOrg] = Array.isArray(sentOrg) ? (sentOrg as unknown[]) : [sentOrg]
  const givenOrg = firstOrg === undefined ? {} : readRow(firstOrg, 'org')
  const prefix = choosePrefix([givenOrg, ...lists.users], place.dataCenter)
  const idOf = idsWith(prefix)
  const seedRows = openSeedRows(lists, prefix)
  const { rows } = seedRows
  const org = completeOrg(givenOrg, place, lists.users, idOf)
  const context = { ...seedRows, org, idOf, firstUser: { id: rows.users[0]?.id ?? '' } }
  const users = rows.users.map((row, index) => completeUser(row, index, context))
  const roles = rows.roles.map((row) => completeRole(row, context))
  const territories = rows.territories.map((row, index) => completeTerritory(row, index, context))
  refuseCircle('roles', roles)
  refuseCircle('territories', territories)
  database.restore({
    format: 1,
    number: 0,
    tables: {
      ...(readSamples(root) ? { pending: [{ id: SAMPLES }] } : {}),
      org: [{ ...org, primary_zuid: org.primary_zuid ?? users[0]?.zuid ?? null }],
      profiles: rows.profiles.map((row) => completeProfile(row, context)),
      roles,
      users,
      territories,
      territory_users: rows.territories.flatMap((row) => usersOfTerritory(row, context)),
      user_groups: rows.user_groups.map((row) => completeGroup(row, context)),
      counters: [{ id: IDS, number: context.lastNumber() }],
    },
  })
}

/** Whether sample records are wanted. */
function readSamples(root: Json): boolean {
  const records = own(root, 'records')
  if (records === undefined) return false
  if (records !== 'sample')
    throw new TypeError(`Seed: records must be 'sample' or left out, not ${show(records)}.`)
  return true
}

/** First digits of ids: those of the organisation, else of its first user, else of its data center's company. */
function choosePrefix(rows: readonly Json[], dataCenter: string): string {
  for (const row of rows) {
    const id = own(row, 'id')
    const prefix = isId(id) ? prefixOf(id) : undefined
    if (prefix !== undefined) return prefix
  }
  return companyOf(dataCenter).prefix
}

function refuseStrangers(root: Json): void {
  const known = ['org', ...parts, 'records', 'info']
  const stranger = Object.keys(root).find((key) => !known.includes(key))
  if (stranger === undefined) return
  throw new TypeError(`Seed: the seed has no field ${quote(stranger)}. It knows: ${known.join(', ')}.`)
}

function readPart(root: Json, part: Part): readonly Json[] {
  const rows = own(root, part) ?? fallback[part]
  if (!Array.isArray(rows)) throw new TypeError(`Seed: ${part} must be a list, not ${show(rows)}.`)
  return rows.map((row: unknown, index) => readRow(row, `${part}[${index}]`))
}

/** Zoho's few names in camel case; any other is a slip, such as `lastName`. */
const camel: readonly string[] = ['sandboxDeveloper', 'jobId']

function readRow(value: unknown, at: string): Json {
  const row = readObject(value, at)
  const slip = Object.keys(row).find((key) => /^[a-z]+[A-Z]/.test(key) && !camel.includes(key))
  if (slip === undefined) return row
  const name = slip.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  throw new TypeError(
    `Seed: ${at} has no field ${quote(slip)}. Names are those of Zoho's answers: ${quote(name)}?`,
  )
}

function readObject(value: unknown, at: string): Json {
  if (!isJsonObject(value)) throw new TypeError(`Seed: ${at} must be an object, not ${show(value)}.`)
  return value
}
