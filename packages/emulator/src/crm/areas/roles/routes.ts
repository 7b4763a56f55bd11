import { route, type Route } from '../../route.ts'
import { deleteRole } from './delete-role.ts'
import { getRole } from './get-role.ts'
import { listRoles } from './list-roles.ts'
import { createRoles, updateRole, updateRoles } from './write-roles.ts'

/** No source names a permission for roles; that of users is assumed. */
const write = { permissions: ['Crm_Implied_Manage_Users'] }

export const roleRoutes: readonly Route[] = [
  route('GET /settings/roles', 'settings.roles.READ', listRoles),
  route('POST /settings/roles', 'settings.roles.CREATE', createRoles, write),
  route('PUT /settings/roles', 'settings.roles.UPDATE', updateRoles, write),
  route('GET /settings/roles/:id', 'settings.roles.READ', getRole),
  route('PUT /settings/roles/:id', 'settings.roles.UPDATE', updateRole, write),
  route('DELETE /settings/roles/:id', 'settings.roles.DELETE', deleteRole, write),
]
