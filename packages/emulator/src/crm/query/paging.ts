import { badParameter } from '../answers.ts'
import { Refusal } from '../refusal.ts'

/** Which rows of a list a call asks for. Pages count from 1. */
export interface Paging {
  readonly page: number
  readonly perPage: number
}

/** Zoho's `info` beside a list. `count` is the number of rows on this page. */
export interface PageInfo {
  readonly per_page: number
  readonly count: number
  readonly page: number
  readonly more_records: boolean
}

/** Most rows that one page may hold; also the default. */
const LARGEST_PAGE = 200

/** Reads `page` and `per_page`. @throws Refusal naming the one that cannot be used. */
export function readPaging(query: URLSearchParams): Paging {
  const page = positive(query.get('page'), 1)
  if (page === undefined) throw new Refusal(badParameter('page'))
  const perPage = positive(query.get('per_page'), LARGEST_PAGE)
  if (perPage === undefined || perPage > LARGEST_PAGE) throw new Refusal(badParameter('per_page'))
  return { page, perPage }
}

/** The rows of one page, and the `info` that goes with them. */
export function takePage<T>(
  rows: readonly T[],
  { page, perPage }: Paging,
): { readonly rows: readonly T[]; readonly info: PageInfo } {
  const start = (page - 1) * perPage
  const taken = rows.slice(start, start + perPage)
  return {
    rows: taken,
    info: { per_page: perPage, count: taken.length, page, more_records: start + perPage < rows.length },
  }
}

function positive(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise
  if (!/^[0-9]{1,9}$/.test(text)) return undefined
  const value = Number(text)
  return value >= 1 ? value : undefined
}
