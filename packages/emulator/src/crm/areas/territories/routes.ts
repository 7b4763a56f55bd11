import { route, type Route } from '../../route.ts'
import { countUsersOfTerritories } from './count-associated-users.ts'
import { getTerritory } from './get-territory.ts'
import { listChildTerritories, listTerritories } from './list-territories.ts'

const READ = 'settings.territories.READ'

export const territoryRoutes: readonly Route[] = [
  route('GET /settings/territories', READ, listTerritories),
  route('GET /settings/territories/actions/associated_users_count', READ, countUsersOfTerritories),
  route('GET /settings/territories/:id', READ, getTerritory),
  route('GET /settings/territories/:id/__child_territories', READ, listChildTerritories),
]
