import type { Organization, Profile, Role, Territory, User, UserStatus, UserType } from '../model/state.ts'
import { writeTime } from '../model/time.ts'
import type { Kinds } from './references.ts'
import type { RowReader } from './row-reader.ts'

/** Fields that a seed may give. */
export const profileFields: readonly string[] = ['id', 'name', 'permissions']

/** Reads a profile. Only *Administrator* may manage groups unless the seed says so. */
export function plantProfile(row: RowReader, index: number, { profiles }: Kinds): Profile {
  const name = row.text('name')
  const usual = name === 'Administrator' ? ['Crm_Implied_Manage_Groups'] : []
  return {
    id: profiles.ids[index] ?? '',
    name,
    permissions: row.texts('permissions') ?? ['Crm_Implied_Api_Access', ...usual],
  }
}

/** Fields that a seed may give. */
export const roleFields: readonly string[] = ['id', 'name', 'description', 'reportsTo', 'shareWithPeers']

/** Reads a role. */
export function plantRole(row: RowReader, index: number, { roles }: Kinds): Role {
  const above = row.optionalText('reportsTo')
  return {
    id: roles.ids[index] ?? '',
    name: row.text('name'),
    description: row.optionalText('description') ?? null,
    reportsTo: above === undefined ? null : roles.find(above, `${row.at}.reportsTo`),
    shareWithPeers: row.flag('shareWithPeers', false),
  }
}

/** Fields that a seed may give. */
export const userFields: readonly string[] = [
  'id',
  'zuid',
  'email',
  'firstName',
  'lastName',
  'role',
  'profile',
  'status',
  'confirmed',
  'reportsTo',
  'type',
  'createdBy',
  'createdTime',
]

const statuses: readonly UserStatus[] = ['active', 'inactive', 'deleted']

const types: readonly UserType[] = [
  'Regular User',
  'Lite User',
  'Sandbox Developer User',
  'System User',
  'Support User',
]

/** First account number that is given out. */
const FIRST_ZUID = 600_000_001

/** Reads a user; an invitation that is still open has no account number. */
export function plantUser(row: RowReader, index: number, kinds: Kinds, organization: Organization): User {
  const { users, roles, profiles } = kinds
  const above = row.optionalText('reportsTo')
  const confirmed = row.flag('confirmed', true)
  const zuid = row.id('zuid') ?? String(FIRST_ZUID + index)
  return {
    id: users.ids[index] ?? '',
    zuid: confirmed ? zuid : null,
    firstName: row.optionalText('firstName') ?? null,
    lastName: row.text('lastName'),
    email: row.text('email'),
    status: row.choice('status', statuses, 'active'),
    confirmed,
    role: roles.find(row.text('role'), `${row.at}.role`),
    profile: profiles.find(row.text('profile'), `${row.at}.profile`),
    reportsTo: above === undefined ? null : users.find(above, `${row.at}.reportsTo`),
    type: row.choice('type', types, 'Regular User'),
    ...created(row, kinds, organization),
  }
}

/** Fields that a seed may give. */
export const territoryFields: readonly string[] = [
  'id',
  'name',
  'apiName',
  'description',
  'parent',
  'manager',
  'permission',
  'users',
  'createdBy',
  'createdTime',
]

/** Reads a territory. */
export function plantTerritory(
  row: RowReader,
  index: number,
  kinds: Kinds,
  organization: Organization,
): Territory {
  const { territories, users } = kinds
  const name = row.text('name')
  const parent = row.optionalText('parent')
  const manager = row.optionalText('manager')
  return {
    id: territories.ids[index] ?? '',
    name,
    apiName: row.optionalText('apiName') ?? apiNameOf(name, index),
    description: row.optionalText('description') ?? null,
    parent: parent === undefined ? null : territories.find(parent, `${row.at}.parent`),
    manager: manager === undefined ? null : users.find(manager, `${row.at}.manager`),
    permission: row.choice('permission', ['read_write_delete', 'read_only'], 'read_write_delete'),
    users: (row.texts('users') ?? []).map((user) => users.find(user, `${row.at}.users`)),
    ...created(row, kinds, organization),
  }
}

/** Who created a row and when: unless the seed says so, the first user, together with the organisation. */
export function created(
  row: RowReader,
  { users }: Kinds,
  { createdTime, primaryUser, timeZone }: Organization,
): { readonly createdBy: string; readonly createdTime: string } {
  const time = row.time('createdTime')
  const by = row.optionalText('createdBy')
  return {
    createdBy: by === undefined ? primaryUser : users.find(by, `${row.at}.createdBy`),
    createdTime: time === undefined ? createdTime : writeTime(time, timeZone),
  }
}

function apiNameOf(name: string, index: number): string {
  const letters = name.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '')
  return /^[A-Za-z]{2}/.test(letters) ? letters : `Territory_${String(index + 1)}`
}
