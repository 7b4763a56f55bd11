import type * as nodeCrypto from 'node:crypto'

/**
 * Where a file store begins to sweep is a matter of luck. With this in the place of `node:crypto` it is the last shard, so
 * that the first sweep takes shard 00.
 */
export async function lastShard(
  original: <T>() => Promise<T>,
): Promise<Omit<typeof nodeCrypto, 'randomBytes'> & { randomBytes(size: number): Buffer }> {
  const real = await original<typeof nodeCrypto>()
  return {
    ...real,
    randomBytes: (size) => (size === 1 ? Buffer.from([255]) : real.randomBytes(size)),
  }
}
