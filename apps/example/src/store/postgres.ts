import type { Store } from '@x/auth'
import type { OpenedStore } from './open-store.ts'

/** What is used of the package `pg`. */
interface PostgresDriver {
  readonly Pool: new (options: { readonly connectionString: string }) => PostgresPool
}

interface PostgresPool {
  on(event: 'error', listener: () => void): unknown
  end(): Promise<void>
}

const place: string = '@x/auth/postgres'

/** Grants and sessions in PostgreSQL: for several processes and machines. */
export async function openPostgres(url: string, driver: unknown): Promise<OpenedStore> {
  const { postgresStore } = (await import(place)) as {
    postgresStore: (pool: PostgresPool) => Store
  }
  const { Pool } = driver as PostgresDriver
  const pool = new Pool({ connectionString: url })
  // Each failed call says so itself; without a listener the process would end.
  pool.on('error', () => {})
  return { store: postgresStore(pool), close: () => pool.end() }
}
