import { PaginationError } from '../errors/pagination-error.ts'

/** What Zoho says about a page. */
export interface PageInfo {
  readonly page: number
  readonly per_page: number
  /** Rows on this page. */
  readonly count: number
  readonly more_records: boolean
  /** Leads to the next page, also beyond 2,000 rows; only lists of records have it. Good for a day. */
  readonly next_page_token?: string | null
}

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly info: PageInfo
}

/** Query parameters of every list. */
export interface ListQuery {
  /** @default 1 */
  readonly page?: number | undefined
  /** Rows a page, 1 to 200. @default 200 */
  readonly per_page?: number | undefined
}

/** Query parameters that {@link paginate} sets: a number, or beyond 2,000 rows a token. */
export interface PageQuery {
  readonly page?: number
  readonly page_token?: string
}

/** So many rows Zoho's lists of records give by number. */
const LAST_BY_NUMBER = 2000

/**
 * All items of a list, page after page, fetched as they are consumed. Stops when Zoho says that there are no more, or
 * sends an empty page. Beyond 2,000 rows it goes on by `page_token`, where the list has one.
 *
 * @param list fetches one page; spread what it gets into the query
 * @param options.maxPages refuses to go further @default 10_000
 * @throws {@link PaginationError} when a page comes twice
 * @example
 * for await (const group of paginate((page) => listUserGroups(zoho, { ...page, per_page: 200 }))) {
 *   counts.set(group.name, await getSourcesCount(zoho, group.id))
 * }
 */
export async function* paginate<T>(
  list: (page: PageQuery) => Promise<Page<T>>,
  options: { readonly maxPages?: number | undefined } = {},
): AsyncGenerator<T, void, undefined> {
  const { maxPages = 10_000 } = options
  let query: PageQuery = { page: 1 }
  let first: readonly T[] = []
  let before: readonly T[] = []
  const tokens = new Set<string>()
  for (let page = 1; page <= maxPages; page += 1) {
    const { items, info } = await list(query)
    if (items.length === 0) return
    if (sameRows(items, before) || sameRows(items, first) || isOfBefore(items, query, info, tokens)) {
      throw new PaginationError(
        `Page ${page} holds the same ${items.length} rows as ${sameRows(items, first) && !sameRows(items, before) ? 'the first page' : 'the page before'}, ` +
          'and Zoho says that there are more. ' +
          `Make sure that ${query.page === undefined ? 'page_token' : 'the page'} reaches the query: ` +
          'paginate((page) => listX(zoho, { ...page })).',
        page,
      )
    }
    if (info.next_page_token) tokens.add(info.next_page_token)
    yield* items
    if (!info.more_records) return
    if (page === 1) first = items
    before = items
    query = nextQuery(query, page, info)
  }
  throw new PaginationError(
    `There are more than ${maxPages} pages. Narrow the query, or raise maxPages when the list is really that long.`,
    maxPages,
  )
}

function nextQuery(last: PageQuery, page: number, info: PageInfo): PageQuery {
  const { next_page_token: token, per_page: size } = info
  const byToken = last.page === undefined || page * size >= LAST_BY_NUMBER
  return byToken && typeof token === 'string' ? { page_token: token } : { page: page + 1 }
}

/** Whether two pages have the same ids. Rows without ids prove nothing: a lister may make a status of each user. */
function sameRows(items: readonly unknown[], before: readonly unknown[]): boolean {
  return (
    items.length === before.length &&
    items.every((item, index) => idOf(item) !== undefined && idOf(item) === idOf(before[index]))
  )
}

/**
 * Whether rows without ids come from a page that was there before, as Zoho says itself: by its number, or by the token of
 * the page behind it.
 */
function isOfBefore(
  items: readonly unknown[],
  query: PageQuery,
  info: PageInfo,
  tokens: ReadonlySet<string>,
): boolean {
  if (items.some((item) => idOf(item) !== undefined)) return false
  if (query.page !== undefined && info.page < query.page) return true
  return typeof info.next_page_token === 'string' && tokens.has(info.next_page_token)
}

/** The id of a row, or a row that was made into its id. */
function idOf(item: unknown): unknown {
  if (typeof item === 'bigint') return item
  if (typeof item === 'string') return /^\d{5,19}$/.test(item) ? item : undefined
  return typeof item === 'object' && item !== null ? (item as { readonly id?: unknown }).id : undefined
}
