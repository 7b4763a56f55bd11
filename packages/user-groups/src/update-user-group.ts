import type { CallOptions, Client, Id, RowResult } from '@x/client'
import { operation, operationOnRows, readWritten } from '@x/client/endpoint'
import { groupIdText } from './check.ts'
import { completeRow, type GroupRow, type UserGroupChange } from './group-row.ts'

const ONE = {
  address: 'PUT settings/user_groups/{user group id}',
  rows: 'user_groups',
  scope: ['settings.user_groups.UPDATE', 'settings.user_groups.READ'],
  hint: 'user group, listUserGroups',
}
const SEVERAL = {
  address: 'PUT settings/user_groups',
  rows: 'user_groups',
  scope: ['settings.user_groups.UPDATE', 'settings.user_groups.READ'],
}

/** The request that is left once the row is complete. */
const putGroup = operation(
  ONE,
  ({ id, ...row }: GroupRow) => ({ fill: [id], body: { user_groups: [row] } }),
  readWritten,
)
const putGroups = operationOnRows(SEVERAL, (rows: readonly GroupRow[]) => ({ rows }))

/**
 * Changes a user group. What the change leaves out stays, sources included: they are read first and sent along, because
 * Zoho's pages disagree on what a shorter list does. So this is two or three requests, each with its own deadline, and a
 * change that somebody else makes in between is overwritten.
 *
 * @zoho User Groups
 * @throws ZohoApiError `INVALID_DATA` for a group or source that is not there, `DUPLICATE_DATA` for a name that is taken
 * @example
 * const remove = [{ type: 'users', source: { id: userId } }]
 * await updateUserGroup(zoho, groupId, { sources: { mode: 'patch', remove } })
 */
export const updateUserGroup = operation(
  ONE,
  async (zoho: Client, groupId: Id, change: UserGroupChange, options?: CallOptions): Promise<void> => {
    await putGroup(zoho, await completeRow(zoho, groupId, change, options), options)
  },
)

/**
 * Changes several user groups in one call; one result per group, in their order, and some may fail while others succeed.
 * As with `updateUserGroup`, what a change leaves out is read first.
 *
 * @zoho User Groups
 * @experimental Only the description of June 2025 has it; Zoho may not serve it any more.
 * @throws ZohoApiError when the call as a whole is refused
 * @throws TypeError for two changes of one group; nothing is sent
 * @example
 * const results = await updateUserGroups(zoho, [
 *   { id: a, name: 'North' },
 *   { id: b, name: 'South' },
 * ])
 * const failures = results.flatMap((result) => (result.ok ? [] : [result.error.message]))
 */
export const updateUserGroups = operation(
  SEVERAL,
  async (
    zoho: Client,
    changes: readonly (UserGroupChange & { readonly id: Id })[],
    options?: CallOptions,
  ): Promise<readonly RowResult[]> => {
    requireDifferentGroups(changes)
    const rows: GroupRow[] = []
    for (const { id, ...change } of changes) rows.push(await completeRow(zoho, id, change, options))
    return await putGroups(zoho, rows, options)
  },
)

/** Refuses several changes of one group: one would undo the other. */
function requireDifferentGroups(changes: readonly { readonly id: Id }[]): void {
  const ids = new Set(changes.map(({ id }) => groupIdText(id)))
  if (ids.size === changes.length) return
  throw new TypeError(
    'Two changes are of the same user group, so that one would undo the other. Make one change of them. Nothing was sent.',
  )
}
