import type { Id, ListQuery, Reference } from '@x/client'
import {
  act,
  deleteOne,
  deleteRows,
  getOne,
  list,
  updateRows,
  type Act,
  type DeleteOne,
  type DeleteRows,
  type GetOne,
  type List,
  type UpdateRows,
} from '@x/client/endpoint'
import type { User } from './user-row.ts'

/** How many people belong to a territory. */
export interface TerritoryUserCount {
  /** A number in a string, as Zoho sends it. */
  readonly count: string
  readonly territory: Reference
}

/** One page of how many people belong to each territory. @zoho Territories */
export const getTerritoryUserCounts: List<[], TerritoryUserCount, ListQuery> = list(
  'settings/territories/actions/associated_users_count',
  'associated_users_count',
  ['settings.territories.ALL', 'users.ALL'],
)

/** One page of the people of a territory, its manager among them. @zoho Territories */
export const listTerritoryUsers: List<[territoryId: Id], User, ListQuery> = list(
  'settings/territories/{territory id}/users',
  'users',
  ['users.READ', 'settings.territories.READ'],
  'territory, listTerritories',
)

/** Somebody of a territory; `undefined` when the user does not belong to it. @zoho Territories */
export const getTerritoryUser: GetOne<[territoryId: Id, userId: Id], User> = getOne(
  'settings/territories/{territory id}/users/{user id}',
  'users',
  ['users.READ', 'settings.territories.READ'],
  'user, listTerritoryUsers',
)

/** Adds people to a territory, 100 in a call; nobody is taken away. They must be active. @zoho Territories */
export const addTerritoryUsers: UpdateRows<[territoryId: Id], { readonly id: Id }> = updateRows(
  'settings/territories/{territory id}/users',
  'users',
  ['settings.territories.ALL', 'users.ALL'],
  'territory, listTerritories',
  100,
)

/** Adds somebody to a territory. @zoho Territories */
export const addTerritoryUser: Act<[territoryId: Id, userId: Id]> = act(
  'PUT settings/territories/{territory id}/users/{user id}',
  'users',
  ['settings.territories.ALL', 'users.ALL'],
  'user, listUsers',
)

/** Takes people out of a territory, 100 in a call. Its manager stays. @zoho Territories */
export const removeTerritoryUsers: DeleteRows<[territoryId: Id]> = deleteRows(
  'settings/territories/{territory id}/users',
  'users',
  ['settings.territories.ALL', 'users.ALL'],
  'territory, listTerritories',
  100,
)

/** Takes somebody out of a territory, unless it is the manager. @zoho Territories */
export const removeTerritoryUser: DeleteOne<[territoryId: Id, userId: Id]> = deleteOne(
  'settings/territories/{territory id}/users/{user id}',
  'users',
  ['settings.territories.ALL', 'users.ALL'],
  'user, listTerritoryUsers',
)
