import { isRecord } from '../call/is-record.ts'
import type { Answered } from './ask.ts'
import { readResult, resultRows, wrongCount, type RowResult } from './row-result.ts'

/**
 * One result per id that was to be deleted, in their order. Zoho may answer with more rows than there were ids, and
 * without an id where one was refused; so rows are matched by `details.id`, and those without an id fill the gaps in order.
 *
 * @throws ResponseShapeError when an id is left without a row
 */
export function readDeleted(answer: Answered, ids: readonly string[]): readonly RowResult[] {
  const rows = resultRows(answer)
  const named = new Map<unknown, unknown>()
  for (const row of rows) {
    const id = idOf(row)
    if (id !== undefined && !named.has(id)) named.set(id, row)
  }
  const nameless = rows.filter((row) => idOf(row) === undefined)
  return ids.map((id, index) => {
    const row = named.get(id) ?? nameless.shift()
    if (row === undefined) throw wrongCount(answer, ids.length, rows.length)
    return readResult(answer, row, index)
  })
}

function idOf(row: unknown): string | undefined {
  const details = isRecord(row) ? row['details'] : undefined
  const id = isRecord(details) ? details['id'] : undefined
  return typeof id === 'string' ? id : undefined
}
