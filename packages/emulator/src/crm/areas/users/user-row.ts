import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import {
  anyText,
  checkShape,
  flag,
  id,
  oneOf,
  orNull,
  reference,
  text,
  time,
  type Shape,
} from '../../shape.ts'
import { pointersToUsers } from '../profiles/profile-row.ts'

/** Zoho's `status`. Written as `inactive`, kept as `disabled`. */
export type StoredStatus = 'active' | 'disabled' | 'deleted'

/** Zoho's `type__s`. */
export type UserType =
  | 'Regular User'
  | 'Lite User'
  | 'Sandbox Developer User'
  | 'Team User'
  | 'System User'
  | 'Support User'
  | 'Client Portal User'
  | 'Digital Employee'

/** A user, as `GET /users` answers him; personal settings and custom fields besides. */
export interface UserRow extends Row {
  /** Number of the Zoho account; null while the invitation is open. */
  readonly zuid: string | null
  readonly first_name: string | null
  readonly last_name: string
  readonly email: string
  readonly status: StoredStatus
  readonly status_reason__s: string | null
  /** Whether the invitation was accepted. */
  readonly confirm: boolean
  readonly role: Reference
  readonly profile: Reference
  readonly Reporting_To: Reference | null
  readonly type__s: UserType
  readonly time_zone: string
  readonly created_by: Reference
  readonly created_time: string
  readonly Modified_By: Reference
  readonly Modified_Time: string
  readonly [field: string]: unknown
}

const statuses: readonly StoredStatus[] = ['active', 'disabled', 'deleted']

export const userTypes: readonly UserType[] = [
  'Regular User',
  'Lite User',
  'Sandbox Developer User',
  'Team User',
  'System User',
  'Support User',
  'Client Portal User',
  'Digital Employee',
]

export const userShape: Shape = {
  id,
  zuid: orNull(id),
  first_name: orNull(anyText),
  last_name: text,
  email: text,
  status: oneOf(statuses),
  status_reason__s: orNull(text),
  confirm: flag,
  role: reference,
  profile: reference,
  Reporting_To: orNull(reference),
  type__s: oneOf(userTypes),
  time_zone: text,
  created_by: reference,
  created_time: time,
  Modified_By: reference,
  Modified_Time: time,
}

/** First and last name of a user, as one. */
export function fullName({
  first_name: first,
  last_name: last,
}: Pick<UserRow, 'first_name' | 'last_name'>): string {
  return first === null || first === '' ? last : `${first} ${last}`
}

export const userTable: TableSpec<UserRow> = {
  name: 'users',
  index: ({ email, status, role, profile, Reporting_To: manager }) => [
    ['email', status === 'deleted' ? '' : email.toLowerCase()],
    ['role', role.id],
    ['profile', profile.id],
    ...(manager === null ? [] : [['manager', manager.id] as const]),
  ],
  pointers: (row) => [
    { field: 'role', table: 'roles', id: row.role.id, whenRemoved: 'refuse' },
    { field: 'profile', table: 'profiles', id: row.profile.id, whenRemoved: 'refuse' },
    ...pointersToUsers(row, ['Reporting_To', 'created_by', 'Modified_By']),
  ],
  check: (row) => checkShape(row, userShape, `users ${row.id}`),
}
