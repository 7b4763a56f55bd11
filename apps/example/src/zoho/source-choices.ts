import { paginate, path, readPage, request, type Client, type PageQuery } from '@x/client'
import { isToolkitError } from '@x/dc/error'
import type { Source } from '@x/user-groups'
import type { GroupForm } from './group-form.ts'
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

/** As long as Zoho does not say. */
export const noChoices: SourceChoices = { users: [], roles: [], territories: [], groups: [] }

/** Everything that can be put into a group, but itself. */
export async function sourceChoices(zoho: Client, own: string | undefined): Promise<SourceChoices> {
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
  return {
    users: users.map(choice),
    roles: roles.map(choice),
    territories: territories.map(choice),
    groups: groups.filter(({ id }) => id !== own),
  }
}

/**
 * The choices, and what is chosen though it cannot be chosen any more: a user who has left stays in the form as long as he
 * is in the group. Nothing is removed silently.
 */
export function withChosen(
  choices: SourceChoices,
  form: GroupForm,
  present: readonly Source[] = [],
): SourceChoices {
  const nameOf = (id: string): string => present.find(({ source }) => source.id === id)?.source.name ?? id
  const of = (kind: keyof SourceChoices): readonly Choice[] => {
    const gone = form.sources
      .filter((key) => key.startsWith(`${kind}:`))
      .map((key) => key.slice(kind.length + 1))
      .filter((id) => !choices[kind].some((each) => each.id === id))
    return [...gone.map((id) => ({ id, name: nameOf(id) })), ...choices[kind]]
  }
  return { users: of('users'), roles: of('roles'), territories: of('territories'), groups: of('groups') }
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

/** An organization without territories refuses to list them; then there are none to choose. */
function noTerritories(error: unknown): readonly Row[] {
  if (isToolkitError(error) && error.name === 'ZohoApiError' && !error.retryable) return []
  throw error
}

function choice({ id, name, full_name }: Row): Choice {
  return { id, name: name ?? full_name ?? id }
}
