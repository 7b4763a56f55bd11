import { isRecord } from '../call/is-record.ts'
import type { Answered } from './ask.ts'
import { lost, readResult, resultRows, wrongCount, type RowResult } from './row-result.ts'

/**
 * One result per id that was to be deleted, in their order. Zoho may answer with more rows than there were ids, and
 * without an id where one was refused; so rows are matched by what their `details` name, the id or the value of an external
 * field, and those without an id fill the gaps in order. An id that is left without a row is `unknown`.
 */
export function readDeleted(answer: Answered, ids: readonly string[]): readonly RowResult[] {
  const rows = resultRows(answer)
  const named = new Map<unknown, unknown>()
  const wanted = new Set<unknown>(ids)
  const idOf = (row: unknown): string | undefined => {
    const details = isRecord(row) && isRecord(row['details']) ? row['details'] : {}
    const id = Object.values(details).find((value) => wanted.has(value)) ?? details['id']
    return typeof id === 'string' ? id : undefined
  }
  const nameless: unknown[] = []
  for (const row of rows) {
    const id = idOf(row)
    if (id === undefined) nameless.push(row)
    else if (!named.has(id)) named.set(id, row)
  }
  return ids.map((id, index) => {
    const row = named.get(id) ?? nameless.shift()
    if (row !== undefined) return readResult(answer, row, index)
    const error = wrongCount(answer, ids.length, rows.length)
    return lost((answer.first ?? 0) + index, error, error.code === 'RESPONSE_SHAPE' ? 'unknown' : 'none')
  })
}
