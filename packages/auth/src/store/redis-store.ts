import { serverFailure, misusedServer } from './server-failure.ts'
import type { Store } from './store.ts'

/** What is used of a client of `redis` (node-redis: client, pool, cluster, sentinel). */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
}

/** What is used of a client of `ioredis` (Redis, Cluster). */
export interface IoRedisClient {
  eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>
  defineCommand: unknown
}

/** Your own client of `redis` or `ioredis`, connected. It must answer with text, not with Buffers. */
export type RedisClient = NodeRedisClient | IoRedisClient

export interface RedisStoreOptions {
  /** Stands before every key. Give it to nothing else. @default 'zoho:' */
  readonly prefix?: string | undefined
}

/** A stored value is the version, which is a UUID, and then the text. */
const VERSION_LENGTH = 36
const VERSION = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A script, and not GET, so that a cluster client never asks a replica. */
const READ = `return redis.call('GET', KEYS[1])`

/** A driver that lost the answer may send the same call again: then the version is the new one already. */
const WRITE = `
local row = redis.call('GET', KEYS[1])
local version = row and string.sub(row, 1, ${VERSION_LENGTH}) or ''
if version == ARGV[2] then return 1 end
if version ~= ARGV[1] then return 0 end
if ARGV[4] == '' then redis.call('SET', KEYS[1], ARGV[2] .. ARGV[3])
else redis.call('SET', KEYS[1], ARGV[2] .. ARGV[3], 'PX', ARGV[4]) end
return 1`

const REMOVE = `
local row = redis.call('GET', KEYS[1])
if not row or string.sub(row, 1, ${VERSION_LENGTH}) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`

/**
 * A store in Redis 5 or later, for any number of processes and machines. Each call is one script on one key, so it works on a
 * cluster.
 *
 * Redis is a home for grants only when it loses nothing: `appendonly yes`, `maxmemory-policy noeviction`, and no failover to
 * a replica that lags behind. Otherwise a grant may be gone, and its user has to log in again.
 *
 * @throws TypeError when the client is of neither kind
 * @example
 * return createAuth({ ...options, store: redisStore(redis) })
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): Store {
  const run = runner(client)
  const prefix = options.prefix ?? 'zoho:'

  async function call(
    operation: 'read' | 'write' | 'remove',
    key: string,
    script: string,
    ...parameters: string[]
  ): Promise<unknown> {
    try {
      return await run(script, prefix + key, parameters)
    } catch (error) {
      throw serverFailure('Redis', { operation, key, error, secret: parameters[2] })
    }
  }

  return Object.freeze({
    read: async (key: string) => {
      const row = await call('read', key, READ)
      if (row === null || row === undefined) return undefined
      if (typeof row !== 'string') {
        throw misusedServer(
          'Redis',
          key,
          'the client answers with something that is not a string; give redisStore one without type mapping',
        )
      }
      const version = row.slice(0, VERSION_LENGTH)
      if (!VERSION.test(version)) {
        throw misusedServer(
          'Redis',
          key,
          'another program wrote it; give redisStore a prefix that nobody else uses',
        )
      }
      return { value: row.slice(VERSION_LENGTH), version }
    },
    write: async (key: string, value: string, expected: string | undefined, ttl?: number) => {
      if (expected !== undefined && !VERSION.test(expected)) return undefined
      const version = crypto.randomUUID()
      const life = ttl === undefined ? '' : String(Math.max(1, Math.ceil(ttl)))
      const written = await call('write', key, WRITE, expected ?? '', version, value, life)
      return Number(written) === 1 ? version : undefined
    },
    remove: async (key: string, expected: string) => {
      if (!VERSION.test(expected)) return false
      return Number(await call('remove', key, REMOVE, expected)) === 1
    },
  })
}

type Run = (script: string, key: string, parameters: string[]) => Promise<unknown>

function runner(client: RedisClient): Run {
  if (typeof (client as Partial<RedisClient> | undefined)?.eval !== 'function') {
    throw new TypeError('redisStore needs a client of the package "redis" or "ioredis".')
  }
  if ('defineCommand' in client)
    return (script, key, parameters) => client.eval(script, 1, key, ...parameters)
  return (script, key, parameters) => client.eval(script, { keys: [key], arguments: parameters })
}
