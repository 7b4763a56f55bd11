import { route, type Route } from '../../route.ts'
import { countUsers } from './count-users.ts'
import { getUser } from './get-user.ts'
import { listUsers } from './list-users.ts'
import {
  getTransfer,
  transferAndDeleteUser,
  transferAndDeleteUsers,
  transferUser,
  validateTransfer,
} from './transfer-users.ts'
import {
  addUserTerritories,
  getUserTerritory,
  listUserTerritories,
  removeUserTerritories,
  removeUserTerritory,
} from './user-territories.ts'
import { createUser, deleteUser, updateUser, updateUsers } from './write-users.ts'

const manage = { permissions: ['Crm_Implied_Manage_Users'] }
/** The documentation asks for DELETE, one description for CREATE, another for UPDATE: any does. */
const TRANSFER = 'users.DELETE|users.CREATE|users.UPDATE'
const ofTerritories = (operation: string): readonly string[] => [
  `users.${operation}`,
  `settings.territories.${operation}`,
]

export const userRoutes: readonly Route[] = [
  route('GET /users', 'users.READ', listUsers),
  route('POST /users', 'users.CREATE', createUser, manage),
  route('PUT /users', 'users.UPDATE', updateUsers, manage),
  route('GET /users/:id', 'users.READ', getUser),
  route('PUT /users/:id', 'users.UPDATE', updateUser, manage),
  route('DELETE /users/:id', 'users.DELETE', deleteUser, manage),
  route('GET /users/actions/count', 'users.READ', countUsers),
  route('POST /users/actions/transfer_and_delete', TRANSFER, transferAndDeleteUsers, manage),
  route('GET /users/actions/transfer_and_delete', 'users.READ', getTransfer('transfer_and_delete')),
  route('POST /users/:id/actions/transfer_and_delete', TRANSFER, transferAndDeleteUser, manage),
  route('POST /users/:id/actions/transfer', 'change_owner.CREATE', transferUser, manage),
  route('GET /users/actions/transfer', 'change_owner.READ', getTransfer('transfer')),
  route('GET /users/:id/actions/validate_before_transfer', 'change_owner.READ', validateTransfer),
  route('GET /users/:id/territories', ofTerritories('READ'), listUserTerritories),
  route('PUT /users/:id/territories', ofTerritories('UPDATE'), addUserTerritories, manage),
  route('DELETE /users/:id/territories', ofTerritories('DELETE'), removeUserTerritories, manage),
  route('GET /users/:id/territories/:territoryId', ofTerritories('READ'), getUserTerritory),
  route('DELETE /users/:id/territories/:territoryId', ofTerritories('DELETE'), removeUserTerritory, manage),
]
