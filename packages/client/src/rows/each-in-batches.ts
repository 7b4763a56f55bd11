import { createBatches, type Batching, type SendBatch } from './in-batches.ts'
import type { RowFailure, RowResult } from './row-result.ts'

/**
 * Writes the rows of an iterable as `inBatches` does those of an array, and gives each result when its request has been
 * answered, in the order of the rows. At any time it holds the rows of the batches under way and no others; the source is
 * read no faster than rows are sent. Whoever stops reading the results waits for the requests under way.
 *
 * @throws what the first request failed with, when certainly nothing was written; what the source throws, after the
 *   results of the rows before
 */
export async function* eachInBatches<T, R extends RowResult = RowResult>(
  source: Iterable<T> | AsyncIterable<T>,
  most: number,
  options: Batching,
  send: SendBatch<T, R>,
): AsyncGenerator<R | RowFailure, void, undefined> {
  const { concurrency, one } = createBatches(most, options, send)
  const underWay: Promise<readonly (R | RowFailure)[]>[] = []
  let sent = 0
  const batches = batchesOf(source, most)
  try {
    for (;;) {
      const { batch, error } = await batches()
      if (batch.length > 0) underWay.push(one(batch, sent))
      // The first one alone: what is wrong with all of them is then known before anything is written.
      const last = batch.length < most
      const leave = last || sent === 0 ? 0 : concurrency - 1
      sent += batch.length
      while (underWay.length > leave) yield* (await underWay.shift()) ?? []
      if (error !== undefined) throw error.reason
      if (last) return
    }
  } finally {
    await Promise.allSettled(underWay)
    await batches.end()
  }
}

interface Batch<T> {
  /** Fewer than asked for when the source is at its end. */
  readonly batch: readonly T[]
  readonly error?: { readonly reason: unknown }
}

/** The rows of a source, `most` at a time. */
function batchesOf<T>(
  source: Iterable<T> | AsyncIterable<T>,
  most: number,
): (() => Promise<Batch<T>>) & { end: () => Promise<unknown> } {
  const rows = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  let isOver = false
  const next = async (): Promise<Batch<T>> => {
    const batch: T[] = []
    try {
      while (batch.length < most) {
        const { done, value } = await rows.next()
        if (done === true) {
          isOver = true
          break
        }
        batch.push(value)
      }
    } catch (reason) {
      isOver = true
      return { batch, error: { reason } }
    }
    return { batch }
  }
  return Object.assign(next, { end: async () => (isOver ? undefined : await rows.return?.()) })
}
