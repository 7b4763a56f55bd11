import { inBatches } from '../rows/in-batches.ts'
import type { RowResult } from '../rows/row-result.ts'
import type { Halves } from './assemble.ts'

/** Sends rows or ids in as many requests as they need: none when there are none. */
export const sendMany: NonNullable<Halves['many']> = async (asked, most, options, send) => {
  const { rows, ids, concurrency, onProgress } = asked
  if (rows === undefined && ids === undefined) return await send(asked)
  const batching = { signal: options.signal, concurrency, onProgress }
  return await inBatches<unknown>(rows ?? ids ?? [], most, batching, async (batch, first) => {
    const part = rows === undefined ? { ids: batch as readonly string[] } : { rows: batch }
    return (await send({ ...asked, ...part }, first)) as readonly RowResult[]
  })
}
