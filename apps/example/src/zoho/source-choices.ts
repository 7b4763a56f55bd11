import { paginate, path, readPage, request, type Client, type PageQuery } from '@x/client'
import { isToolkitError } from '@x/dc/error'
import type { Source } from '@x/user-groups'
import { allGroups } from './group-list.ts'

/** Somebody or something that may become a source. */
export interface Choice {
  readonly id: string
  readonly name: string
}

/** What the form offers, by kind. */
export interface SourceChoices {
  readonly users: readonly Choice[]
  readonly roles: readonly Choice[]
  readonly territories: readonly Choice[]
  readonly groups: readonly Choice[]
}

interface Row {
  readonly id: string
  readonly name?: string
  readonly full_name?: string
}

/** Everything that can be put into a group, but itself; and what is in it already though it could not be chosen any more. */
export async function sourceChoices(
  zoho: Client,
  group: { readonly id?: string; readonly sources?: readonly Source[] },
): Promise<SourceChoices> {
  const { id: own, sources: present = [] } = group
  const [users, roles, territories, groups] = await Promise.all([
    everyRow(zoho, 'users', (page) => ({
      path: path`users`,
      query: { ...page, type: 'ActiveUsers', per_page: 200 },
      scopes: ['ZohoCRM.users.READ'],
    })),
    everyRow(zoho, 'roles', () => ({ path: path`settings/roles`, scopes: ['ZohoCRM.settings.roles.READ'] })),
    everyRow(zoho, 'territories', (page) => ({
      path: path`settings/territories`,
      query: { ...page },
      scopes: ['ZohoCRM.settings.territories.READ'],
    })).catch(noTerritories),
    allGroups(zoho),
  ])
  const all = {
    users: users.map(choice),
    roles: roles.map(choice),
    territories: territories.map(choice),
    groups: groups.filter(({ id }) => id !== own),
  }
  // Nothing is removed silently: a user who has left stays in the form as long as he is in the group.
  const gone = (type: keyof SourceChoices): readonly Choice[] =>
    present
      .filter((each) => each.type === type && !all[type].some(({ id }) => id === each.source.id))
      .map(({ source }) => source)
  return {
    users: [...gone('users'), ...all.users],
    roles: [...gone('roles'), ...all.roles],
    territories: [...gone('territories'), ...all.territories],
    groups: [...gone('groups'), ...all.groups],
  }
}

async function everyRow(
  zoho: Client,
  key: string,
  call: (page: PageQuery) => Parameters<typeof request>[1] & { readonly as?: 'json' },
): Promise<readonly Row[]> {
  const rows: Row[] = []
  const pages = paginate(async (page) => readPage<Row>(await request(zoho, call(page)), key))
  for await (const row of pages) rows.push(row)
  return rows
}

/** An organisation without territories refuses to list them; then there are none to choose. */
function noTerritories(error: unknown): readonly Row[] {
  if (isToolkitError(error) && error.name === 'ZohoApiError' && !error.retryable) return []
  throw error
}

function choice({ id, name, full_name }: Row): Choice {
  return { id, name: name ?? full_name ?? id }
}
