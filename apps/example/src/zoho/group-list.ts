import { paginate, type Client } from '@x/client'
import { listUserGroups, type UserGroup } from '@x/user-groups'

export const sortKeys = ['name', 'modified', 'created'] as const
/** What the list can be sorted by. */
export type SortKey = (typeof sortKeys)[number]

/** What the list shows: from the address bar, so nothing is taken for granted. */
export interface GroupListQuery {
  readonly search: string
  readonly sort: SortKey
  /** Names from the end of the alphabet, times from the oldest. */
  readonly reversed: boolean
  readonly page: number
}

/** One page of the list. */
export interface GroupList extends GroupListQuery {
  readonly groups: readonly UserGroup[]
  /** How many match. */
  readonly total: number
  readonly pages: number
}

const PER_PAGE = 8

/** Reads the query of the address; what makes no sense becomes the default. */
export function readGroupListQuery(query: Readonly<Record<string, string | undefined>>): GroupListQuery {
  const { q = '', sort, order, page } = query
  const number = Number(page ?? 1)
  return {
    search: q.slice(0, 250),
    sort: sortKeys.find((key) => key === sort) ?? 'name',
    reversed: order === 'reversed',
    page: Number.isSafeInteger(number) && number >= 1 ? number : 1,
  }
}

/** All groups. Zoho cannot sort them, so they are read whole, 200 at a time, and sorted and searched here. */
export async function allGroups(zoho: Client, signal?: AbortSignal): Promise<readonly UserGroup[]> {
  // #region list-groups
  const groups: UserGroup[] = []
  for await (const group of paginate((page) =>
    listUserGroups(zoho, { ...page, per_page: 200 }, { signal }),
  )) {
    groups.push(group)
  }
  // #endregion
  return groups
}

export async function listGroups(zoho: Client, query: GroupListQuery): Promise<GroupList> {
  const wanted = query.search.trim().toLocaleLowerCase()
  const matching = (await allGroups(zoho))
    .filter(({ name, description, id }) =>
      `${name}\n${description ?? ''}\n${id}`.toLocaleLowerCase().includes(wanted),
    )
    .toSorted(compare[query.sort])
  if (query.reversed) matching.reverse()
  const pages = Math.max(1, Math.ceil(matching.length / PER_PAGE))
  const page = Math.min(query.page, pages)
  const groups = matching.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  return { ...query, page, groups, total: matching.length, pages }
}

/** By name, as people would look for them. */
export const byName = (a: UserGroup, b: UserGroup): number => collator.compare(a.name, b.name)

const collator = new Intl.Collator('en', { numeric: true })
const changed = (group: UserGroup): string => group.modified_time ?? group.created_time
const compare: { readonly [key in SortKey]: (a: UserGroup, b: UserGroup) => number } = {
  name: byName,
  modified: (a, b) => changed(b).localeCompare(changed(a)),
  created: (a, b) => b.created_time.localeCompare(a.created_time),
}
