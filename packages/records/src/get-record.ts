import type { AnyModule, Call, CallOptions, Client, Id, Module, ModuleShape } from '@x/client'
import { getOne, ofModule, type Answered, type Described, type ModifiedSince } from '@x/client/endpoint'
import type { FieldName, Picked } from './record-types.ts'

/** Query of {@link getRecord}. */
export interface GetRecordQuery<F extends string = string> extends ModifiedSince {
  /** API names of fields. @default all that the user may see */
  readonly fields?: readonly F[] | undefined
  /** An external field by whose value the record is named, in place of its id: `Customer_No`. */
  readonly external?: string | readonly string[] | undefined
}

/** Reads one record. */
export interface GetRecord extends Described {
  <M extends ModuleShape = AnyModule, const F extends FieldName<M> = FieldName<M>>(
    zoho: Client,
    module: Module<M>,
    recordId: Id,
    query: GetRecordQuery<F> & { readonly fields: readonly F[] },
    options?: CallOptions,
  ): Promise<Picked<M, F> | undefined>
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    recordId: Id,
    query?: GetRecordQuery,
    options?: CallOptions,
  ): Promise<M['row'] | undefined>
  call(module: string, recordId: Id, query?: GetRecordQuery): Call
  read(answer: Answered): AnyModule['row'] | undefined
}

/**
 * One record with all its fields, subforms and line items included; `undefined` when it is not there, or not for this user.
 *
 * @zoho Records
 */
export const getRecord: GetRecord = getOne(
  '{module}/{record id}',
  'data',
  ofModule('modules.{module}.READ'),
  'record, listRecords',
)
