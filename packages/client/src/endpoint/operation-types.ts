import type { Call, CallOptions } from '../call/call.ts'
import type { Id } from '../call/id.ts'
import type { UploadBody } from '../call/upload-body.ts'
import type { UploadFile } from '../call/upload-file.ts'
import type { Client } from '../client/client.ts'
import type { Answered } from '../rows/ask.ts'
import type { Page } from '../rows/paginate.ts'
import type { RowResult, RowSuccess } from '../rows/row-result.ts'
import type { Address, Endpoint, Scope } from './endpoint.ts'

/** What an operation costs, where Zoho counts more than one credit or bounds it apart. */
export interface Cost {
  /** Of the organization's day. */
  readonly credits: number
  /** Whether it is one of the calls of which Zoho runs ten at a time. */
  readonly heavy: boolean
}

/** What every operation says about itself. */
export interface Described {
  readonly endpoint: Endpoint
  /** Scopes that it needs, all of them: those of `endpoint`. */
  readonly scopes: readonly string[]
}

/** An operation of one call, and its two halves: what is asked, and what the answer means. The function is the way between. */
export type Operation<P extends readonly unknown[], R> = Described & {
  (zoho: Client, ...parameters: [...P, options?: CallOptions | undefined]): Promise<R>
  /** The call, before it is sent. */
  call(...parameters: P): Call
  /** What an answer means; throws what the function would. */
  read(answer: Answered): R
  /** What a call costs. Absent: one credit, not heavy. */
  readonly cost?: (call: Call) => Cost
}

/** What keeps the options of a call from being taken for its query or its body. */
export type NotOptions = object & {
  readonly signal?: never
  readonly timeout?: never
  readonly retries?: never
}

/** A query of a read: rows changed since then; when there are none, the answer is empty. */
export interface ModifiedSince {
  /** ISO 8601 with an offset, as Zoho sends times, or a `Date`. */
  readonly modifiedSince?: string | Date | undefined
}

/** A query of a write: refused with `ALREADY_MODIFIED` when the row was changed later. */
export interface UnmodifiedSince {
  /** ISO 8601 with an offset, such as a `Modified_Time` that was read, or a `Date`. */
  readonly unmodifiedSince?: string | Date | undefined
}

/** The parameters that an address asks for. */
export type Variables<A extends string> = A extends `${string}{${infer Name}}${infer Rest}`
  ? [Name extends `${string} id` ? Id : string, ...Variables<Rest>]
  : []

declare const verb: unique symbol
declare const variables: unique symbol

/**
 * A declared operation: `V` fill the address, `A` are the verb's own parameters, `K` is the verb. What a verb makes knows
 * the variables of its address, so that a declaration and its address cannot disagree.
 */
export type Declared<K, V extends readonly unknown[], A extends readonly unknown[], R> = Operation<
  [...V, ...A],
  R
> &
  Marked<K, V>

/** What an operation remembers of its declaration, for the compiler alone: the verb and the variables of the address. */
export interface Marked<K, V> {
  readonly [verb]?: K
  readonly [variables]?: V
}

/** What a verb makes: fits every declaration of this verb whose variables are those of the address. */
export type Made<K, V extends readonly unknown[]> = Described &
  Marked<K, V> & {
    (zoho: Client, ...parameters: [...V, ...unknown[]]): Promise<never>
    call(...parameters: [...V, ...unknown[]]): Call
    read(answer: Answered): never
  }

/** What declares operations of a verb: address, key of the rows, scope, and what to do about an unknown id. */
export type VerbOf<K> = <const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
) => Made<K, Variables<A>>
/** The same of rows, of which `most` go out in one request. */
export type VerbOfRows<K> = <const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
  most?: number,
) => Made<K, Variables<A>>

/** No query: the operation takes none. */
export type None = undefined
/** The query of an operation: required when one of its keys is. */
export type QueryParameter<Q> = Q extends undefined
  ? []
  : Partial<Q> extends Q
    ? [query?: Q | undefined]
    : [query: Q]
/** What may be named as a query: an object without a key of the call options, or none. */
export type QueryType = NotOptions | None

/** One page of rows. */
export type List<V extends readonly unknown[], T, Q extends QueryType = None> = Declared<
  'list',
  V,
  QueryParameter<Q>,
  Page<T>
>
/** All rows, in one answer. */
export type GetAll<V extends readonly unknown[], T, Q extends QueryType = None> = Declared<
  'getAll',
  V,
  QueryParameter<Q>,
  readonly T[]
>
/** One row by its id; `undefined` when it is not there. */
export type GetOne<V extends readonly unknown[], T, Q extends QueryType = None> = Declared<
  'getOne',
  V,
  QueryParameter<Q>,
  T | undefined
>
/** What exists once under its address; `undefined` when Zoho answers with nothing. */
export type GetOnly<V extends readonly unknown[], T, Q extends QueryType = None> = Declared<
  'getOnly',
  V,
  QueryParameter<Q>,
  T | undefined
>
/** Makes rows; one result per row. */
export type CreateRows<V extends readonly unknown[], B extends object, Q extends QueryType = None> = Declared<
  'createRows',
  V,
  [rows: readonly B[], ...QueryParameter<Q>],
  readonly RowResult[]
>
/** Makes one row. */
export type CreateOne<V extends readonly unknown[], B extends object, Q extends QueryType = None> = Declared<
  'createOne',
  V,
  [row: B, ...QueryParameter<Q>],
  RowSuccess & { readonly id: string }
>
/** Changes rows; one result per row. */
export type UpdateRows<V extends readonly unknown[], B extends object, Q extends QueryType = None> = Declared<
  'updateRows',
  V,
  [rows: readonly B[], ...QueryParameter<Q>],
  readonly RowResult[]
>
/** Changes one row. */
export type UpdateOne<V extends readonly unknown[], B extends object, Q extends QueryType = None> = Declared<
  'updateOne',
  V,
  [change: B, ...QueryParameter<Q>],
  RowSuccess
>
/** Deletes rows by their ids; one result per id. */
export type DeleteRows<V extends readonly unknown[], Q extends QueryType = None> = Declared<
  'deleteRows',
  V,
  [ids: readonly Id[], ...QueryParameter<Q>],
  readonly RowResult[]
>
/** Deletes one row. */
export type DeleteOne<V extends readonly unknown[], Q extends QueryType = None> = Declared<
  'deleteOne',
  V,
  QueryParameter<Q>,
  RowSuccess
>
/** Does something to one thing; `B` is the whole body. */
export type Act<V extends readonly unknown[], B extends QueryType = None> = Declared<
  'act',
  V,
  QueryParameter<B> extends [] ? [] : [body: B],
  RowSuccess
>
/** Does something to several things; `B` is the whole body, and there is one result per row of the answer. */
export type ActRows<V extends readonly unknown[], B extends QueryType = None> = Declared<
  'actRows',
  V,
  QueryParameter<B> extends [] ? [] : [body: B],
  readonly RowResult[]
>
/** Starts a job; `B` is the whole body. */
export type StartJob<V extends readonly unknown[], B extends QueryType = None> = Declared<
  'startJob',
  V,
  QueryParameter<B> extends [] ? [] : [job: B],
  RowSuccess & { readonly jobId: string }
>
/** Uploads a file; pass `uploadBody(file, { onProgress })` to be told how far it has come. */
export type Upload<V extends readonly unknown[], Q extends QueryType = None> = Declared<
  'upload',
  V,
  [file: UploadFile | readonly UploadFile[] | UploadBody, ...QueryParameter<Q>],
  RowSuccess
>
/** A file, its bytes unread; `undefined` when there is none. */
export type Download<V extends readonly unknown[], Q extends QueryType = None> = Declared<
  'download',
  V,
  QueryParameter<Q>,
  Response | undefined
>
