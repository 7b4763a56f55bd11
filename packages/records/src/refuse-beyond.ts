import type { ListQuery } from '@x/client'

/** Pages by number end there. */
const LAST_ROW = 2000

/**
 * Refuses a page that no number reaches.
 *
 * @param what of whose rows it is: `A search of Zoho's`
 * @throws TypeError with what to do in its place
 */
export function refuseBeyond(
  { page = 1, per_page: size = 200 }: ListQuery,
  what: string,
  cure: string,
): void {
  if (page * size <= LAST_ROW || (page - 1) * size < LAST_ROW) return
  throw new TypeError(
    `${what} ends at ${LAST_ROW} rows, and page ${page} of ${size} lies behind them. ${cure} Nothing was sent.`,
  )
}
