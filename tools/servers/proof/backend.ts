// The stores that are proved, each as a worker opens it: by name, through the port it is given.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { Pool } from 'pg'
import type { Store } from '../../../packages/auth/src/index.ts'
import { fileStore } from '../../../packages/auth/src/file.ts'
import { migratePostgres, postgresStore } from '../../../packages/auth/src/postgres.ts'
import { redisStore } from '../../../packages/auth/src/redis.ts'
import { place, startPostgres, withoutPostgres } from '../server/postgres.ts'
import type { Server } from '../server/process.ts'
import { startRedis, withoutRedis } from '../server/redis.ts'

export const backends = ['file', 'redis', 'postgres'] as const
export type BackendName = (typeof backends)[number]

/** Where a backend is: a folder or a port. */
export interface Place {
  readonly name: BackendName
  readonly folder: string
  readonly port: number
  /** Milliseconds for one call of the store, and for connecting. */
  readonly patience: number
}

/** Long: whoever counts token calls does not measure how busy the machine is. */
const PATIENCE = 10_000

/** A backend with its server, when it has one. */
export interface Backend {
  readonly place: Place
  readonly server: Server | undefined
  close(): Promise<void>
}

/** Why a backend cannot be had on this machine, or false. */
export function without(name: BackendName): string | false {
  if (name === 'file') return false
  return name === 'redis' ? withoutRedis : withoutPostgres
}

export async function startBackend(name: BackendName): Promise<Backend> {
  if (name === 'file') {
    const folder = mkdtempSync(join(tmpdir(), 'x-proof-'))
    const close = (): Promise<void> => Promise.resolve(rmSync(folder, { recursive: true, force: true }))
    return { place: { name, folder, port: 0, patience: PATIENCE }, server: undefined, close }
  }
  const server = name === 'redis' ? await startRedis() : await startPostgres('max_connections=200')
  const backend = {
    place: { name, folder: '', port: server.port, patience: PATIENCE },
    server,
    close: () => server.close(),
  }
  if (name === 'postgres') {
    const pool = new Pool({ ...place(server.port), max: 1 })
    await migratePostgres(pool)
    await pool.end()
  }
  return backend
}

/** The store of one process. */
export function openStore({ name, folder, port, patience }: Place): {
  readonly store: Store
  readonly close: () => Promise<unknown>
} {
  if (name === 'file') return { store: fileStore(folder), close: () => Promise.resolve() }
  if (name === 'redis') {
    const client = new Redis({
      port,
      host: '127.0.0.1',
      maxRetriesPerRequest: 2,
      commandTimeout: patience,
      connectTimeout: patience,
      retryStrategy: () => 50,
    })
    // Each failed call says so itself.
    client.on('error', () => {})
    return { store: redisStore(client), close: () => Promise.resolve(client.disconnect()) }
  }
  const pool = new Pool({
    ...place(port),
    max: 4,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  })
  pool.on('error', () => {})
  return { store: postgresStore(pool), close: () => pool.end() }
}
