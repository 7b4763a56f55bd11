import { route, type Route } from '../../route.ts'
import { getProfile, listProfiles } from './read-profiles.ts'
import { cloneProfile, deleteProfile, updateProfile } from './write-profiles.ts'

/** No source names a permission for profiles; that of users is assumed. */
const write = { permissions: ['Crm_Implied_Manage_Users'] }

export const profileRoutes: readonly Route[] = [
  route('GET /settings/profiles', 'settings.profiles.READ', listProfiles),
  route('GET /settings/profiles/:id', 'settings.profiles.READ', getProfile),
  route('POST /settings/profiles/:id/actions/clone', 'settings.profiles.CREATE', cloneProfile, write),
  route('PUT /settings/profiles/:id', 'settings.profiles.UPDATE', updateProfile, write),
  route('DELETE /settings/profiles/:id', 'settings.profiles.DELETE', deleteProfile, write),
]
