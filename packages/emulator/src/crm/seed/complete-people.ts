import { isJsonObject, own } from '../../json.ts'
import { usualPermissions } from '../areas/profiles/permissions.ts'
import { profileShape, type ProfileRow } from '../areas/profiles/profile-row.ts'
import { roleShape, type RoleRow } from '../areas/roles/role-row.ts'
import { usualSettings } from '../areas/users/usual-settings.ts'
import { userShape, type UserRow } from '../areas/users/user-row.ts'
import { checkShape } from '../shape.ts'
import { created, referenceAt, timeAt, type SeedContext } from './seed-context.ts'
import type { SeedRow } from './seed-rows.ts'

/** A profile with all that a row of its table has. @throws TypeError that names the place */
export function completeProfile(row: SeedRow, context: SeedContext): ProfileRow {
  const { at, id, sent } = row
  const name = own(sent, 'name')
  const changes = own(sent, 'permissions_details')
  const enabled = new Map(
    (Array.isArray(changes) ? changes : [])
      .filter(isJsonObject)
      .map((each) => [each['name'], each['enabled']]),
  )
  const profile = {
    display_label: name,
    api_name: apiNameOf(name, 'Profile'),
    description: null,
    type: 'normal_profile',
    custom: name !== 'Administrator' && name !== 'Standard',
    ...sent,
    id,
    created_by: referenceAt(context, row, 'created_by', 'users'),
    created_time: timeAt(context, row, 'created_time'),
    modified_by: referenceAt(context, row, 'modified_by', 'users'),
    modified_time: timeAt(context, row, 'modified_time'),
    permissions_details: usualPermissions(name === 'Administrator', context.idOf).map((permission) => ({
      ...permission,
      enabled: enabled.get(permission.name) ?? permission.enabled,
    })),
  }
  checkShape(profile, profileShape, `Seed: ${at}`)
  // The shape says what the members are.
  return profile as unknown as ProfileRow
}

/** A role with all that a row of its table has. @throws TypeError that names the place */
export function completeRole(row: SeedRow, context: SeedContext): RoleRow {
  const { at, id, sent } = row
  const name = own(sent, 'name')
  const role = {
    display_label: name,
    api_name: typeof name === 'string' ? name.replaceAll(' ', '_') : name,
    description: null,
    share_with_peers: false,
    ...sent,
    id,
    reporting_to: referenceAt(context, row, 'reporting_to', 'roles'),
    forecast_manager: referenceAt(context, row, 'forecast_manager', 'users'),
    created_by__s: referenceAt(context, row, 'created_by__s', 'users'),
    created_time__s: timeAt(context, row, 'created_time__s'),
    modified_by__s: referenceAt(context, row, 'modified_by__s', 'users'),
    modified_time__s: timeAt(context, row, 'modified_time__s'),
  }
  checkShape(role, roleShape, `Seed: ${at}`)
  // The shape says what the members are.
  return role as unknown as RoleRow
}

/** First account number that is given out. */
const FIRST_ZUID = 600_000_001

/** A user with all that a row of its table has; an invitation that is open has no account number. @throws TypeError */
export function completeUser(row: SeedRow, index: number, context: SeedContext): UserRow {
  const { at, id, sent } = row
  const { created_by: by, created_time: time } = created(context, row)
  const status = own(sent, 'status') ?? 'active'
  const confirm = own(sent, 'confirm') ?? true
  const user = {
    ...usualSettings(context.org),
    first_name: null,
    status_reason__s: null,
    type__s: 'Regular User',
    ...sent,
    id,
    zuid: confirm === true ? (own(sent, 'zuid') ?? String(FIRST_ZUID + index)) : null,
    status: status === 'inactive' ? 'disabled' : status,
    confirm,
    role: context.find('roles', own(sent, 'role'), `${at}.role`),
    profile: context.find('profiles', own(sent, 'profile'), `${at}.profile`),
    Reporting_To: referenceAt(context, row, 'Reporting_To', 'users'),
    created_by: by,
    created_time: time,
    Modified_By: referenceAt(context, row, 'Modified_By', 'users') ?? by,
    Modified_Time: timeAt(context, row, 'Modified_Time') ?? time,
  }
  checkShape(user, userShape, `Seed: ${at}`)
  // The shape says what the members are.
  return user as unknown as UserRow
}

/** An API name from a label: letters, digits and underscores. */
export function apiNameOf(label: unknown, otherwise: string): string {
  const letters = String(label)
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  return /^[A-Za-z]{2}/.test(letters) ? letters : otherwise
}
