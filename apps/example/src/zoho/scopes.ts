import { scopesFor } from '@x/client'
import { getSourcesCount, getUserGroup, listSources, listUserGroups } from '@x/user-groups'

/** What this app asks for at login: what its calls need, and no more. */
export const scopes: readonly string[] = [
  ...scopesFor(listUserGroups, getUserGroup, listSources, getSourcesCount),
  'ZohoCRM.users.READ',
  'ZohoCRM.org.READ',
]
