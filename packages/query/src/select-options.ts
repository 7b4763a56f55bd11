import type { Criteria } from '@x/client'

/** What `select` takes besides module and columns. */
export interface SelectOptions {
  /** Of `where`, `allOf` and `anyOf`. @default every record */
  readonly where?: Criteria | undefined
  /** Up to four columns. */
  readonly groupBy?: readonly string[] | undefined
  /** Up to ten columns: `'Created_Time'`, `['Amount', 'desc']`. Zoho's own order is that of ids. */
  readonly orderBy?: readonly (string | readonly [column: string, direction: 'asc' | 'desc'])[] | undefined
  /** At most 2,000. @default 200, as Zoho has it */
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}
