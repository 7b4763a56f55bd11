import { checkConcurrency, limiterOf, type Limiter } from '../client/limiter.ts'
import { createPool, type Pool } from '../client/pool.ts'
import { createPatience } from './patience.ts'
import type { RedisClient } from './redis-client.ts'
import { createSemaphore } from './semaphore.ts'
import { createSharedPool } from './shared-pool.ts'

/** Options of {@link sharedLimiter}. */
export interface SharedLimiterOptions {
  /** One key per organization: whoever uses the same one shares its slots. Heavy calls are counted at `<key>:heavy`. */
  readonly key: string
  /** Most attempts at the same time in all processes together. Zoho allows 5 (Free) to 25 (Ultimate) per organization and app. */
  readonly concurrency: number
  /** Most heavy attempts among them. Zoho allows 10 in every edition. @default 10 */
  readonly heavy?: number | undefined
  /** A slot whose process died is free after this, milliseconds, 1,000 to 600,000. Living ones prolong it. @default 10_000 */
  readonly lease?: number | undefined
  /** Concurrent attempts in this process while Redis is unreachable. @default a quarter of `concurrency`, rounded up */
  readonly concurrencyWithoutRedis?: number | undefined
  /** Told each time that Redis fails and this process goes on by itself. What it throws is ignored. */
  readonly onError?: ((error: unknown) => void) | undefined
}

/**
 * A limiter for all processes that share a Redis: a leased semaphore, first come first served between processes. A process
 * that dies loses its slots when their lease is over. While Redis is away each process bounds itself.
 *
 * @throws TypeError for a bad option or a client of neither kind
 * @example
 * const limiter = sharedLimiter(redis, { key: `zoho:limit:${zgid}`, concurrency: 10 })
 * return createClient({ token: tokenFor(auth, grantId), limiter })
 */
export function sharedLimiter(redis: RedisClient, options: SharedLimiterOptions): Limiter {
  const { key, lease = 10_000, onError } = options
  if (typeof key !== 'string' || key === '') {
    throw new TypeError('key must be the name of a Redis key: one for each organization.')
  }
  const { concurrency, heavy } = checkConcurrency(options)
  if (!(lease >= 1000 && lease <= 600_000)) {
    throw new TypeError('lease must be 1,000 to 600,000 milliseconds.')
  }
  const alone = checkConcurrency({
    concurrency: options.concurrencyWithoutRedis ?? quarter(concurrency),
  }).concurrency
  if (onError !== undefined && typeof onError !== 'function') {
    throw new TypeError('onError must be a function.')
  }
  const patience = createPatience(onError)
  const pool = (at: string, size: number, local: number): Pool => {
    const semaphore = createSemaphore(redis, { key: at, concurrency: size, lease })
    return createSharedPool({ semaphore, size, lease, patience, local: createPool(local) })
  }
  return limiterOf(
    pool(key, concurrency, alone),
    heavy < concurrency ? pool(`${key}:heavy`, heavy, Math.min(alone, quarter(heavy))) : undefined,
  )
}

function quarter(of: number): number {
  return Math.ceil(of / 4)
}
