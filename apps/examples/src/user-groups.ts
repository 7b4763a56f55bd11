import { paginate, scopesFor, where, type Client } from '@x/client'
import {
  createUserGroup,
  deleteUserGroup,
  getSourcesCount,
  listSources,
  listUserGroups,
  updateUserGroup,
  updateUserGroups,
  waitForDeletion,
  type SourcesCount,
} from '@x/user-groups'

// #region count
/** What makes up every group. */
export async function countAll(zoho: Client): Promise<ReadonlyMap<string, SourcesCount>> {
  const counts = new Map<string, SourcesCount>()
  for await (const group of paginate((page) => listUserGroups(zoho, { ...page, per_page: 200 }))) {
    counts.set(group.name, await getSourcesCount(zoho, group.id))
  }
  return counts
}
// #endregion count

// #region scopes
/** What to ask for at login: exactly what the functions in use need. */
export const needed: readonly string[] = scopesFor(listUserGroups, getSourcesCount)
// #endregion scopes

// #region filters
/** Names of the groups whose name begins with a string. */
export async function groupsNamed(zoho: Client, beginning: string): Promise<readonly string[]> {
  const { items } = await listUserGroups(zoho, { filters: where('name', 'starts_with', beginning) })
  return items.map((group) => group.name)
}
// #endregion filters

// #region update
/** Takes one user out of a group; everybody else stays. */
export async function removeUser(zoho: Client, groupId: string, userId: string): Promise<void> {
  const remove = [{ type: 'users', source: { id: userId } }]
  await updateUserGroup(zoho, groupId, { sources: { mode: 'patch', remove } })
}

/** Makes one user the only source of a group. */
export async function leaveOnly(zoho: Client, groupId: string, userId: string): Promise<void> {
  const sources = [{ type: 'users', source: { id: userId } }]
  await updateUserGroup(zoho, groupId, { sources: { mode: 'replace', sources } })
}
// #endregion update

// #region rows
/** Several in one call: each row has its own result. */
export async function rename(zoho: Client, names: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const results = await updateUserGroups(
    zoho,
    [...names].map(([id, name]) => ({ id, name })),
  )
  return results.map((result) => (result.ok ? 'done' : result.error.message))
}
// #endregion rows

// #region lifecycle
/** A group with the users of another one, for the time of a piece of work. */
export async function withCopy(
  zoho: Client,
  groupId: string,
  work: (id: string) => Promise<void>,
): Promise<void> {
  const { items: sources } = await listSources(zoho, groupId, { type: 'users' })
  const { id } = await createUserGroup(zoho, { name: `Copy of ${groupId}`, sources })
  try {
    await work(id)
  } finally {
    await waitForDeletion(zoho, await deleteUserGroup(zoho, id), { timeout: 60_000 })
  }
}
// #endregion lifecycle
