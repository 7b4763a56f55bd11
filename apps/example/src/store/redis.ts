import type { Store } from '@x/auth'
import type { OpenedStore } from './open-store.ts'

/** What is used of the package `redis`. */
interface RedisDriver {
  createClient(options: { readonly url: string }): RedisConnection
}

interface RedisConnection {
  on(event: 'error', listener: () => void): unknown
  connect(): Promise<unknown>
  close(): Promise<void>
}

const place: string = '@x/auth/redis'

/** Grants and sessions in Redis: for several processes and machines. */
export async function openRedis(url: string, driver: unknown): Promise<OpenedStore> {
  const { redisStore } = (await import(place)) as {
    redisStore: (client: RedisConnection) => Store
  }
  const client = (driver as RedisDriver).createClient({ url })
  // Each failed call says so itself; without a listener the process would end.
  client.on('error', () => {})
  await client.connect()
  return { store: redisStore(client), close: () => client.close() }
}
