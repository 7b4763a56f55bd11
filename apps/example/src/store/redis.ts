import { redisStore } from '@x/auth/redis'
import type { OpenedStore } from './opened-store.ts'

/** What is used of the package `redis`. */
interface RedisDriver {
  createClient(options: object): RedisConnection
}

interface RedisConnection {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
  on(event: 'error', listener: () => void): unknown
  connect(): Promise<unknown>
  close(): Promise<void>
}

/**
 * Grants and sessions in Redis: for several processes and machines.
 *
 * @throws Error when it cannot be reached
 */
export async function openRedis(url: string, driver: unknown): Promise<OpenedStore> {
  let isUp = false
  const client = (driver as RedisDriver).createClient({
    url,
    // While it is away a page says so immediately; nothing waits in a queue.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 5000,
      // A wrong address is told at the start; a connection that broke later is made again.
      reconnectStrategy: (retries: number) => (isUp ? Math.min(50 * 2 ** retries, 3000) : false),
    },
  })
  // Each failed call says so itself; without a listener the process would end.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (cause) {
    throw new Error(
      'The Redis of STORE cannot be reached. Check that it runs, its address and its password.',
      {
        cause,
      },
    )
  }
  isUp = true
  return {
    store: redisStore(client),
    place: 'Redis, for all processes.',
    close: () => client.close(),
  }
}
