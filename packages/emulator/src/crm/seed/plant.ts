import type { Environment } from '@x/dc'
import { idOf, numberOf } from '../model/id.ts'
import type { State } from '../model/state.ts'
import type { OrganizationSeed } from './organization-seed.ts'
import { plantGroup, groupFields } from './plant-group.ts'
import { plantOrganization } from './plant-organization.ts'
import {
  plantProfile,
  plantRole,
  plantTerritory,
  plantUser,
  profileFields,
  roleFields,
  territoryFields,
  userFields,
} from './plant-people.ts'
import { reference, type Kinds } from './references.ts'
import { readRow, type RowReader } from './row-reader.ts'
import { refuseCircle } from './refuse-circle.ts'

const everything = ['Crm_Implied_Api_Access', 'Crm_Implied_Manage_Groups']

/** What a seed that leaves a part out gets. */
const fallback: Required<Omit<OrganizationSeed, 'organization'>> = {
  profiles: [
    { name: 'Administrator', permissions: everything },
    { name: 'Standard', permissions: ['Crm_Implied_Api_Access'] },
  ],
  roles: [{ name: 'CEO' }],
  users: [
    {
      email: 'admin@emulator.example',
      firstName: 'Emulator',
      lastName: 'Admin',
      role: 'CEO',
      profile: 'Administrator',
    },
  ],
  territories: [],
  groups: [],
}

const parts = ['organization', 'profiles', 'roles', 'users', 'territories', 'groups']

/** Number of the first id that is given out; below it there is room for readable ids in seeds. */
const FIRST_NUMBER = 10_000_001

/** Ids above this are left to themselves, so that counting on never needs a twentieth digit. */
const LAST_NUMBER = 900_000_000_000

/**
 * Turns a seed into the state of an organisation. Pure: the same seed and data center always give the same ids.
 *
 * @throws TypeError naming the place in the seed and what it must be.
 */
export function plant(
  seed: unknown,
  place: { readonly dataCenter: string; readonly environment: Environment },
): State {
  const root = readRow(seed, '', parts)
  const others = readRow(fallback, '', parts)
  const open = (part: keyof typeof fallback, fields: readonly string[]): readonly RowReader[] =>
    root.rows(part, fields) ?? others.rows(part, fields) ?? []
  const rows = {
    profiles: open('profiles', profileFields),
    roles: open('roles', roleFields),
    users: open('users', userFields),
    territories: open('territories', territoryFields),
    groups: open('groups', groupFields),
  }
  if (rows.users.length === 0) throw new TypeError('Seed: users must hold at least one user.')

  const numbers = Object.values(rows)
    .flat()
    .map((row) => numberOf(row.id('id') ?? '') ?? 0)
    .filter((number) => number < LAST_NUMBER)
  let number = numbers.reduce((highest, each) => Math.max(highest, each), FIRST_NUMBER - 1)
  const nextId = (): string => idOf((number += 1))

  const taken = new Set<string>()
  const kinds: Kinds = {
    profiles: reference('profile', rows.profiles, 'name', taken, nextId),
    roles: reference('role', rows.roles, 'name', taken, nextId),
    users: reference('user', rows.users, 'email', taken, nextId),
    territories: reference('territory', rows.territories, 'name', taken, nextId),
    groups: reference('group', rows.groups, 'name', taken, nextId),
  }
  const organization = plantOrganization(root.field('organization'), place, kinds.users.ids[0] ?? '')
  const planted = {
    organization,
    profiles: rows.profiles.map((row, index) => plantProfile(row, index, kinds)),
    roles: rows.roles.map((row, index) => plantRole(row, index, kinds)),
    users: rows.users.map((row, index) => plantUser(row, index, kinds, organization)),
    territories: rows.territories.map((row, index) => plantTerritory(row, index, kinds, organization)),
    groups: rows.groups.map((row, index) => plantGroup(row, index, kinds, organization, nextId)),
    deletionJobs: [],
  }
  refuseCircle('roles', planted.roles, (role) => role.reportsTo)
  refuseCircle('territories', planted.territories, (territory) => territory.parent)
  return { nextId: number + 1, ...planted }
}
