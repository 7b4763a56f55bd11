import { paginate, type CallOptions, type Client, type Id } from '@x/client'
import { listSources, type Source } from '@x/user-groups'
import { listRoles } from './roles.ts'
import { listTerritories } from './territories.ts'
import { listTerritoryUsers } from './territory-users.ts'
import type { User } from './user-row.ts'
import { listUsers } from './users.ts'

/**
 * Everybody who belongs to a user group, each once, in the order of their ids: its users, those of its roles (with the roles
 * below where the group says so), those of its territories (likewise), and those of the groups inside it. Deleted users are
 * left out; look at `status` and `confirm` before you write to somebody.
 *
 * It costs a credit per page of the organization's users, per page of sources of each group, one for the roles, one per page
 * of territories when there are any, and one per page of each territory's people: 4 to 10 for most groups.
 *
 * Needs the scopes of `listSources`, `listUsers`, `listRoles`, `listTerritories` and `listTerritoryUsers`.
 *
 * @throws ZohoApiError `INVALID_DATA` for an id that no group has
 * @example
 * const members = await listMembers(zoho, groupId)
 */
export async function listMembers(
  zoho: Client,
  groupId: Id,
  options?: CallOptions,
): Promise<readonly User[]> {
  const sources = await allSources(zoho, groupId, options)
  const ids = new Set<string>()
  const of = (type: string): readonly Source[] => sources.filter((each) => each.type === type)
  for (const { source } of of('users')) ids.add(source.id)
  const roles = await rolesOf(zoho, of('roles'), options)
  for (const territory of await territoriesOf(zoho, of('territories'), options)) {
    for await (const { id } of paginate((page) => listTerritoryUsers(zoho, territory, page, options)))
      ids.add(id)
  }
  const members: User[] = []
  for await (const user of paginate((page) => listUsers(zoho, { ...page, type: 'AllUsers' }, options))) {
    if (user.status !== 'deleted' && (ids.has(user.id) || roles.has(user.role.id))) members.push(user)
  }
  return members
}

/** The sources of a group and of the groups inside it. Groups may hold each other: each is read once. */
async function allSources(
  zoho: Client,
  groupId: Id,
  options: CallOptions | undefined,
): Promise<readonly Source[]> {
  const sources: Source[] = []
  const groups = new Set([String(groupId)])
  // A set visits what is added while it is read.
  for (const group of groups) {
    for await (const source of paginate((page) => listSources(zoho, group, page, options))) {
      if (source.type === 'groups') groups.add(source.source.id)
      else sources.push(source)
    }
  }
  return sources
}

async function rolesOf(
  zoho: Client,
  sources: readonly Source[],
  options: CallOptions | undefined,
): Promise<ReadonlySet<string>> {
  const deep = sources.filter(({ subordinates }) => subordinates === true).map(({ source }) => source.id)
  const found = new Set(sources.map(({ source }) => source.id))
  if (deep.length === 0) return found
  for (const id of below(deep, await listRoles(zoho, options))) found.add(id)
  return found
}

async function territoriesOf(
  zoho: Client,
  sources: readonly Source[],
  options: CallOptions | undefined,
): Promise<ReadonlySet<string>> {
  const found = new Set(sources.map(({ source }) => source.id))
  // Sources write the flag of a territory in two ways.
  const deep = sources
    .filter((each) => each.sub_territories === true || each.subordinates === true)
    .map(({ source }) => source.id)
  if (deep.length === 0) return found
  const all: { readonly id: string; readonly reporting_to: { readonly id: string } | null }[] = []
  for await (const each of paginate((page) => listTerritories(zoho, page, options))) all.push(each)
  for (const id of below(deep, all)) found.add(id)
  return found
}

/** Ids and all below them in a tree, each once: a circle ends. */
function below(
  ids: readonly string[],
  rows: readonly { readonly id: string; readonly reporting_to: { readonly id: string } | null }[],
): ReadonlySet<string> {
  const children = Map.groupBy(rows, ({ reporting_to: above }) => above?.id)
  const found = new Set(ids)
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id)
  return found
}
