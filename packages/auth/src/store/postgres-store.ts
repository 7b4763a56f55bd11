import { queries, type PostgresClient } from './postgres-client.ts'
import { tableName, type PostgresTable } from './postgres-schema.ts'
import { misusedServer, serverFailure } from './server-failure.ts'
import type { Store } from './store.ts'

/** One write with a ttl in this many sweeps away what has expired. */
const SWEEP_EVERY = 64
const SWEPT_AT_ONCE = 500
/** Statements that were beaten by another are repeated this often. */
const ATTEMPTS = 5

/**
 * A store in PostgreSQL 12 or later, for any number of processes and machines. One statement per call, without prepared
 * statements, so it works behind PgBouncer. Make the table once with `migratePostgres` or `postgresSchema`.
 *
 * Grants are as safe as the database: with `synchronous_commit = off`, or after a failover to a replica that lags behind,
 * the last writes may be gone, and with them a grant.
 *
 * @throws TypeError when the client is of no known kind, or for a bad table name
 * @example
 * await migratePostgres(pool)
 * return createAuth({ ...options, store: postgresStore(pool) })
 */
export function postgresStore(client: PostgresClient, options: PostgresTable = {}): Store {
  const query = queries(client)
  const sql = statements(tableName(options))
  let writes = 0

  async function call(
    operation: 'read' | 'write' | 'remove',
    key: string,
    text: string,
    values: (string | number | null)[],
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const [row] = await query(text, values)
        return row
      } catch (error) {
        const wasBeaten = isSerializationFailure(error)
        if (wasBeaten && attempt < ATTEMPTS) continue
        // Beaten each time: as when somebody else was first, and the caller reads again.
        if (wasBeaten && operation !== 'read') return undefined
        const secret = operation === 'write' ? (values[1] as string) : undefined
        throw serverFailure('PostgreSQL', { operation, key, error, secret })
      }
    }
  }
  async function sweep(): Promise<void> {
    writes += 1
    if (writes % SWEEP_EVERY !== 0) return
    // Lost: nothing. What has expired is absent either way; a later write sweeps it.
    await query(sql.sweep, []).catch(() => {})
  }

  return Object.freeze({
    read: async (key: string) => {
      const row = await call('read', key, sql.read, [key])
      if (row === undefined) return undefined
      const { value, version } = row
      if (typeof value === 'string' && typeof version === 'string') return { value, version }
      throw misusedServer(
        'PostgreSQL',
        key,
        'the client answers with something that is not a string; leave out its type parsers for text',
      )
    },
    write: async (key: string, value: string, expected: string | undefined, ttl?: number) => {
      if (ttl !== undefined) await sweep()
      const written =
        expected === undefined
          ? await call('write', key, sql.create, [key, value, ttl ?? null])
          : await call('write', key, sql.update, [key, value, ttl ?? null, expected])
      return written?.['version'] as string | undefined
    },
    remove: async (key: string, expected: string) =>
      (await call('remove', key, sql.remove, [key, expected])) !== undefined,
  })
}

/**
 * Above READ COMMITTED a statement that meets another's change fails instead of looking at it (40001, and 40P01 for a
 * deadlock). Nothing was changed.
 */
function isSerializationFailure(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown }
  return code === '40001' || code === '40P01'
}

const ID = "sha256(convert_to($1::text, 'UTF8'))"
const LIVE = '(row.expires_at IS NULL OR row.expires_at > clock_timestamp())'
const END = "clock_timestamp() + $3::float8 * interval '1 millisecond'"

function statements(table: string): Record<'read' | 'create' | 'update' | 'remove' | 'sweep', string> {
  const next = `nextval('${table}_version')`
  return {
    read: `SELECT row.value, row.version::text AS version FROM ${table} AS row WHERE row.id = ${ID} AND ${LIVE}`,
    create: `INSERT INTO ${table} AS row (id, key, value, version, expires_at)
      VALUES (${ID}, $1::text, $2::text, ${next}, ${END})
      ON CONFLICT (id) DO UPDATE
        SET value = excluded.value, version = excluded.version, expires_at = excluded.expires_at
        WHERE NOT ${LIVE}
      RETURNING row.version::text AS version`,
    update: `UPDATE ${table} AS row SET value = $2::text, version = ${next}, expires_at = ${END}
      WHERE row.id = ${ID} AND row.version::text = $4::text AND ${LIVE}
      RETURNING row.version::text AS version`,
    remove: `DELETE FROM ${table} AS row WHERE row.id = ${ID} AND row.version::text = $2::text AND ${LIVE}
      RETURNING row.version::text AS version`,
    sweep: `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table}
      WHERE expires_at < clock_timestamp() ORDER BY expires_at LIMIT ${SWEPT_AT_ONCE} FOR UPDATE SKIP LOCKED)
      AND expires_at < clock_timestamp()`,
  }
}
