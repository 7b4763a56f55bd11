export { redisCreditStore } from './credit-store.ts'
export type { IoRedisClient, NodeRedisClient, RedisClient } from './redis-client.ts'
export { sharedLimiter, type SharedLimiterOptions } from './shared-limiter.ts'
