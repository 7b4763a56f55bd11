import type { Id, ListQuery, Reference } from '@x/client'
import {
  deleteOne,
  deleteRows,
  getOne,
  list,
  updateOne,
  updateRows,
  type DeleteOne,
  type DeleteRows,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'

/** A contact of a deal, with the fields of the contact that were asked for. */
export interface DealContactRole {
  /** Id of the contact. */
  readonly id: string
  readonly Contact_Role: Reference | null
  readonly [field: string]: unknown
}

/** What role a contact has. */
export interface GivenContactRole {
  readonly Contact_Role: { readonly id: Id; readonly name?: string | undefined }
}

/** Query of {@link listDealContactRoles}. */
export interface ListDealContactRolesQuery extends ListQuery {
  /** Fields of contacts, and `Contact_Role`. */
  readonly fields: readonly string[]
  readonly page_token?: string | undefined
  /** Of contacts. */
  readonly ids?: readonly Id[] | undefined
}

/** One page of the contacts of a deal with their roles. @zoho Contact Roles */
export const listDealContactRoles: List<[dealId: Id], DealContactRole, ListDealContactRolesQuery> = list(
  'Deals/{deal id}/Contact_Roles',
  'data',
  ['modules.deals.READ', 'modules.contacts.READ'],
  'deal, listRecords',
)

/** One contact of a deal with its role. @zoho Contact Roles */
export const getDealContactRole: GetOne<
  [dealId: Id, contactId: Id],
  DealContactRole,
  { readonly fields: readonly string[] }
> = getOne(
  'Deals/{deal id}/Contact_Roles/{contact id}',
  'data',
  ['modules.deals.READ', 'modules.contacts.READ'],
  'contact, listDealContactRoles',
)

/** Gives a contact a role in a deal; one that is none of the deal's comes to be. @zoho Contact Roles */
export const setDealContactRole: UpdateOne<[dealId: Id, contactId: Id], GivenContactRole> = updateOne(
  'Deals/{deal id}/Contact_Roles/{contact id}',
  'data',
  ['modules.deals.UPDATE', 'modules.contacts.UPDATE'],
  'contact, listRecords',
)

/**
 * Gives contacts roles in a deal; those that are none of the deal's come to be.
 *
 * @zoho Contact Roles
 * @experimental Only in the description of 2026.
 */
export const setDealContactRoles: UpdateRows<[dealId: Id], GivenContactRole & { readonly id: Id }> =
  updateRows(
    'Deals/{deal id}/Contact_Roles',
    'data',
    ['modules.deals.UPDATE', 'modules.contacts.UPDATE'],
    'deal, listRecords',
    100,
  )

/** Takes contacts from a deal; they stay. @zoho Contact Roles */
export const removeDealContactRoles: DeleteRows<[dealId: Id]> = deleteRows(
  'Deals/{deal id}/Contact_Roles',
  'data',
  ['modules.deals.DELETE', 'modules.contacts.DELETE'],
  'deal, listRecords',
  100,
)

/** Takes a contact from a deal; it stays. @zoho Contact Roles */
export const removeDealContactRole: DeleteOne<[dealId: Id, contactId: Id]> = deleteOne(
  'Deals/{deal id}/Contact_Roles/{contact id}',
  'data',
  ['modules.deals.DELETE', 'modules.contacts.DELETE'],
  'contact, listDealContactRoles',
)
