import { noContent, notModified, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readIds } from '../../query/ids.ts'
import type { CrmAnswer } from '../../request.ts'
import { viewOfList, type ListedView } from '../custom-views/view-of-list.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { readConverted, readNeededFields, readOrder } from './list-query.ts'
import { readRecordPaging, recordPageInfo } from './record-paging.ts'
import type { RecordRow } from './record-row.ts'
import { viewRecords } from './show-record.ts'
import { takeRecords } from './walk-records.ts'

/** `GET /{module}` */
export function listRecords(call: Call): CrmAnswer {
  const { data, query, modifiedSince } = call
  const found = moduleOfPath(call)
  const { api_name: module } = found
  const names = readNeededFields(query)
  const shownBy = viewOfList(found, call)
  const order = readOrder(query, shownBy)
  const paging = readRecordPaging(call)
  const table = data.modules.recordsOf(module)
  const chosen = readChoice(module, query, shownBy)
  const isNewer = ({ Modified_Time: time }: RecordRow): boolean => Date.parse(time) > (modifiedSince ?? 0)
  const test =
    modifiedSince === undefined ? chosen : (row: RecordRow) => isNewer(row) && chosen?.(row) !== false
  const { rows, more } = takeRecords(table, order, paging, paging.perPage, test)
  if (rows.length === 0) return modifiedSince === undefined || table.size === 0 ? noContent : notModified
  const view = viewRecords(module, names, call)
  const info = { ...recordPageInfo(call, paging, rows, more), sort_by: order.by, sort_order: order.order }
  return ok({ data: rows.map((row) => view.row(row)), info: { call: false, email: true, ...info } })
}

/** Which records a call chooses: by `ids`, by a view, and leads by whether they were converted. */
function readChoice(
  module: string,
  query: URLSearchParams,
  view: ListedView | undefined,
): ((row: RecordRow) => boolean) | undefined {
  const ids = readIds(query)
  // A view says for itself whether it shows converted leads.
  const isAsked = view === undefined || query.has('converted')
  const converted = module === 'Leads' && isAsked ? readConverted(query) : undefined
  if (ids === undefined && converted === undefined && view === undefined) return undefined
  return (row) =>
    view?.test(row) !== false &&
    (ids === undefined || ids.has(row.id)) &&
    (converted === undefined || (row['Converted__s'] === true) === converted)
}
