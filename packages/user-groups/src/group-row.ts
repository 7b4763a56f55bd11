import { paginate, ResponseShapeError, type CallOptions, type Client, type Id } from '@x/client'
import { checkText, groupIdText } from './check.ts'
import { listSources } from './sources.ts'
import { planSources, type SourceRow, type SourcesChange } from './source-input.ts'
import type { Source } from './types.ts'
import { getUserGroup } from './user-groups.ts'

/** What an update changes. What is left out stays as it is. */
export interface UserGroupChange {
  readonly name?: string
  readonly description?: string | null
  /** Replaces the sources, or patches them: say which. */
  readonly sources?: SourcesChange
}

/** A group as the body of an update carries it. */
export interface GroupRow {
  readonly id: string
  readonly name: string
  readonly description?: string | null
  readonly sources: readonly SourceRow[]
}

/**
 * The complete row of an update. Zoho wants name and sources in every update, and what a shorter list of sources does is
 * documented in two ways; so what the caller leaves out is read first and sent as it is.
 */
export async function completeRow(
  zoho: Client,
  groupId: Id,
  change: UserGroupChange,
  options: CallOptions | undefined,
): Promise<GroupRow> {
  const id = groupIdText(groupId)
  const planned = planSources(change.sources ?? { mode: 'patch' })
  const description = checkText(change.description, 'description')
  const name = checkText(change.name, 'name') ?? (await presentName(zoho, id, options))
  const present: Source[] = []
  const pages = paginate((page) => listSources(zoho, id, { ...page, per_page: 200 }, options))
  for await (const source of pages) present.push(nameable(source, id))
  return { id, name, ...(description === undefined ? {} : { description }), sources: planned(present) }
}

/** A source that cannot be named can neither be kept nor removed, so a list without it would lose it silently. */
function nameable(source: Source, groupId: string): Source {
  const { type, source: member } = source as Partial<Source>
  if (typeof type === 'string' && typeof member?.id === 'string') return source
  throw new ResponseShapeError(
    `A source of user group ${groupId} came without a type or an id, so the group cannot be updated without losing it. ` +
      'Nothing was changed.',
    '$.sources[].source.id',
  )
}

async function presentName(zoho: Client, id: string, options: CallOptions | undefined): Promise<string> {
  const group = await getUserGroup(zoho, id, {}, options)
  if (typeof group?.name === 'string') return group.name
  throw new ResponseShapeError(
    `User group ${id} is not there, or came without a name, so it cannot be updated. Nothing was changed.`,
    '$.user_groups[0].name',
  )
}
