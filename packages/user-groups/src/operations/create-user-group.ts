import { operation, path, writeRow, writtenId } from '@x/client'
import type { CallOptions, Client, Operation } from '@x/client'
import { checkText } from '../group-row.ts'
import { scopes } from '../scopes.ts'
import { sourceRows, type SourceInput } from '../source-input.ts'

const needed: readonly string[] = [scopes.create]

/** A group to be made. */
export interface NewUserGroup {
  /** Not used by another group; at most 250 characters. */
  readonly name: string
  readonly description?: string
  /** At most 200. */
  readonly sources: readonly SourceInput[]
}

/**
 * Creates a user group and returns its id. Not repeated after a failure: `outcome: 'unknown'` on an error means that it
 * may exist. Zoho's page: "Create a User Group". Scope `ZohoCRM.settings.user_groups.CREATE`.
 *
 * @throws ZohoApiError `DUPLICATE_DATA` for a name that is taken, `MANDATORY_NOT_FOUND`, `INVALID_DATA` for a bad source
 * @example
 * const sources = [{ type: 'users', source: { id: userId } }]
 * const { id } = await createUserGroup(zoho, { name: 'Sales', sources })
 */
export const createUserGroup: Operation<
  (zoho: Client, group: NewUserGroup, options?: CallOptions) => Promise<{ readonly id: string }>
> = operation(needed, async function createUserGroup(zoho, group, options) {
  const { name, description, sources } = group
  const row = { name: checkText(name, 'name'), description: checkText(description, 'description') }
  const body = { user_groups: [{ ...row, sources: sourceRows(sources) }] }
  const call = { path: path`settings/user_groups`, body, rows: 'user_groups', scopes: needed }
  return { id: writtenId(await writeRow(zoho, { method: 'POST', ...call }, options)) }
})
