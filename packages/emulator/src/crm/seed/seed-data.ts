import type { Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import { isJsonObject, own, type Json } from '../../json.ts'
import { IDS } from '../data.ts'
import { idsWith, isId, prefixOf } from '../model/id.ts'
import { show } from '../shape.ts'
import { companyOf } from './companies.ts'
import { completeGroup, completeTerritory, usersOfTerritory } from './complete-groups.ts'
import { completeOrg } from './complete-org.ts'
import { completeProfile, completeRole, completeUser } from './complete-people.ts'
import { refuseCircles } from './refuse-circle.ts'
import { SAMPLE_MODULES, SAMPLES } from './sample-records/pending.ts'
import { readMetadata } from './seed-metadata.ts'
import { readObject, readRow, rowsByModule, type ModuleRows } from './seed-parts.ts'
import { readRecords } from './seed-records.ts'
import { readSettings } from './seed-settings.ts'
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

/** Where an organization lives. */
export interface SeedPlace {
  readonly dataCenter: string
  readonly environment: Environment
}

/**
 * The rows of an organization that begins with a seed. The same seed and data center always give the same ids.
 *
 * @throws TypeError naming the place in the seed and what it must be.
 */
export function seedData(seed: unknown, place: SeedPlace) {
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
  const records = rowsByModule(root, 'records', 'data')
  const seedRows = openSeedRows(lists, prefix, idsOf(root, records))
  const { rows } = seedRows
  const org = completeOrg(givenOrg, place, lists.users, idOf)
  const context = { ...seedRows, org, idOf, firstUser: { id: rows.users[0]?.id ?? '' } }
  const users = rows.users.map((row, index) => completeUser(row, index, context))
  const roles = rows.roles.map((row) => completeRole(row, context))
  const territories = rows.territories.map((row, index) => completeTerritory(row, index, context))
  refuseCircles({ roles, territories, users })
  const metadata = readMetadata(root, [...records.keys()], context)
  const { tables, tags } = readRecords(records, metadata, context)
  return {
    format: 1 as const,
    number: 0,
    tables: {
      pending: [
        ...(readSamples(root) ? [{ id: SAMPLES }] : []),
        ...(own(root, 'modules') === 'sample' ? [{ id: SAMPLE_MODULES }] : []),
      ],
      org: [{ ...org, primary_zuid: org.primary_zuid ?? users[0]?.zuid ?? null }],
      profiles: rows.profiles.map((row) => completeProfile(row, context)),
      roles,
      users,
      territories,
      territory_users: rows.territories.flatMap((row) => usersOfTerritory(row, context)),
      user_groups: rows.user_groups.map((row) => completeGroup(row, context)),
      ...metadata,
      ...readSettings(root, context),
      ...tables,
      tags,
      counters: [{ id: IDS, number: context.lastNumber() }],
    },
  }
}

/** Whether sample records are wanted. */
function readSamples(root: Json): boolean {
  const records = own(root, 'records')
  if (typeof records === 'string' && records !== 'sample')
    throw new TypeError(`Seed: records must be 'sample' or rows by module, not ${show(records)}.`)
  return records === 'sample'
}

/** First digits of ids: those of the organization, else of its first user, else of its data center's company. */
function choosePrefix(rows: readonly Json[], dataCenter: string): string {
  for (const row of rows) {
    const id = own(row, 'id')
    const prefix = isId(id) ? prefixOf(id) : undefined
    if (prefix !== undefined) return prefix
  }
  return companyOf(dataCenter).prefix
}

function refuseStrangers(root: Json): void {
  const known = [
    'org',
    ...parts,
    'modules',
    'fields',
    'layouts',
    'global_picklists',
    'variables',
    'records',
    'info',
  ]
  const stranger = Object.keys(root).find((key) => !known.includes(key))
  if (stranger === undefined) return
  throw new TypeError(`Seed: the seed has no field ${quote(stranger)}. It knows: ${known.join(', ')}.`)
}

function readPart(root: Json, part: Part): readonly Json[] {
  const rows = own(root, part) ?? fallback[part]
  if (!Array.isArray(rows)) throw new TypeError(`Seed: ${part} must be a list, not ${show(rows)}.`)
  return rows.map((row: unknown, index) => readRow(row, `${part}[${index}]`))
}

/** Ids of rows that do not refer to each other by name: new ids are counted on from the highest. */
function idsOf(root: Json, records: ReadonlyMap<string, ModuleRows>): readonly unknown[] {
  const modules = own(root, 'modules')
  const settings = ['global_picklists', 'variables'].flatMap((part) => own(root, part) ?? [])
  const rows: readonly unknown[] = [
    ...settings,
    ...(Array.isArray(modules) ? (modules as readonly unknown[]) : []),
    ...[
      ...rowsByModule(root, 'fields', 'fields').values(),
      ...rowsByModule(root, 'layouts', 'layouts').values(),
      ...records.values(),
    ].flatMap((part) => part.rows),
  ]
  return rows.filter(isJsonObject).map((row) => own(row, 'id'))
}
