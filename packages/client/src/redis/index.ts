export type { RedisClient } from './semaphore.ts'
export { sharedLimiter, type SharedLimiterOptions } from './shared-limiter.ts'
