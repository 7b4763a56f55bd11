import { PaginationError } from '../errors/pagination-error.ts'

/** What Zoho says about a page. */
export interface PageInfo {
  readonly page: number
  readonly per_page: number
  /** Rows on this page. */
  readonly count: number
  readonly more_records: boolean
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

/** Query parameters that {@link paginate} sets. */
export interface PageQuery {
  readonly page: number
}

/**
 * All items of a list, page after page, fetched as they are consumed. Stops when Zoho says that there are no more, or
 * sends an empty page.
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
  let before: readonly T[] = []
  for (let page = 1; page <= maxPages; page += 1) {
    const { items, info } = await list({ page })
    if (items.length === 0) return
    if (sameRows(items, before)) {
      throw new PaginationError(
        `Page ${page} holds the same ${items.length} rows as the page before, and Zoho says that there are more. ` +
          'Make sure that the page reaches the query: paginate((page) => listX(zoho, { ...page })).',
        page,
      )
    }
    yield* items
    if (!info.more_records) return
    before = items
  }
  throw new PaginationError(
    `There are more than ${maxPages} pages. Narrow the query, or raise maxPages when the list is really that long.`,
    maxPages,
  )
}

function sameRows<T>(items: readonly T[], before: readonly T[]): boolean {
  return items.length === before.length && textOf(items) === textOf(before)
}

/** A list may make `bigint`s of ids, which JSON does not have. */
function textOf(items: readonly unknown[]): string {
  return JSON.stringify(items, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}
