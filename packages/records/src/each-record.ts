import {
  paginate,
  type AnyModule,
  type CallOptions,
  type Client,
  type Module,
  type ModuleShape,
} from '@x/client'
import { listRecords, type ListRecordsQuery } from './list-records.ts'
import type { FieldName, Picked } from './record-types.ts'

/** Query of {@link eachRecord}: that of `listRecords`, without the page. */
export type EachRecordQuery<F extends string = string> = Omit<ListRecordsQuery<F>, 'page' | 'page_token'>

/**
 * All records of a module, page after page, fetched as they are consumed: up to 100,000, beyond which Zoho's lists end. By
 * default in the order of their ids, oldest first, so that records made meanwhile come at the end and shift no page.
 *
 * Do not delete what you read while you read it: later records move up to pages that were read before. Collect ids first.
 *
 * @throws what `listRecords` throws, and `PaginationError` when a page comes twice
 */
export async function* eachRecord<
  M extends ModuleShape = AnyModule,
  const F extends FieldName<M> = FieldName<M>,
>(
  zoho: Client,
  module: Module<M>,
  query: EachRecordQuery<F>,
  options?: CallOptions,
): AsyncGenerator<Picked<M, F>, void, undefined> {
  const sort = { sort_order: 'asc', ...query } as const
  yield* paginate((page) => listRecords<M, F>(zoho, module, { ...sort, ...page }, options))
}
