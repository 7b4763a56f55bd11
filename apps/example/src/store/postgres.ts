import type { Store } from '@x/auth'
import type { OpenedStore } from './open-store.ts'

/** What is used of the package `pg`. */
interface PostgresDriver {
  readonly Pool: new (options: object) => PostgresPool
}

interface PostgresPool {
  on(event: 'error', listener: () => void): unknown
  query(text: string): Promise<unknown>
  end(): Promise<void>
}

const place: string = '@x/auth/postgres'

/**
 * Grants and sessions in PostgreSQL: for several processes and machines.
 *
 * @throws Error when it cannot be reached
 */
export async function openPostgres(url: string, driver: unknown): Promise<OpenedStore> {
  const { postgresStore } = (await import(place)) as {
    postgresStore: (pool: PostgresPool) => Store
  }
  const { Pool } = driver as PostgresDriver
  const pool = new Pool({ connectionString: url, connectionTimeoutMillis: 5000 })
  // Each failed call says so itself; without a listener the process would end.
  pool.on('error', () => {})
  try {
    await pool.query('SELECT 1')
  } catch (cause) {
    await pool.end()
    throw new Error(
      'The PostgreSQL of STORE cannot be reached. Check that it runs, its address, its password and that the database is there.',
      { cause },
    )
  }
  return { store: postgresStore(pool), close: () => pool.end() }
}
