import { inBatches } from '../rows/in-batches.ts'
import type { RowResult } from '../rows/row-result.ts'
import type { Halves } from './assemble.ts'

/** Sends rows or ids in as many requests as they need: none when there are none. */
export const sendMany: NonNullable<Halves['many']> = async (asked, most, { signal }, send) => {
  const { rows, ids } = asked
  const all = rows ?? ids
  if (all === undefined) return await send(asked)
  const key = rows ? 'rows' : 'ids'
  return await inBatches<unknown>(
    all,
    most,
    { ...asked, signal },
    (batch, first) => send({ ...asked, [key]: batch }, first) as Promise<readonly RowResult[]>,
  )
}
