import { operation, path, writeRow } from '@x/client'
import type { CallOptions, Client, Id, Operation } from '@x/client'
import { findGroupHint } from '../group-path.ts'
import { completeRow, type UserGroupChange } from '../group-row.ts'
import { scopes } from '../scopes.ts'

const needed: readonly string[] = [scopes.update, scopes.read]

/**
 * Changes a user group. What the change leaves out stays, sources included: they are read first and sent along, because
 * Zoho's pages disagree on what a shorter list does. So this is two or three requests, each with its own deadline, and a
 * change that somebody else makes in between is overwritten. Zoho's page: "Update a User Group". Scopes
 * `ZohoCRM.settings.user_groups.UPDATE` and `.READ`.
 *
 * @throws ZohoApiError `INVALID_DATA` for a group or source that is not there, `DUPLICATE_DATA` for a name that is taken
 * @example
 * const remove = [{ type: 'users', source: { id: userId } }]
 * await updateUserGroup(zoho, groupId, { sources: { mode: 'patch', remove } })
 */
export const updateUserGroup: Operation<
  (zoho: Client, groupId: Id, change: UserGroupChange, options?: CallOptions) => Promise<void>
> = operation(needed, async function updateUserGroup(zoho, groupId, change, options) {
  const { id, ...row } = await completeRow(zoho, groupId, change, options)
  const call = {
    path: path`settings/user_groups/${id}`,
    body: { user_groups: [row] },
    rows: 'user_groups',
    scopes: needed,
    hint: findGroupHint,
  }
  await writeRow(zoho, { method: 'PUT', ...call }, options)
})
