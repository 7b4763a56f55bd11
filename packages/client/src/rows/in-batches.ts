import { isToolkitError, type ToolkitError } from '@x/dc/error'
import type { CallOptions } from '../call/call.ts'
import { tell } from '../client/listener.ts'
import { InterruptedError } from '../errors/interrupted-error.ts'
import { NotSentError } from '../errors/not-sent-error.ts'
import { lost, type RowFailure, type RowResult } from './row-result.ts'

/** How far a write of many rows has come. */
export interface WriteProgress {
  /** Rows whose result is there. */
  readonly done: number
  /** Of these, the rows that were not written, or may not have been. */
  readonly failed: number
  /** All rows; absent when they come from an iterable. */
  readonly total?: number | undefined
}

/** How rows go out in batches. */
export interface Batching extends Pick<CallOptions, 'signal'> {
  /** Batches that may be under way at the same time, after the first. @default 1 */
  readonly concurrency?: number | undefined
  readonly onProgress?: ((progress: WriteProgress) => void) | undefined
}

/** Does one request; `first` is the place of its first row. */
export type SendBatch<T, R extends RowResult = RowResult> = (
  batch: readonly T[],
  first: number,
) => Promise<readonly R[]>

/**
 * Writes rows, at most `most` per request (each with a deadline of its own), and gives a result per row. When a request
 * fails as a whole after something may have been written, sending stops: its rows have that failure, later ones are
 * `NOT_SENT`, and the promise is kept, so that nobody loses what is known about the rows before. The same holds for a
 * signal.
 *
 * @throws what the first request failed with, when certainly nothing was written
 */
export async function inBatches<T>(
  rows: readonly T[],
  most: number,
  options: Batching,
  send: SendBatch<T>,
): Promise<readonly RowResult[]> {
  const { concurrency, one } = createBatches(most, options, send, rows.length)
  const results: (readonly RowResult[])[] = []
  let next = 0
  const batch = async (): Promise<void> => {
    const first = next
    next += most
    results.push([])
    results[Math.floor(first / most)] = await one(rows.slice(first, next), first)
  }
  const work = async (): Promise<void> => {
    while (next < rows.length) await batch()
  }
  // The first one alone: what is wrong with all of them is then known before anything is written.
  if (rows.length > 0) await batch()
  await Promise.all(Array.from({ length: concurrency }, work))
  return results.flat()
}

/** What is common to batches of an array and of an iterable: when to stop, and what to say of rows that were not sent. */
export function createBatches<T, R extends RowResult>(
  most: number,
  { signal, concurrency = 1, onProgress }: Batching,
  send: SendBatch<T, R>,
  total?: number,
): { readonly concurrency: number; readonly one: SendBatch<T, R | RowFailure> } {
  if (!(most >= 1)) throw new TypeError('A request must be allowed at least one row.')
  if (!(Number.isSafeInteger(concurrency) && concurrency >= 1))
    throw new TypeError('concurrency must be an integer from 1 on.')
  let stopped: { readonly cause: unknown } | undefined
  const progress = { done: 0, failed: 0, total }
  const attempt: SendBatch<T, R | RowFailure> = async (batch, first) => {
    if (signal?.aborted) stopped ??= { cause: signal.reason }
    if (stopped !== undefined) {
      if (first === 0) throw stopped.cause
      return notSent(batch, first, stopped.cause)
    }
    try {
      return await send(batch, first)
    } catch (error) {
      stopped ??= { cause: error }
      const failure = signal?.aborted && !isToolkitError(error) ? new InterruptedError(error) : error
      const outcome = outcomeOf(failure)
      if (first === 0 && outcome === 'none') throw error
      // Neither Zoho nor the transport: a mistake in the call, found before it was sent.
      if (!isToolkitError(failure)) return notSent(batch, first, error)
      return allFailed(batch, first, failure, outcome)
    }
  }
  const one: SendBatch<T, R | RowFailure> = async (batch, first) => {
    const results = await attempt(batch, first)
    progress.done += results.length
    progress.failed += results.filter(({ ok }) => !ok).length
    tell(onProgress, { ...progress })
    return results
  }
  return { concurrency, one }
}

/** Whether a failed request certainly wrote nothing. An answer that cannot be read comes after the write. */
function outcomeOf(error: unknown): 'none' | 'unknown' {
  if (isToolkitError(error, 'RESPONSE_SHAPE')) return 'unknown'
  return (error as { readonly outcome?: unknown }).outcome === 'unknown' ? 'unknown' : 'none'
}

function notSent(rows: readonly unknown[], first: number, cause: unknown): readonly RowFailure[] {
  return allFailed(rows, first, new NotSentError(cause), 'none')
}

function allFailed(
  rows: readonly unknown[],
  first: number,
  error: ToolkitError,
  outcome: RowFailure['outcome'],
): readonly RowFailure[] {
  return rows.map((_row, index) => lost(first + index, error, outcome))
}
