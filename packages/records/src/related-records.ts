import type {
  AnyModule,
  Call,
  CallOptions,
  Client,
  Id,
  ListQuery,
  Module,
  ModuleShape,
  Page,
} from '@x/client'
import {
  deleteOne,
  getOne,
  list,
  ofModule,
  operationOnRows,
  updateOne,
  updateRows,
  type Answered,
  type DeleteOne,
  type Described,
  type GetOne,
  type ModifiedSince,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import { namesOf } from './delete-records.ts'
import type { FieldName, Picked } from './record-types.ts'

/**
 * External fields by which records are named, in place of their ids: a plain name is a field of the module of the address,
 * the related records' are paths (`Deals.Deal_No`).
 */
export interface RelatedExternal {
  readonly external?: string | readonly string[] | undefined
}

/** Query of {@link listRelatedRecords}. */
export interface ListRelatedQuery<F extends string = string>
  extends ListQuery, ModifiedSince, RelatedExternal {
  /** API names of fields of the related module, and what the relation has besides (`Member_Status`). */
  readonly fields: readonly F[]
  readonly page_token?: string | undefined
  readonly ids?: readonly Id[] | undefined
  /** @default 'id' */
  readonly sort_by?: 'id' | 'Created_Time' | 'Modified_Time' | undefined
  /** @default 'desc' */
  readonly sort_order?: 'asc' | 'desc' | undefined
  /** Leads that were converted. @default 'false' */
  readonly converted?: 'true' | 'false' | 'both' | undefined
}

/** Lists the records of a related list. */
export interface ListRelatedRecords extends Described {
  <M extends ModuleShape = AnyModule, const F extends FieldName<M> = FieldName<M>>(
    zoho: Client,
    module: string,
    recordId: Id,
    list: Module<M>,
    query: ListRelatedQuery<F | (string & {})>,
    options?: CallOptions,
  ): Promise<Page<Picked<M, F>>>
  call(module: string, recordId: Id, list: string, query: ListRelatedQuery): Call
  read(answer: Answered): Page<AnyModule['row']>
}

/**
 * One page of what hangs on a record: `list` is the API name of a related list, which mostly is that of a module, whose types
 * may stand there. `Activities_Chronological_View` has open activities of all kinds, each with its `$module`.
 *
 * @zoho Related Records
 * @throws ZohoApiError `INVALID_DATA` with `resource_path_index` 1 for the record, 2 for the list
 */
export const listRelatedRecords: ListRelatedRecords = list(
  '{module}/{record id}/{list}',
  'data',
  ofModule('modules.{module}.READ'),
  'related list, listRelatedLists',
)

/** One record of a related list. @zoho Related Records */
export const getRelatedRecord: GetOne<
  [module: string, recordId: Id, list: string, relatedId: Id],
  AnyModule['row'],
  RelatedExternal & { readonly fields?: readonly string[] | undefined }
> = getOne(
  '{module}/{record id}/{list}/{related id}',
  'data',
  ofModule('modules.{module}.READ'),
  'related record, listRelatedRecords',
)

/** What a link between two records has: the other's id, unless an external field names it, and values such as `Member_Status`. */
export interface RelatedLink {
  readonly id?: Id | undefined
  readonly [field: string]: unknown
}

/**
 * Links records to a record, or changes their links: campaigns with leads and contacts (`Member_Status`), products with
 * others (price books want `list_price`), contacts with deals (`Contact_Role`), appointments with services. Other pairs
 * Zoho refuses, sometimes as `INVALID_MODULE`.
 *
 * @zoho Related Records
 */
export const updateRelatedRecords: UpdateRows<
  [module: string, recordId: Id, list: string],
  RelatedLink,
  RelatedExternal
> = updateRows(
  '{module}/{record id}/{list}',
  'data',
  ofModule('modules.{module}.UPDATE'),
  'record, listRecords',
  100,
)

/** Links a record to another one, or changes the link. @zoho Related Records */
export const updateRelatedRecord: UpdateOne<
  [module: string, recordId: Id, list: string, relatedId: Id],
  RelatedLink,
  RelatedExternal
> = updateOne(
  '{module}/{record id}/{list}/{related id}',
  'data',
  ofModule('modules.{module}.UPDATE'),
  'record, listRecords',
)

/** Takes links away, a hundred in a request; the records stay. @zoho Related Records */
export const delinkRelatedRecords = operationOnRows(
  {
    address: 'DELETE {module}/{record id}/{list}',
    rows: 'data',
    scope: ofModule('modules.{module}.DELETE'),
    hint: 'record, listRecords',
    most: 100,
  },
  (module: string, recordId: Id, related: string, ids: readonly Id[], query?: RelatedExternal) => ({
    fill: [module, recordId, related],
    ids: namesOf(ids, query?.external),
    query,
  }),
)

/** Takes a link away; both records stay. @zoho Related Records */
export const delinkRelatedRecord: DeleteOne<
  [module: string, recordId: Id, list: string, relatedId: Id],
  RelatedExternal
> = deleteOne(
  '{module}/{record id}/{list}/{related id}',
  'data',
  ofModule('modules.{module}.DELETE'),
  'related record, listRelatedRecords',
)

/** Lists what hangs on a deleted record. */
export interface ListRelatedOfDeleted extends Described {
  <M extends ModuleShape = AnyModule, const F extends FieldName<M> = FieldName<M>>(
    zoho: Client,
    module: string,
    recordId: Id,
    list: Module<M>,
    query: Pick<ListRelatedQuery<F>, 'fields' | 'page' | 'per_page' | 'ids'>,
    options?: CallOptions,
  ): Promise<Page<Picked<M, F>>>
  call(
    module: string,
    recordId: Id,
    list: string,
    query: ListQuery & { readonly fields: readonly string[] },
  ): Call
  read(answer: Answered): Page<AnyModule['row']>
}

/**
 * One page of what hangs on a record that is in the recycle bin, by lookups: records that are not deleted themselves.
 *
 * @zoho Related Records
 */
export const listRelatedOfDeleted: ListRelatedOfDeleted = list(
  '{module}/deleted/{record id}/{list}',
  'data',
  ofModule('modules.{module}.READ'),
  'related list, listRelatedLists',
)
