/** How much one query may hold. */
export interface QueryLimits {
  readonly limit: number
  /** Rows that can be reached: offset and limit together. */
  readonly reach: number
  readonly columns: number
  /** Columns that Zoho works out when they are read. */
  readonly formula: number
  readonly in: number
  readonly criteria: number
  readonly 'group by': number
  readonly aggregate: number
  readonly 'order by': number
  /** Different lookups that paths outside of `select` follow, and those in it. */
  readonly join: number
  readonly selectJoin: number
}

const newest: QueryLimits = {
  limit: 2000,
  reach: 100_000,
  columns: 500,
  formula: 5,
  in: 100,
  criteria: 25,
  'group by': 4,
  aggregate: 5,
  'order by': 10,
  join: 5,
  selectJoin: 15,
}

const older: QueryLimits = { ...newest, reach: 10_000, columns: 50, in: 50, join: 2, selectJoin: 2 }

/** The limits of a version of the API. @param version `7`, `2.1` */
export function limitsOf(version: number): QueryLimits {
  if (version >= 7) return newest
  return version >= 4 ? older : { ...older, limit: 200 }
}

/** Queries in one query, and rows that one of them may give for `in`: not established. */
export const MOST_SUBQUERIES = 5
export const MOST_OF_SUBQUERY = 100
