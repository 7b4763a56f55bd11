export type { IoRedisClient, NodeRedisClient, RedisClient } from './semaphore.ts'
export { sharedLimiter, type SharedLimiterOptions } from './shared-limiter.ts'
