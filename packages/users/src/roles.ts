import {
  createOne,
  deleteOne,
  getAll,
  getOne,
  updateOne,
  updateRows,
  type CreateOne,
  type DeleteOne,
  type GetAll,
  type GetOne,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Id, Reference } from '@x/client'

/** A role: a place in the hierarchy that decides whose records a user sees. Keys that Zoho adds are kept. */
export interface Role {
  readonly id: string
  /** Up to 200 characters, unique in the organization. */
  readonly name: string
  /** The name in the caller's language. */
  readonly display_label: string
  /** Only since the descriptions of 2026. */
  readonly api_name?: string
  readonly description: string | null
  /** Whether users of the same role see each other's records. */
  readonly share_with_peers: boolean
  /** The role above; null for the root, which is the CEO of a new organization. */
  readonly reporting_to: Reference | null
  /** Null when forecasts do not follow roles. */
  readonly forecast_manager: Reference | null
  readonly created_by__s: Reference | null
  readonly modified_by__s: Reference | null
  /** ISO 8601; null for the roles of a new organization. */
  readonly created_time__s: string | null
  readonly modified_time__s: string | null
  /** Only in the description of June 2025. */
  readonly admin_user?: boolean
}

/** Where a role belongs. Pages of v7 show the id itself, both descriptions an object with the id. */
export type RoleTarget = Id | { readonly id: Id }

/** A role to be made. */
export interface NewRole {
  /** Up to 200 characters; Zoho refuses characters such as `#`. */
  readonly name: string
  /** The role above. The pages of v7 let it out, both descriptions demand it: give it. */
  readonly reporting_to: RoleTarget
  /** Up to 250 characters. */
  readonly description?: string | null
  /** Defaults to false. */
  readonly share_with_peers?: boolean
}

/** What changes in a role; what is left out stays. */
export interface RoleChange {
  readonly name?: string
  readonly reporting_to?: RoleTarget
  readonly forecast_manager?: RoleTarget | null
  readonly description?: string | null
  readonly share_with_peers?: boolean
}

/** All roles, at most 250. The hierarchy follows from `reporting_to`. @zoho Roles */
export const listRoles: GetAll<[], Role> = getAll('settings/roles', 'roles', 'settings.roles.READ')

/** One role; `undefined` when it is not there. @zoho Roles */
export const getRole: GetOne<[roleId: Id], Role> = getOne(
  'settings/roles/{role id}',
  'roles',
  'settings.roles.READ',
  'role, listRoles',
)

/** Makes a role below another one. @zoho Roles */
export const createRole: CreateOne<[], NewRole> = createOne(
  'settings/roles',
  'roles',
  'settings.roles.CREATE',
)

/**
 * Changes roles, each with a result of its own. The descriptions allow 100 in a call, more go out in several; the pages of v7
 * allow one.
 *
 * @zoho Roles
 */
export const updateRoles: UpdateRows<[], RoleChange & { readonly id: Id }> = updateRows(
  'settings/roles',
  'roles',
  'settings.roles.UPDATE',
  'role, listRoles',
  100,
)

/** Changes a role. @zoho Roles */
export const updateRole: UpdateOne<[roleId: Id], RoleChange> = updateOne(
  'settings/roles/{role id}',
  'roles',
  'settings.roles.UPDATE',
  'role, listRoles',
)

/**
 * Deletes a role. Its users, and the roles below it, go to the other role, which must not stand below it.
 *
 * @zoho Roles
 */
export const deleteRole: DeleteOne<[roleId: Id, transferTo: Id]> = deleteOne(
  'settings/roles/{role id}?transfer_to_id={role id}',
  'roles',
  'settings.roles.DELETE',
  'role, listRoles',
)
