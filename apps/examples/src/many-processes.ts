import { createAuth, tokenFor, type Auth, type AuthOptions } from '@x/auth'
import { migratePostgres, postgresStore, type PostgresClient } from '@x/auth/postgres'
import { redisStore, type RedisClient } from '@x/auth/redis'
import { createClient, type Client } from '@x/client'
import { sharedLimiter } from '@x/client/redis'

// #region postgres
/** Grants in PostgreSQL. `pool` is yours: a Pool of `pg`, or what `postgres()` of postgres.js returns. */
export async function authOnPostgres(pool: PostgresClient, options: AuthOptions): Promise<Auth> {
  await migratePostgres(pool)
  return createAuth({ ...options, store: postgresStore(pool) })
}
// #endregion postgres

// #region redis
/** Grants in Redis. `redis` is yours: a connected client of `redis` or `ioredis`. */
export function authOnRedis(redis: RedisClient, options: AuthOptions): Auth {
  return createAuth({ ...options, store: redisStore(redis) })
}
// #endregion redis

// #region limiter
/** A client whose calls are counted together with those of every other process that names the same key. */
export function sharedClient(redis: RedisClient, auth: Auth, grantId: string, zgid: string): Client {
  const limiter = sharedLimiter(redis, { key: `zoho:limit:${zgid}`, concurrency: 10 })
  return createClient({ token: tokenFor(auth, grantId), limiter })
}
// #endregion limiter
