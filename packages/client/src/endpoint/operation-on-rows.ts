import { readDeleted } from '../rows/deleted-results.ts'
import { readResults, type RowResult } from '../rows/row-result.ts'
import { assemble } from './assemble.ts'
import type { Asked } from './call-of.ts'
import { locate } from './locate.ts'
import { byHand, type Place } from './operation.ts'
import type { Operation } from './operation-types.ts'
import { sendMany } from './send-many.ts'

/**
 * A write of several rows, written by hand, with a result per row: `ask` gives `rows` or `ids`. More than `most` go out in
 * several requests, none in none.
 */
export function operationOnRows<P extends readonly unknown[]>(
  place: Place & { readonly most?: number | undefined },
  ask: (...parameters: P) => Asked & (Required<Pick<Asked, 'rows'>> | Required<Pick<Asked, 'ids'>>),
): Operation<P, readonly RowResult[]> {
  const { address, rows, scope, hint, ...more } = place
  const located = locate(address, 'POST', rows, scope, hint)
  const question = byHand(ask as (...parameters: readonly unknown[]) => Asked)
  // Types of parameters are those of `ask`; nothing at run time knows them.
  return assemble(located, { ...more, ask: question, read: readRowsOf, many: sendMany }) as Operation<
    P,
    readonly RowResult[]
  >
}

/** A result per row or id of the call that is answered. */
const readRowsOf: Parameters<typeof assemble>[1]['read'] = (answer, { endpoint, idsKey }) => {
  const { body, query } = answer.call
  const ids: unknown = query?.[idsKey]
  if (Array.isArray(ids)) return readDeleted(answer, ids)
  const rows = (body as Readonly<Record<string, unknown>> | undefined)?.[endpoint.rows]
  return readResults(answer, Array.isArray(rows) ? rows.length : 0)
}
