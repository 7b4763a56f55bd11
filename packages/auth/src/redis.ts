export {
  redisStore,
  type IoRedisClient,
  type NodeRedisClient,
  type RedisClient,
  type RedisStoreOptions,
} from './store/redis-store.ts'
