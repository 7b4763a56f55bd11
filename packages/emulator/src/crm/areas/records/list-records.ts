import { seesOnly } from '../../access/seen.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { viewOfList, type ListedView } from '../custom-views/view-of-list.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { answerPage } from './answer-page.ts'
import { readConverted, readFieldNames, readNeededFields, readOrder } from './list-query.ts'
import type { RecordRow } from './record-row.ts'
import { viewRecords } from './show-record.ts'

/** `GET /{module}` */
export function listRecords(call: Call): CrmAnswer {
  const { data, query } = call
  const found = moduleOfPath(call)
  const { api_name: module } = found
  const isFree = call.readings.records.fieldsOfLists === 'optional'
  const names = isFree ? readFieldNames(query) : readNeededFields(query)
  const shownBy = viewOfList(found, call)
  const order = readOrder(query, shownBy)
  const view = viewRecords(module, names, call)
  return answerPage(call, {
    records: data.modules.recordsOf(module),
    order,
    test: bothOf(seesOnly(module, call.accessTo), readChoice(module, query, shownBy)),
    show: (row) => view.row(row),
    info: { call: false, email: true, sort_by: order.by, sort_order: order.order },
  })
}

type Test = (row: RecordRow) => boolean

/** What passes two tests, of which either may be missing. */
function bothOf(one: Test | undefined, other: Test | undefined): Test | undefined {
  return one && other ? (row) => one(row) && other(row) : (one ?? other)
}

/** Which records a call chooses: by a view, and leads by whether they were converted. */
function readChoice(module: string, query: URLSearchParams, view: ListedView | undefined): Test | undefined {
  // A view says for itself whether it shows converted leads.
  const isAsked = view === undefined || query.has('converted')
  const converted = module === 'Leads' && isAsked ? readConverted(query) : undefined
  if (converted === undefined && view === undefined) return undefined
  return (row) =>
    view?.test(row) !== false && (converted === undefined || (row['Converted__s'] === true) === converted)
}
