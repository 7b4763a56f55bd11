import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { viewOfList } from '../custom-views/view-of-list.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { answerPage } from './answer-page.ts'
import { chosenByList } from './chosen-by-list.ts'
import { readFieldNames, readNeededFields, readOrder } from './list-query.ts'
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
    test: chosenByList(module, shownBy, call),
    show: (row) => view.row(row),
    info: { call: false, email: true, sort_by: order.by, sort_order: order.order },
  })
}
