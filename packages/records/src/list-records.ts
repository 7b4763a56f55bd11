import {
  readPage,
  ResponseShapeError,
  type AnyModule,
  type Call,
  type CallOptions,
  type Client,
  type Id,
  type ListQuery,
  type Module,
  type ModuleShape,
  type Page,
} from '@x/client'
import {
  ofModule,
  operation,
  refuseNearMisses,
  type Answered,
  type Described,
  type ModifiedSince,
} from '@x/client/endpoint'
import { checkFields } from './check-fields.ts'
import { refuseBeyond } from './refuse-beyond.ts'
import type { FieldName, Picked } from './record-types.ts'

/** Query of {@link listRecords}. */
export interface ListRecordsQuery<F extends string = string> extends ListQuery, ModifiedSince {
  /** API names of 1 to 50 fields. Lists of other records (subforms, line items) come with `getRecord` only. */
  readonly fields: readonly F[]
  /** Of the page before, in place of `page`: beyond 2,000 rows, up to 100,000. Good for a day, and for the same query. */
  readonly page_token?: string | undefined
  /** Only records of a custom view, which costs three credits. Not with `sort_by`. */
  readonly cvid?: Id | undefined
  /** Only these records; Zoho names no limit, but addresses end at some 8,000 characters. */
  readonly ids?: readonly Id[] | undefined
  /** @default 'id' */
  readonly sort_by?: 'id' | 'Created_Time' | 'Modified_Time' | undefined
  /** @default 'desc' */
  readonly sort_order?: 'asc' | 'desc' | undefined
  /** Leads that were converted. @default 'false' */
  readonly converted?: 'true' | 'false' | 'both' | undefined
  /** Only accounts, contacts and deals have territories. */
  readonly territory_id?: Id | undefined
  readonly include_child?: boolean | undefined
  /** An external field whose values stand in `ids`: `Customer_No`. */
  readonly external?: string | readonly string[] | undefined
}

/** Lists records of a module. */
export interface ListRecords extends Described {
  <M extends ModuleShape = AnyModule, const F extends FieldName<M> = FieldName<M>>(
    zoho: Client,
    module: Module<M>,
    query: ListRecordsQuery<F>,
    options?: CallOptions,
  ): Promise<Page<Picked<M, F>>>
  call(module: string, query: ListRecordsQuery): Call
  read(answer: Answered): Page<AnyModule['row']>
}

const PAST_PAGES =
  'Use eachRecord, or page_token in place of page: next_page_token of the info of the page before.'

/**
 * One page of the records of a module, at most 200, with the fields that are named; `eachRecord` goes through all pages.
 * Newest first, unless the query says otherwise.
 *
 * @zoho Records
 * @throws TypeError without fields, for more than 50, or for a page beyond 2,000 rows; nothing is sent
 * @throws ZohoApiError `INVALID_MODULE`, `NO_PERMISSION`, `TOKEN_BOUND_DATA_MISMATCH` for the token of another query
 */
export const listRecords: ListRecords = operation(
  {
    address: '{module}',
    rows: 'data',
    scope: ofModule('modules.{module}.READ'),
    // A list of a view counts three credits; one of a view or in an order is among the calls of which Zoho runs ten at a time.
    cost: ({ query = {} }) => ({
      credits: query['cvid'] === undefined ? 1 : 3,
      heavy: query['cvid'] !== undefined || query['sort_by'] !== undefined,
    }),
  },
  (module: string, query: ListRecordsQuery) => {
    refuseNearMisses(query)
    checkFields(query?.fields)
    refuseBeyond(query, 'A list of pages by number', PAST_PAGES)
    return { fill: [module], query }
  },
  ({ value, call, status }) => {
    const { page, page_token: token } = call.query ?? {}
    const isLater = token !== undefined || Number(page ?? 1) > 1
    // Zoho ends a list by `more_records`, or by 204. Whoever reads all of it must not take a lost answer for the end.
    if (status === 200 && value === undefined && isLater) {
      throw new ResponseShapeError(
        'A later page of the list was answered with nothing under HTTP 200, so that the records behind it were not read. Read again.',
        '$',
      )
    }
    return readPage<never>(value, 'data', call.query)
  },
)
