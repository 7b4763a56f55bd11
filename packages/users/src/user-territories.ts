import type { Id, ListQuery } from '@x/client'
import {
  deleteOne,
  deleteRows,
  getOne,
  list,
  updateRows,
  type DeleteOne,
  type DeleteRows,
  type GetOne,
  type List,
  type UpdateRows,
} from '@x/client/endpoint'

/** A territory that a user belongs to. The outer keys are capitalized; inside, sources show both `name` and `Name`. */
export interface UserTerritory {
  readonly id: string
  readonly Name: string
  readonly Manager: { readonly id: string; readonly name?: string; readonly Name?: string } | null
  readonly Reporting_To: { readonly id: string; readonly name?: string; readonly Name?: string } | null
}

/** One page of the territories of a user. @zoho Users */
export const listUserTerritories: List<[userId: Id], UserTerritory, ListQuery> = list(
  'users/{user id}/territories',
  'territories',
  ['users.READ', 'settings.territories.READ'],
  'user, listUsers',
)

/** One territory of a user; `undefined` when the user does not belong to it. @zoho Users */
export const getUserTerritory: GetOne<[userId: Id, territoryId: Id], UserTerritory> = getOne(
  'users/{user id}/territories/{territory id}',
  'territories',
  ['users.READ', 'settings.territories.READ'],
  'territory, listUserTerritories',
)

/** Adds a user to territories, 100 in a call; nothing is taken away. Refused for oneself. @zoho Users */
export const addUserTerritories: UpdateRows<[userId: Id], { readonly id: Id }> = updateRows(
  'users/{user id}/territories',
  'territories',
  ['users.UPDATE', 'settings.territories.UPDATE'],
  'user, listUsers',
  100,
)

/**
 * Takes a user out of territories, 100 in a call. Refused for the territory's manager and for the root territory.
 *
 * @zoho Users
 */
export const removeUserTerritories: DeleteRows<[userId: Id]> = deleteRows(
  'users/{user id}/territories',
  'territories',
  ['users.DELETE', 'settings.territories.DELETE'],
  'user, listUsers',
  100,
)

/** Takes a user out of one territory. @zoho Users */
export const removeUserTerritory: DeleteOne<[userId: Id, territoryId: Id]> = deleteOne(
  'users/{user id}/territories/{territory id}',
  'territories',
  ['users.DELETE', 'settings.territories.DELETE'],
  'territory, listUserTerritories',
)
