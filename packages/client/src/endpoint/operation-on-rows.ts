import { readDeleted } from '../rows/deleted-results.ts'
import type { Answered } from '../rows/ask.ts'
import {
  readAnyResults,
  readResults,
  resultRows,
  type RowFailure,
  type RowResult,
  type RowSuccess,
} from '../rows/row-result.ts'
import { assemble, type Halves } from './assemble.ts'
import type { Asked } from './call-of.ts'
import { locate } from './locate.ts'
import { byHand, type Place } from './operation.ts'
import type { Operation } from './operation-types.ts'
import { sendMany } from './send-many.ts'

/**
 * A write of several rows, written by hand, with a result per row: `ask` gives `rows` or `ids`. More than `most` go out in
 * several requests, none in none. Without either it is one request, with a result per row of its answer.
 *
 * @param more what a row of the answer says besides, into its result
 */
export function operationOnRows<P extends readonly unknown[], R extends RowResult = RowResult>(
  place: Omit<Place, 'absent'> & { readonly most?: number | undefined },
  ask: (...parameters: P) => Asked,
  more?: (result: RowSuccess, row: Readonly<Record<string, unknown>>) => R,
): Operation<P, readonly (R | RowFailure)[]> {
  const { address, rows, scope, hint, ...rest } = place
  const located = locate(address, 'POST', rows, scope, hint)
  const question = byHand(ask as (...parameters: readonly unknown[]) => Asked)
  // Types of parameters are those of `ask`; nothing at run time knows them.
  const read: Halves['read'] = (answer, { endpoint, idsKey }) => {
    const results = readRowsOf(answer, endpoint.rows, idsKey)
    if (more === undefined) return results
    const said = resultRows(answer) as readonly Readonly<Record<string, unknown>>[]
    return results.map((result, index) => (result.ok ? more(result, said[index] ?? {}) : result))
  }
  return assemble(located, { ...rest, ask: question, read, many: sendMany }) as Operation<
    P,
    readonly (R | RowFailure)[]
  >
}

/** A result per row or id of the call that is answered. */
function readRowsOf(answer: Answered, key: string, idsKey: string): readonly RowResult[] {
  const { body, query } = answer.call
  const sent = { ...(body as Readonly<Record<string, unknown>> | undefined), ...query }
  const { [idsKey]: ids, [key]: rows } = sent
  if (Array.isArray(ids)) return readDeleted(answer, ids)
  if (Array.isArray(rows)) return readResults(answer, rows.length)
  // Which rows it was about, only the answer says.
  return readAnyResults(answer)
}
