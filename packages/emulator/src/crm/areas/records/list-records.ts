import { badParameter, noContent, notModified, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readIds } from '../../query/ids.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { readConverted, readNeededFields, readOrder } from './list-query.ts'
import { readRecordPaging, recordPageInfo } from './record-paging.ts'
import type { RecordRow } from './record-row.ts'
import { viewRecords } from './show-record.ts'
import { takeRecords } from './walk-records.ts'

/** `GET /{module}` */
export function listRecords(call: Call): CrmAnswer {
  const { data, query, modifiedSince } = call
  const { api_name: module } = moduleOfPath(call)
  const names = readNeededFields(query)
  const order = readOrder(query)
  const paging = readRecordPaging(call)
  // No view was ever made here: whatever the id, it names none.
  if (query.has('cvid')) throw new Refusal(badParameter('cvid'))
  const table = data.modules.recordsOf(module)
  const chosen = readChoice(module, query)
  const isNewer = ({ Modified_Time: time }: RecordRow): boolean => Date.parse(time) > (modifiedSince ?? 0)
  const test =
    modifiedSince === undefined ? chosen : (row: RecordRow) => isNewer(row) && chosen?.(row) !== false
  const { rows, more } = takeRecords(table, order, paging, paging.perPage, test)
  if (rows.length === 0) return modifiedSince === undefined || table.size === 0 ? noContent : notModified
  const view = viewRecords(module, names, call)
  const info = { ...recordPageInfo(call, paging, rows, more), sort_by: order.by, sort_order: order.order }
  return ok({ data: rows.map((row) => view.row(row)), info: { call: false, email: true, ...info } })
}

/** Which records a call chooses: by `ids`, and leads by whether they were converted. */
function readChoice(module: string, query: URLSearchParams): ((row: RecordRow) => boolean) | undefined {
  const ids = readIds(query)
  const converted = module === 'Leads' ? readConverted(query) : undefined
  if (ids === undefined && converted === undefined) return undefined
  return (row) =>
    (ids === undefined || ids.has(row.id)) &&
    (converted === undefined || (row['Converted__s'] === true) === converted)
}
