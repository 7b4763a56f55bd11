import { paginate, path, readPage, readRow, request, type Client } from '@x/client'
import { getSourcesCount, listUserGroups, updateUserGroup } from '@x/user-groups'

// #region groups
/** Instead of `getGroups` with a ParameterMap, `getSourcesCount` and their response handlers. */
export async function countRoles(zoho: Client): Promise<ReadonlyMap<string, number>> {
  const roles = new Map<string, number>()
  for await (const group of paginate((page) => listUserGroups(zoho, { ...page, per_page: 200 }))) {
    const count = await getSourcesCount(zoho, group.id)
    roles.set(group.name, count.roles ?? 0)
  }
  return roles
}

/** Instead of `updateGroup` with a BodyWrapper: what is not mentioned stays. */
export async function rename(zoho: Client, groupId: string, name: string): Promise<void> {
  await updateUserGroup(zoho, groupId, { name })
}
// #endregion groups

// #region request
/** What you read of a user; the names are Zoho's. */
export interface User {
  readonly id: string
  readonly full_name: string
  readonly email: string
}

/** Instead of `UsersOperations.getUsers`: all pages, not the first one. */
export function activeUsers(zoho: Client): AsyncIterable<User> {
  return paginate(async ({ page }) => {
    const query = { type: 'ActiveUsers', page, per_page: 200 }
    const body = await request(zoho, { path: path`users`, query, scopes: ['ZohoCRM.users.READ'] })
    return readPage<User>(body, 'users')
  })
}

/** Instead of `OrgOperations.getOrganization`. */
export async function companyName(zoho: Client): Promise<string | undefined> {
  const body = await request(zoho, { path: path`org`, scopes: ['ZohoCRM.org.READ'] })
  return readRow<{ readonly company_name: string }>(body, 'org')?.company_name
}
// #endregion request
