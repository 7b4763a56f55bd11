import { migratePostgres, postgresStore } from '@x/auth/postgres'
import type { OpenedStore } from './opened-store.ts'

/** What is used of the package `pg`. */
interface PostgresDriver {
  readonly Pool: new (options: object) => PostgresPool
}

interface PostgresPool {
  on(event: 'error', listener: () => void): unknown
  query(text: string, values: (string | number | null)[]): Promise<{ rows: unknown[] }>
  end(): Promise<void>
}

/**
 * Grants and sessions in PostgreSQL: for several processes and machines.
 *
 * @throws Error when it cannot be reached, or the table cannot be made
 */
export async function openPostgres(url: string, driver: unknown): Promise<OpenedStore> {
  const { Pool } = driver as PostgresDriver
  const pool = new Pool({ connectionString: url, connectionTimeoutMillis: 5000 })
  // Each failed call says so itself; without a listener the process would end.
  pool.on('error', () => {})
  try {
    await migratePostgres(pool)
  } catch (cause) {
    await pool.end()
    throw new Error(
      'The PostgreSQL of STORE cannot be used. Check that it runs, its address, its password, that the database is there, and that the user may create a table (see cause).',
      { cause },
    )
  }
  return {
    store: postgresStore(pool),
    place: 'PostgreSQL, for all processes.',
    close: () => pool.end(),
  }
}
