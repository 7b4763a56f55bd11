import { scopesFor } from '@x/client'
import { listFields, listModules } from '@x/metadata'
import {
  createUserGroup,
  deleteUserGroup,
  getSourcesCount,
  getUserGroup,
  listAssociations,
  listSources,
  listUserGroups,
  updateUserGroup,
} from '@x/user-groups'

/** What this app asks for at login: what its calls need, and no more. */
export const scopes: readonly string[] = [
  ...scopesFor(listUserGroups, getUserGroup, listSources, getSourcesCount, listAssociations),
  ...scopesFor(createUserGroup, updateUserGroup, deleteUserGroup).filter((scope) => !scope.endsWith('.READ')),
  ...scopesFor(listModules, listFields),
  'ZohoCRM.users.READ',
  'ZohoCRM.org.READ',
  'ZohoCRM.settings.roles.READ',
  'ZohoCRM.settings.territories.READ',
  // Records of any module: which ones the organization has is known only after the login.
  'ZohoCRM.modules.ALL',
  'ZohoCRM.coql.READ',
  'ZohoSearch.securesearch.READ',
]
