/** What is used of a client of `redis` (node-redis: client, pool, cluster, sentinel). */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
}

/** What is used of a client of `ioredis` (Redis, Cluster). */
export interface IoRedisClient {
  eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>
  defineCommand: unknown
}

/** Your own client of `redis` or `ioredis`, connected. */
export type RedisClient = NodeRedisClient | IoRedisClient

/** Runs scripts on one key. @throws TypeError when the client is of neither kind */
export function scriptRunner(
  client: RedisClient,
  key: string,
  who: string,
): (script: string, ...parameters: string[]) => Promise<unknown> {
  if (typeof (client as Partial<RedisClient> | undefined)?.eval !== 'function')
    throw new TypeError(`${who} needs a client of the package "redis" or "ioredis".`)
  if ('defineCommand' in client) return (script, ...parameters) => client.eval(script, 1, key, ...parameters)
  return (script, ...parameters) => client.eval(script, { keys: [key], arguments: parameters })
}
