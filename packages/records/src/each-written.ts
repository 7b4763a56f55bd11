import type {
  AnyModule,
  Call,
  CallOptions,
  Client,
  Id,
  Module,
  ModuleShape,
  RowFailure,
  RowResult,
} from '@x/client'
import { ask, eachInBatches, type Answered, type Batching } from '@x/client/endpoint'
import { createRecords } from './create-records.ts'
import { deleteRecords } from './delete-records.ts'
import type { NewRow, RowChange } from './record-types.ts'
import { updateRecords } from './update-records.ts'
import { upsertRecords, type UpsertResult } from './upsert-records.ts'
import { MOST_ROWS } from './write-cost.ts'
import type { CreateOptions, DeleteOptions, UpdateOptions, UpsertOptions } from './write-options.ts'

/** Rows one after the other: an array, a generator, the lines of a file. */
export type Rows<T> = Iterable<T> | AsyncIterable<T>

/** A result per row, in the order of the rows, each as soon as its request is answered. */
export type Results<R extends RowResult = RowResult> = AsyncGenerator<R | RowFailure, void, undefined>

/**
 * Creates the rows of an iterable in constant memory: as `createRecords`, but rows are read as they are sent, and results are
 * given as they come. When an answer is lost, later rows are read and are `NOT_SENT`: break off to leave them unread.
 *
 * @throws what the first request failed with, when certainly nothing was written; what the source throws, after the results
 *   of the rows before
 */
export function createEach<M extends ModuleShape = AnyModule>(
  zoho: Client,
  module: Module<M>,
  rows: Rows<NewRow<M>>,
  how?: CreateOptions,
  options?: CallOptions,
): Results {
  return throughRequests(createRecords, zoho, module, rows, how, options)
}

/** Changes the rows of an iterable in constant memory: as {@link createEach}, one request after the other. */
export function updateEach<M extends ModuleShape = AnyModule>(
  zoho: Client,
  module: Module<M>,
  rows: Rows<RowChange<M> & { readonly id: Id }>,
  how?: UpdateOptions,
  options?: CallOptions,
): Results {
  return throughRequests(updateRecords, zoho, module, rows, how, options)
}

/** Creates or changes the rows of an iterable in constant memory: as {@link createEach}, one request after the other. */
export function upsertEach<M extends ModuleShape = AnyModule>(
  zoho: Client,
  module: Module<M>,
  rows: Rows<NewRow<M> | (RowChange<M> & { readonly id: Id })>,
  how?: UpsertOptions,
  options?: CallOptions,
): Results<UpsertResult> {
  return throughRequests(upsertRecords, zoho, module, rows, how, options)
}

/** Deletes the records that an iterable names, in constant memory: as {@link createEach}, one request after the other. */
export function deleteEach(
  zoho: Client,
  module: Module,
  ids: Rows<Id>,
  how?: DeleteOptions,
  options?: CallOptions,
): Results {
  return throughRequests(deleteRecords, zoho, module, ids, how, options)
}

/** Does one request per batch, by the two halves of an operation. */
function throughRequests<T, H extends Batching, R extends RowResult>(
  operation: {
    call(module: string, batch: readonly T[], how?: H): Call
    read(answer: Answered): readonly R[]
  },
  zoho: Client,
  module: string,
  rows: Rows<T>,
  how: H | undefined,
  options: CallOptions = {},
): Results<R> {
  const batching = { signal: options.signal, concurrency: how?.concurrency, onProgress: how?.onProgress }
  return eachInBatches<T, R>(rows, MOST_ROWS, batching, async (batch, first) =>
    operation.read(await ask(zoho, operation.call(module, batch, how), options, first)),
  )
}
