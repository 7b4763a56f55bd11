import { operation, path, readPage, request } from '@x/client'
import type { CallOptions, Client, Id, Operation, Page } from '@x/client'
import { findGroupHint, groupIdText } from '../group-path.ts'
import { scopes } from '../scopes.ts'
import type { Association } from '../types.ts'

const needed: readonly string[] = [scopes.read]

/**
 * The rules and settings that use a group, all on one page. Zoho's page: "Get Associations of a User Group". Scope
 * `ZohoCRM.settings.user_groups.READ`.
 *
 * @throws ZohoApiError `INVALID_DATA` for an id that no group has
 * @example
 * const { items } = await listAssociations(zoho, groupId)
 */
export const listAssociations: Operation<
  (zoho: Client, groupId: Id, options?: CallOptions) => Promise<Page<Association>>
> = operation(needed, async function listAssociations(zoho, groupId, options) {
  const call = {
    path: path`settings/user_groups/${groupIdText(groupId)}/actions/associations`,
    scopes: needed,
    hint: findGroupHint,
  }
  const { items, info } = readPage<AssociationRow>(await request(zoho, call, options), 'associations')
  return { items: items.map((row) => ({ ...row, details: row.details ?? row.detail ?? null })), info }
})

type AssociationRow = Omit<Association, 'details'> &
  Partial<Record<'details' | 'detail', Association['details']>>
