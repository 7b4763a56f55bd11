import {
  paginate,
  type AnyModule,
  type CallOptions,
  type Client,
  type Module,
  type ModuleShape,
} from '@x/client'
import { MOST_FIELDS } from './check-fields.ts'
import { joinFields } from './join-fields.ts'
import { listRecords, type ListRecordsQuery } from './list-records.ts'
import type { FieldName, Picked } from './record-types.ts'

/** Query of {@link eachRecord}: that of `listRecords`, without the page, and with any number of fields. */
export type EachRecordQuery<F extends string = string> = Omit<ListRecordsQuery<F>, 'page' | 'page_token'>

/**
 * All records of a module, page after page, fetched as they are consumed: up to 100,000, beyond which Zoho's lists end. By
 * default in the order of their ids, oldest first, so that records made meanwhile come at the end and shift no page.
 *
 * More than 50 fields take more calls: two for each page of 200 records and each further 50 fields. A record that is deleted
 * between them is left out.
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
  const { fields, ...rest } = query
  const first = fields?.slice(0, MOST_FIELDS)
  const further = fields?.slice(MOST_FIELDS) ?? []
  const rows = paginate((page) =>
    listRecords(zoho, module as string, { sort_order: 'asc', ...rest, fields: first, ...page }, options),
  )
  const whole = further.length === 0 ? rows : joinFields(zoho, module, rows, further, rest, options)
  // The compiler cannot know that the names in the query are those of F.
  yield* whole as AsyncGenerator<Picked<M, F>, void, undefined>
}
