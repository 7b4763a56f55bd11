import type { Operation } from './call.ts'
import type { Readings } from './readings.ts'
import { getSourcesCount } from './user-groups/get-sources-count.ts'
import { getUserGroup } from './user-groups/get-user-group.ts'
import { listSources } from './user-groups/list-sources.ts'
import { listUserGroups } from './user-groups/list-user-groups.ts'

/** One operation of the API and where it answers. */
export interface Route {
  readonly method: string
  /** Path after `/crm/vN`, split; `:id` stands for a number. */
  readonly segments: readonly string[]
  readonly operation: Operation
  /** Scopes that the token must all cover. */
  scopes(readings: Readings): readonly string[]
  /** Permissions of the caller's profile, besides API access. */
  readonly permissions: readonly string[]
}

const groups = { scope: 'ZohoCRM.settings.user_groups', permissions: ['Crm_Implied_Manage_Groups'] }

/** Every operation served. Literal paths stand before the patterns that would match them too. */
export const routes: readonly Route[] = [
  on(groups, 'GET', '/settings/user_groups', 'READ', listUserGroups),
  on(groups, 'GET', '/settings/user_groups/:id', 'READ', getUserGroup),
  on(groups, 'GET', '/settings/user_groups/:id/sources', 'READ', listSources),
  on(groups, 'GET', '/settings/user_groups/:id/actions/sources_count', 'READ', getSourcesCount),
]

interface Area {
  readonly scope: string
  readonly permissions: readonly string[]
}

function on(
  area: Area,
  method: string,
  path: string,
  scopeOperation: string,
  operation: Operation,
  scopes?: (readings: Readings) => readonly string[],
): Route {
  const needed = [`${area.scope}.${scopeOperation}`]
  return {
    method,
    segments: path.slice(1).split('/'),
    operation,
    scopes: scopes ?? (() => needed),
    permissions: area.permissions,
  }
}
