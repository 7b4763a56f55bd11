export { redisStore, type RedisClient, type RedisStoreOptions } from './store/redis-store.ts'
