import type { Id, ListQuery } from '@x/client'
import {
  createOne,
  deleteOne,
  getOne,
  getOnly,
  list,
  updateOne,
  updateRows,
  type CreateOne,
  type DeleteOne,
  type GetOne,
  type GetOnly,
  type List,
  type ModifiedSince,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { NewUser, User, UserChange, UserKind } from './user-row.ts'

/** Whom to list. Open: Zoho may add words. */
export type UserType =
  | 'AllUsers'
  | 'ActiveUsers'
  | 'DeactiveUsers'
  | 'ConfirmedUsers'
  | 'NotConfirmedUsers'
  | 'DeletedUsers'
  | 'ActiveConfirmedUsers'
  | 'AdminUsers'
  | 'ActiveConfirmedAdmins'
  | 'CurrentUser'
  | 'DeveloperUsers'
  | 'AllActiveUsers'
  | 'ActiveLiteUser'
  | 'ActiveAndDeactive'
  | 'ChildRoleUsers'
  | 'ParentRoleUsers'
  | 'SubordinateRoleUsers'
  | 'ConfirmedReportingUsers'
  | (string & {})

/** Query of `listUsers`. */
export interface ListUsersQuery extends ListQuery, ModifiedSince {
  /** Defaults to `AllUsers`, which holds deleted users and people who never accepted their invitation, too. */
  readonly type?: UserType
  /** At most 100 ids. */
  readonly ids?: readonly Id[]
  /** API names of fields; the list of the newest description, at most 3,000 characters. */
  readonly fields?: readonly string[]
  readonly type__s?: readonly UserKind[]
  readonly include_lite_users?: boolean
  /** Only with `ChildRoleUsers`, `ParentRoleUsers` and `SubordinateRoleUsers`. */
  readonly role_id?: Id
}

/** One page of the organization's users, at most 200, in the order of their ids. @zoho Users */
export const listUsers: List<[], User, ListUsersQuery> = list('users', 'users', 'users.READ')

/** One user; `undefined` when nobody has the id. @zoho Users */
export const getUser: GetOne<[userId: Id], User, ModifiedSince> = getOne(
  'users/{user id}',
  'users',
  'users.READ',
  'user, listUsers',
)

/**
 * Invites somebody: the user is active and not confirmed until the invitation is accepted. Not for organizations of CRM
 * Plus and Zoho One.
 *
 * @zoho Users
 */
export const createUser: CreateOne<[], NewUser> = createOne('users', 'users', 'users.CREATE')

/**
 * Changes users, each with a result of its own, and in a call of its own: the pages of v7 and an example of the newest
 * description allow one row, though the description of 2026 types ten.
 *
 * @zoho Users
 */
export const updateUsers: UpdateRows<[], UserChange & { readonly id: Id }> = updateRows(
  'users',
  'users',
  'users.UPDATE',
  'user, listUsers',
  1,
)

/**
 * Changes a user. Time zone, language, name format, sort order and signature can be changed for oneself only; the e-mail
 * address only while the invitation is not accepted.
 *
 * @zoho Users
 */
export const updateUser: UpdateOne<[userId: Id], UserChange> = updateOne(
  'users/{user id}',
  'users',
  'users.UPDATE',
  'user, listUsers',
)

/**
 * Deletes a user, who stays in `AllUsers` as deleted. Records keep their deleted owner: to hand them on, call
 * `transferAndDeleteUser` instead.
 *
 * @zoho Users
 */
export const deleteUser: DeleteOne<[userId: Id]> = deleteOne(
  'users/{user id}',
  'users',
  'users.DELETE',
  'user, listUsers',
)

/** Query of `countUsers`. */
export interface CountUsersQuery {
  /** Whom to count. */
  readonly type?: UserType
}

/** How many users there are. @zoho Users */
export const countUsers: GetOnly<[], number, CountUsersQuery> = getOnly(
  'users/actions/count',
  'count',
  'users.READ',
)
