import { route, type Route } from '../../route.ts'
import { changeTerritories, changeTerritoriesOfOne } from './assign-territories.ts'
import { countUsersOfTerritories } from './count-associated-users.ts'
import { listDeletedTerritories } from './deleted-territories.ts'
import {
  deleteTerritories,
  deleteTerritory,
  transferAndDeleteTerritories,
  transferAndDeleteTerritory,
} from './delete-territories.ts'
import { getTerritory } from './get-territory.ts'
import { listChildTerritories, listTerritories } from './list-territories.ts'
import {
  addTerritoryUser,
  addTerritoryUsers,
  getTerritoryUser,
  listTerritoryUsers,
  removeTerritoryUser,
  removeTerritoryUsers,
} from './territory-users.ts'
import { createTerritories, updateTerritories, updateTerritory } from './write-territories.ts'

const on = (operation: string): string => `settings.territories.${operation}`
/** No source names a permission for territories; that of users is assumed. */
const write = { permissions: ['Crm_Implied_Manage_Users'] }
const readUsers = ['users.READ', on('READ')]
const writeUsers = ['users.ALL', on('ALL')]
/** The documentation asks for ALL, a description for DELETE, which ALL covers. */
const TRANSFER = on('DELETE')
const OF_RECORDS = 'modules.{module}.UPDATE'
const edit = { permissions: ['Crm_Implied_Edit_{module}'] }

export const territoryRoutes: readonly Route[] = [
  route('GET /settings/territories', on('READ'), listTerritories),
  route('POST /settings/territories', on('CREATE'), createTerritories, write),
  route('PUT /settings/territories', on('UPDATE'), updateTerritories, write),
  route('DELETE /settings/territories', on('DELETE'), deleteTerritories, write),
  route(
    'GET /settings/territories/actions/associated_users_count',
    ({ territories }) => (territories.countScope === 'all' ? writeUsers : [on('READ')]),
    countUsersOfTerritories,
  ),
  route(
    'GET /settings/territories/actions/deleted_associated_territories',
    on('READ'),
    listDeletedTerritories,
  ),
  route(
    'POST /settings/territories/actions/transfer_and_delete',
    TRANSFER,
    transferAndDeleteTerritories,
    write,
  ),
  route('GET /settings/territories/:id', on('READ'), getTerritory),
  route('PUT /settings/territories/:id', on('UPDATE'), updateTerritory, write),
  route('DELETE /settings/territories/:id', on('DELETE'), deleteTerritory, write),
  route(
    'POST /settings/territories/:id/actions/transfer_and_delete',
    TRANSFER,
    transferAndDeleteTerritory,
    write,
  ),
  route('GET /settings/territories/:id/__child_territories', on('READ'), listChildTerritories),
  route('GET /settings/territories/:id/users', readUsers, listTerritoryUsers),
  route('PUT /settings/territories/:id/users', writeUsers, addTerritoryUsers, write),
  route('DELETE /settings/territories/:id/users', writeUsers, removeTerritoryUsers, write),
  route('GET /settings/territories/:id/users/:userId', readUsers, getTerritoryUser),
  route('PUT /settings/territories/:id/users/:userId', writeUsers, addTerritoryUser, write),
  route('DELETE /settings/territories/:id/users/:userId', writeUsers, removeTerritoryUser, write),
  route('POST /:module/actions/assign_territories', OF_RECORDS, changeTerritories('assign'), edit),
  route('POST /:module/actions/remove_territories', OF_RECORDS, changeTerritories('remove'), edit),
  route(
    'POST /:module/:recordId/actions/assign_territories',
    OF_RECORDS,
    changeTerritoriesOfOne('assign'),
    edit,
  ),
  route(
    'POST /:module/:recordId/actions/remove_territories',
    OF_RECORDS,
    changeTerritoriesOfOne('remove'),
    edit,
  ),
]
