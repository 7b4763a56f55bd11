/** What is used of `pg` (Pool, Client) and of PGlite. */
export interface QueryClient {
  query(text: string, values: (string | number | null)[]): Promise<{ rows: unknown[] }>
}

/** What is used of `postgres` (postgres.js). */
export interface TagClient {
  unsafe(
    text: string,
    values: (string | number | null)[],
    options: { prepare: boolean },
  ): PromiseLike<readonly unknown[]>
}

/** Your own client of `pg`, `postgres` or `@electric-sql/pglite`. For `pg` a Pool, not one connection. */
export type PostgresClient = QueryClient | TagClient

/** Runs one statement; resolves to its rows. */
export type Query = (
  text: string,
  values: (string | number | null)[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>

/**
 * One way to ask for all three. No statement gets a name, so that a pooler may give each to another connection.
 *
 * @throws TypeError when the client is of no known kind
 */
export function queries(client: PostgresClient): Query {
  if (typeof (client as Partial<TagClient> | undefined)?.unsafe === 'function') {
    const sql = client as TagClient
    return async (text, values) => [...(await sql.unsafe(text, values, { prepare: false }))] as never
  }
  if (typeof (client as Partial<QueryClient> | undefined)?.query === 'function')
    return async (text, values) => (await (client as QueryClient).query(text, values)).rows as never
  throw new TypeError(
    'postgresStore needs a client of the package "pg", "postgres" or "@electric-sql/pglite".',
  )
}
