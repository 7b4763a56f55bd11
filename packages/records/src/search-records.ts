import {
  readPage,
  searchCriteria,
  type AnyModule,
  type Call,
  type CallOptions,
  type Client,
  type Criteria,
  type Id,
  type ListQuery,
  type Module,
  type ModuleShape,
  type Page,
} from '@x/client'
import { ofModule, operation, refuseNearMisses, type Answered, type Described } from '@x/client/endpoint'
import { refuseBeyond } from './refuse-beyond.ts'
import type { FieldName, Picked } from './record-types.ts'

/** What is searched for: exactly one of these. */
export type SearchBy =
  | {
      /** `where`, `allOf` and `anyOf`; up to 15 conditions, though pages of Zoho's speak of 10. */
      readonly criteria: Criteria
      readonly email?: never
      readonly phone?: never
      readonly word?: never
    }
  /** In any e-mail field; a part of an address does. */
  | { readonly email: string; readonly criteria?: never; readonly phone?: never; readonly word?: never }
  /** In any phone field; at least three characters. */
  | { readonly phone: string; readonly criteria?: never; readonly email?: never; readonly word?: never }
  /** In all texts; 2 to 100 characters. */
  | { readonly word: string; readonly criteria?: never; readonly email?: never; readonly phone?: never }

/** What narrows a search besides. */
export interface SearchScope {
  /** Leads that were converted. @default 'false' */
  readonly converted?: 'true' | 'false' | 'both' | undefined
  /** Records that wait for an approval. @default 'true', only approved ones */
  readonly approved?: 'true' | 'false' | 'both' | undefined
  /** As descriptions of 2026 have it, in place of `approved`. */
  readonly approval_state?:
    | 'approved'
    | 'approval_process_pending'
    | 'approval_process_rejected'
    | (string & {})
    | undefined
  readonly cvid?: Id | undefined
}

/** Query of {@link searchRecords}. */
export type SearchRecordsQuery<F extends string = string> = SearchBy &
  SearchScope &
  ListQuery & {
    /** API names of fields. @default all */
    readonly fields?: readonly F[] | undefined
    /** Any field, but not on v7's page. @default 'id' */
    readonly sort_by?: string | undefined
    /** @default 'desc' */
    readonly sort_order?: 'asc' | 'desc' | undefined
    /** An external field that the criteria name: `Customer_No`. */
    readonly external?: string | readonly string[] | undefined
  }

/** Searches records of a module. */
export interface SearchRecords extends Described {
  <M extends ModuleShape = AnyModule, const F extends FieldName<M> = FieldName<M>>(
    zoho: Client,
    module: Module<M>,
    query: SearchRecordsQuery<F>,
    options?: CallOptions,
  ): Promise<Page<Picked<M, F>>>
  call(module: string, query: SearchRecordsQuery): Call
  read(answer: Answered): Page<AnyModule['row']>
}

/**
 * One page of the records that a search finds, at most 200, and 2,000 on all pages. Zoho's index lags behind writes, and
 * finds loosely: `equal` on a text is `contains`. For exact answers, right after a write, or beyond 2,000 rows use COQL.
 *
 * @zoho Records
 * @throws TypeError for none or several of criteria, email, phone and word, and for what Zoho's limits refuse; nothing is sent
 * @throws ZohoApiError `INVALID_QUERY` for a field or an operator that cannot be searched
 */
export const searchRecords: SearchRecords = operation(
  {
    address: '{module}/search',
    rows: 'data',
    scope: ofModule('modules.{module}.READ', 'ZohoSearch.securesearch.READ'),
    cost: () => ({ credits: 1, heavy: true }),
  },
  (module: string, query: SearchRecordsQuery) => {
    refuseNearMisses(query)
    refuseBeyond(query, "A search of Zoho's", 'Narrow the search, or use COQL or eachRecord.')
    return { fill: [module], query: { ...query, ...searchBy(query, true) } }
  },
  ({ value, call }) => readPage<never>(value, 'data', call.query),
)

/** The one thing that is searched for, as Zoho takes it. */
export function searchBy(query: Partial<SearchBy>, isNeeded: boolean): object {
  const named = (['criteria', 'email', 'phone', 'word'] as const).filter((key) => query[key] !== undefined)
  const [by] = named
  if (named.length > 1 || (isNeeded && by === undefined)) {
    throw new TypeError(
      `A search is by one of criteria, email, phone and word, not by ${named.length === 0 ? 'none' : named.join(' and ')}: of several ` +
        'Zoho takes the first and says nothing. Nothing was sent.',
    )
  }
  if (by === undefined) return {}
  if (by === 'criteria') return { criteria: searchCriteria(query.criteria as Criteria) }
  const value = query[by]
  const [least, most] = LENGTHS[by]
  if (typeof value !== 'string' || value.length < least || value.length > most)
    throw new TypeError(
      `${by} of a search must be a string of ${least} to ${most} characters. Nothing was sent.`,
    )
  return { [by]: value }
}

const LENGTHS = { email: [1, 256], phone: [3, 256], word: [2, 100] } as const
