import { route, type Route } from '../../route.ts'
import { getRole } from './get-role.ts'
import { listRoles } from './list-roles.ts'

export const roleRoutes: readonly Route[] = [
  route('GET /settings/roles', 'settings.roles.READ', listRoles),
  route('GET /settings/roles/:id', 'settings.roles.READ', getRole),
]
