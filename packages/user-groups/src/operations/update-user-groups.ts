import { operation, path, writeRows } from '@x/client'
import type { CallOptions, Client, Id, Operation, RowResult } from '@x/client'
import { requireDifferentGroups } from '../group-path.ts'
import { completeRow, type GroupRow, type UserGroupChange } from '../group-row.ts'
import { scopes } from '../scopes.ts'

const needed: readonly string[] = [scopes.update, scopes.read]

/**
 * Changes several user groups in one call; one result a group, in their order, and some may fail while others succeed.
 * As with `updateUserGroup`, what a change leaves out is read first. Zoho's page: none; the description of June 2025 has
 * it, later ones do not. Scopes `ZohoCRM.settings.user_groups.UPDATE` and `.READ`.
 *
 * @experimental Zoho may not serve it any more.
 * @throws ZohoApiError when the call as a whole is refused
 * @throws TypeError for two changes of one group; nothing is sent
 * @example
 * const results = await updateUserGroups(zoho, [
 *   { id: a, name: 'North' },
 *   { id: b, name: 'South' },
 * ])
 * const failures = results.flatMap((result) => (result.ok ? [] : [result.error.message]))
 */
export const updateUserGroups: Operation<
  (
    zoho: Client,
    changes: readonly (UserGroupChange & { readonly id: Id })[],
    options?: CallOptions,
  ) => Promise<readonly RowResult[]>
> = operation(needed, async function updateUserGroups(zoho, changes, options) {
  if (changes.length === 0) return []
  requireDifferentGroups(changes)
  const rows: GroupRow[] = []
  for (const { id, ...change } of changes) rows.push(await completeRow(zoho, id, change, options))
  const call = { path: path`settings/user_groups`, body: { user_groups: rows }, scopes: needed }
  return await writeRows(zoho, { method: 'PUT', rows: 'user_groups', ...call }, rows.length, options)
})
