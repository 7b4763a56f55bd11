import { queries, type PostgresClient } from './postgres-client.ts'

export interface PostgresTable {
  /** Name of the table, with or without schema: lower-case letters, digits and `_`. @default 'zoho_store' */
  readonly table?: string | undefined
}

const NAME = /^(?:[a-z_][a-z0-9_]{0,49}\.)?[a-z_][a-z0-9_]{0,49}$/

/** @throws TypeError for a name that would need quoting */
export function tableName(options: PostgresTable): string {
  const table = options.table ?? 'zoho_store'
  if (typeof table === 'string' && NAME.test(table)) return table
  throw new TypeError(
    'table is the name of a PostgreSQL table, such as "zoho_store" or "crm.zoho_store": lower-case letters, digits and "_", at most 50.',
  )
}

/**
 * The SQL that makes the table of `postgresStore`, for those who run their own migrations. It may run again and changes
 * nothing then. Rows are found by the SHA-256 of their key: keys have no limit, and an index over it does not depend on
 * the collation. Versions come from a sequence, which outlives the table: none is ever given twice.
 */
export function postgresSchema(options: PostgresTable = {}): string {
  const table = tableName(options)
  const name = table.split('.').at(-1) as string
  return `DO $zoho$ BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('${table}'));
  CREATE SEQUENCE IF NOT EXISTS ${table}_version;
  CREATE TABLE IF NOT EXISTS ${table} (
    id bytea PRIMARY KEY,
    key text NOT NULL,
    value text NOT NULL,
    version bigint NOT NULL,
    expires_at timestamptz
  );
  CREATE INDEX IF NOT EXISTS ${name}_expires_at ON ${table} (expires_at) WHERE expires_at IS NOT NULL;
END $zoho$;
`
}

/**
 * Makes the table of `postgresStore` when it is not there: {@link postgresSchema}, run. Safe at every start and from several
 * processes at the same time. It needs the right to create; `postgresStore` itself only to select, insert, update and delete, and
 * `USAGE` of the sequence.
 *
 * @throws whatever the driver throws
 */
export async function migratePostgres(client: PostgresClient, options: PostgresTable = {}): Promise<void> {
  await queries(client)(postgresSchema(options), [])
}
