import { compareIds } from '../../../engine/compare-ids.ts'
import { noContent, notModified, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readIds } from '../../query/ids.ts'
import type { CrmAnswer } from '../../request.ts'
import type { RecordOrder } from './list-query.ts'
import { readRecordPaging, recordPageInfo } from './record-paging.ts'
import type { RecordRow } from './record-row.ts'
import { takeRecords, type WalkedRecords } from './walk-records.ts'

/** What a list of records is made of. */
export interface ListOfRecords {
  readonly records: WalkedRecords
  readonly order: RecordOrder
  /** Which of them the call chooses besides what every list can be asked for. */
  readonly test?: ((record: RecordRow) => boolean) | undefined
  readonly show: (record: RecordRow) => Record<string, unknown>
  /** What `info` says besides. */
  readonly info?: Readonly<Record<string, unknown>>
}

/** A page of a list of records: by `ids`, by the header for what was changed since, by pages and their tokens. @throws Refusal */
export function answerPage(call: Call, { records, order, test, show, info }: ListOfRecords): CrmAnswer {
  const { query, modifiedSince } = call
  const paging = readRecordPaging(call)
  const ids = readIds(query)
  const isChosen = (record: RecordRow): boolean =>
    (modifiedSince === undefined || Date.parse(record.Modified_Time) > modifiedSince) &&
    (ids === undefined || ids.has(record.id)) &&
    test?.(record) !== false
  const isAsked = modifiedSince !== undefined || ids !== undefined || test !== undefined
  const { rows, more } = takeRecords(records, order, paging, paging.perPage, isAsked ? isChosen : undefined)
  if (rows.length === 0) return modifiedSince === undefined || records.size === 0 ? noContent : notModified
  return ok({ data: rows.map(show), info: { ...info, ...recordPageInfo(call, paging, rows, more) } })
}

/** Some records as a list that can be walked. */
export function walkable(rows: readonly RecordRow[]): WalkedRecords {
  const ascending = rows.toSorted((one, other) => compareIds(one.id, other.id))
  const descending = ascending.toReversed()
  return {
    size: rows.length,
    all: () => ascending.values(),
    slice: (from, count, order) =>
      (order === 'descending' ? descending : ascending).slice(from, from + count),
  }
}
