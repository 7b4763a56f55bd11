import type { Id, ListQuery, Reference } from '@x/client'
import {
  deleteOne,
  getOne,
  list,
  ofModule,
  operationOnRows,
  updateOne,
  updateRows,
  type DeleteOne,
  type GetOne,
  type List,
  type OfModule,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import { namesOf } from './delete-records.ts'
import type { RelatedExternal } from './related-records.ts'

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

/** A contact of a deal, by its id unless an external field names it, and its role. */
export interface DealContact extends GivenContactRole {
  readonly id?: Id | undefined
  readonly [field: string]: unknown
}

/** Scopes of the contacts of a deal. A plain name of an external field is one of deals; those of contacts are paths (`Contacts.No`). */
/* @__NO_SIDE_EFFECTS__ */
function ofDeals(what: string): OfModule {
  const { externalHeader, ...scopes } = ofModule(`modules.deals.${what}`, `modules.contacts.${what}`)
  return { ...scopes, externalHeader: (external) => externalHeader(external, 'Deals') }
}

/** Query of {@link listDealContactRoles}. */
export interface ListDealContactRolesQuery extends ListQuery, RelatedExternal {
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
  ofDeals('READ'),
  'deal, listRecords',
)

/** One contact of a deal with its role. @zoho Contact Roles */
export const getDealContactRole: GetOne<
  [dealId: Id, contactId: Id],
  DealContactRole,
  RelatedExternal & { readonly fields: readonly string[] }
> = getOne(
  'Deals/{deal id}/Contact_Roles/{contact id}',
  'data',
  ofDeals('READ'),
  'contact, listDealContactRoles',
)

/** Gives a contact a role in a deal; one that is none of the deal's comes to be. @zoho Contact Roles */
export const setDealContactRole: UpdateOne<[dealId: Id, contactId: Id], GivenContactRole, RelatedExternal> =
  updateOne('Deals/{deal id}/Contact_Roles/{contact id}', 'data', ofDeals('UPDATE'), 'contact, listRecords')

/**
 * Gives contacts roles in a deal; those that are none of the deal's come to be.
 *
 * @zoho Contact Roles
 * @experimental Only in the description of 2026.
 */
export const setDealContactRoles: UpdateRows<[dealId: Id], DealContact, RelatedExternal> = updateRows(
  'Deals/{deal id}/Contact_Roles',
  'data',
  ofDeals('UPDATE'),
  'deal, listRecords',
  100,
)

/** Takes contacts from a deal; they stay. @zoho Contact Roles */
export const removeDealContactRoles = operationOnRows(
  {
    address: 'DELETE Deals/{deal id}/Contact_Roles',
    rows: 'data',
    scope: ofDeals('DELETE'),
    hint: 'deal, listRecords',
    most: 100,
  },
  (dealId: Id, contactIds: readonly Id[], query?: RelatedExternal) => ({
    fill: [dealId],
    ids: namesOf(contactIds, query?.external),
    query,
  }),
)

/** Takes a contact from a deal; it stays. @zoho Contact Roles */
export const removeDealContactRole: DeleteOne<[dealId: Id, contactId: Id], RelatedExternal> = deleteOne(
  'Deals/{deal id}/Contact_Roles/{contact id}',
  'data',
  ofDeals('DELETE'),
  'contact, listDealContactRoles',
)
