import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { pointersToUsers } from '../profiles/profile-row.ts'
import {
  checkShape,
  flag,
  id,
  instant,
  listOf,
  object,
  oneOf,
  orNull,
  reference,
  text,
  time,
} from '../../shape.ts'

/** The portal of the organization. */
export interface PortalRow extends Row {
  readonly name: string
  readonly zaid: string
  readonly active: boolean
  readonly saml_configuration: Readonly<Record<string, unknown>> | null
  readonly created_by: Reference
  readonly created_time: string
  readonly modified_by: Reference
  readonly modified_time: string
}

const stamps = { created_by: reference, created_time: time, modified_by: reference, modified_time: time }

export const portalTable: TableSpec<PortalRow> = {
  name: 'portals',
  unique: ({ name }) => [['name', name.toLowerCase()]],
  pointers: (row) => pointersToUsers({ ...row }, ['created_by', 'modified_by']),
  check: (row) =>
    checkShape(
      row,
      { name: text, zaid: text, active: flag, saml_configuration: orNull(object), ...stamps },
      `portals ${row.id}`,
    ),
}

/** A module that people of a user type see, as it was sent. */
export interface PortalModule {
  readonly id: string
  readonly api_name: string
  readonly shared_type: 'public' | 'private'
  readonly permissions: Readonly<Record<string, boolean>>
  readonly fields: readonly { readonly id: string; readonly api_name: string; readonly read_only: boolean }[]
  readonly layouts: readonly Reference[] | null
  readonly views: unknown
  readonly filters: unknown
}

/** A kind of people of a portal. */
export interface UserTypeRow extends Row {
  readonly portal: Reference
  readonly name: string
  readonly default: boolean
  readonly active: boolean
  /** API name of the module whose records these people are. */
  readonly module: string
  /** API name of the field with their addresses. */
  readonly invitation_field: string
  readonly modules: readonly PortalModule[]
  readonly created_by: Reference
  readonly created_time: string
  readonly modified_by: Reference
  readonly modified_time: string
}

const userType = {
  portal: reference,
  name: text,
  default: flag,
  active: flag,
  module: text,
  invitation_field: text,
  modules: listOf({ id, api_name: text, permissions: object }),
  ...stamps,
}

export const userTypeTable: TableSpec<UserTypeRow> = {
  name: 'portal_user_types',
  unique: ({ portal, name }) => [['name', `${portal.id} ${name.toLowerCase()}`]],
  index: ({ portal }) => [['portal', portal.id]],
  pointers: (row) => [
    { field: 'portal', table: 'portals', id: row.portal.id, whenRemoved: 'remove' },
    ...pointersToUsers({ ...row }, ['created_by', 'modified_by']),
  ],
  check: (row) => checkShape(row, userType, `portal_user_types ${row.id}`),
}

/** Somebody of a portal. The id is that of the record that the person is. */
export interface PortalUserRow extends Row {
  readonly user_type: Reference
  readonly module: string
  readonly email: string
  /** Whether somebody let the person in; while the record lies in the bin, the person is locked out all the same. */
  readonly active: boolean
  readonly confirm: boolean
  readonly invited_time: string
  readonly language: string
}

export const portalUserTable: TableSpec<PortalUserRow> = {
  name: 'portal_users',
  unique: ({ email }) => [['email', email.toLowerCase()]],
  index: ({ user_type: type }) => [['user_type', type.id]],
  pointers: ({ user_type: type }) => [
    { field: 'user_type', table: 'portal_user_types', id: type.id, whenRemoved: 'refuse' },
  ],
  check: (row) =>
    checkShape(
      row,
      {
        user_type: reference,
        module: text,
        email: text,
        active: flag,
        confirm: flag,
        invited_time: time,
        language: text,
      },
      `portal_users ${row.id}`,
    ),
}

/** Work on many people of a portal. Times are epoch milliseconds. */
export interface PortalJob extends Row {
  readonly kind: 'invite' | 'status' | 'delete'
  /** Module of the records that are invited; otherwise the id of the user type. */
  readonly of: string
  readonly by: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** Whether those who are invited come. */
  readonly confirm: boolean
  readonly starts_at: number
  readonly due: number
  /** What became of each row; null while it runs. */
  readonly results: readonly unknown[] | null
}

export const portalJobTable: TableSpec<PortalJob> = {
  name: 'portal_jobs',
  index: ({ kind, of }) => [['of', `${kind} ${of}`]],
  check: (row) =>
    checkShape(
      row,
      { kind: oneOf(['invite', 'status', 'delete']), of: text, by: id, starts_at: instant, due: instant },
      `portal_jobs ${row.id}`,
    ),
}
