import { isToolkitError } from '@x/dc/error'
import type { CallOptions } from '../call/call.ts'
import { InterruptedError } from '../errors/interrupted-error.ts'
import { NotSentError } from '../errors/not-sent-error.ts'
import type { RowResult } from './row-result.ts'

/**
 * Writes rows, at most `most` per request, one request after the other (each with a deadline of its own), and gives a
 * result per row. When a request fails
 * as a whole after something may have been written, sending stops: its rows have that failure, later ones are `NOT_SENT`,
 * and the promise is kept, so that nobody loses what is known about the rows before. The same holds for a signal.
 *
 * @param send does one request; `first` is the place of its first row
 * @throws what the first request failed with, when certainly nothing was written
 */
export async function inBatches<T>(
  rows: readonly T[],
  most: number,
  { signal }: CallOptions,
  send: (batch: readonly T[], first: number) => Promise<readonly RowResult[]>,
): Promise<readonly RowResult[]> {
  if (!(most >= 1)) throw new TypeError('A request must be allowed at least one row.')
  const results: RowResult[] = []
  const isAborted = (): boolean => signal?.aborted === true
  for (let first = 0; first < rows.length; first += most) {
    const batch = rows.slice(first, first + most)
    if (isAborted()) {
      if (first === 0) throw signal?.reason
      return [...results, ...notSent(rows, first, signal?.reason)]
    }
    try {
      results.push(...(await send(batch, first)))
    } catch (error) {
      const lost = isAborted() && !isToolkitError(error) ? new InterruptedError(error) : error
      const outcome = outcomeOf(lost)
      if (first === 0 && outcome === 'none') throw error
      // Neither Zoho nor the transport: a mistake in the call, found before it was sent.
      if (!isToolkitError(lost)) return [...results, ...notSent(rows, first, error)]
      const failed = batch.map(
        (_row, index) => ({ ok: false, index: first + index, error: lost, outcome }) as const,
      )
      return [...results, ...failed, ...notSent(rows, first + batch.length, error)]
    }
  }
  return results
}

/** Whether a failed request certainly wrote nothing. An answer that cannot be read comes after the write. */
function outcomeOf(error: unknown): 'none' | 'unknown' {
  if (isToolkitError(error, 'RESPONSE_SHAPE')) return 'unknown'
  return (error as { readonly outcome?: unknown }).outcome === 'unknown' ? 'unknown' : 'none'
}

function notSent(rows: readonly unknown[], from: number, cause: unknown): readonly RowResult[] {
  const error = new NotSentError(cause)
  return rows.slice(from).map((_row, index) => ({ ok: false, index: from + index, error, outcome: 'none' }))
}
