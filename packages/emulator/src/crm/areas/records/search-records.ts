import { seesOnly } from '../../access/seen.ts'
import { badParameter, fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { compareBy } from '../../fields/show-row.ts'
import { compareIds } from '../../../engine/compare-ids.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { viewOfList } from '../custom-views/view-of-list.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { readConverted, readFieldNames } from './list-query.ts'
import { readApproval } from './read-approval.ts'
import { isConverted, type RecordRow } from './record-row.ts'
import { openIndex } from './search-index.ts'
import { readSearch, searchParameters, type RecordTest } from './search-test.ts'
import { viewRecords } from './show-record.ts'

/** Records that a search reaches. */
const REACH = 2000

/** `GET /{module}/search` */
export function searchRecords(call: Call): CrmAnswer {
  const { query } = call
  const row = moduleOfPath(call)
  const { api_name: module } = row
  const test = readSearch(module, call)
  const view = viewOfList(row, call)
  if (test === undefined) {
    const details = { param_names: searchParameters }
    throw new Refusal(
      flat(400, fault('EXPECTED_PARAM_MISSING', 'one of these parameters is expected', details)),
    )
  }
  const names = readFieldNames(query)
  const paging = readPaging(query)
  if (paging.page * paging.perPage > REACH) {
    const message = 'maximum response iteration limit reached'
    throw new Refusal(flat(400, fault('LIMIT_REACHED', message, { limit: String(REACH) })))
  }
  const order = readSort(module, call)
  const both: RecordTest = (record) => test(record) && view?.test(record) !== false
  const found = findRecords(module, both, call).toSorted(order.compare)
  const { rows, info } = takePage(found, paging)
  if (rows.length === 0) return noContent
  const shown = viewRecords(module, names, call)
  const { by: sort_by, direction: sort_order } = order
  return ok({ data: rows.map((each) => shown.row(each)), info: { ...info, sort_by, sort_order } })
}

/**
 * The records that a search finds and the caller sees. Leads that were converted, and what waits for an approval, are found
 * only when a call asks for them.
 */
export function findRecords(module: string, test: RecordTest, call: Call): readonly RecordRow[] {
  const isMeant = readApproval(call.query)
  const converted = module === 'Leads' ? readConverted(call.query) : undefined
  const sees = seesOnly(module, call.accessTo)
  const indexed = openIndex(module, call)
  const found: RecordRow[] = []
  for (const record of call.data.modules.recordsOf(module).all()) {
    const known = indexed === undefined ? record : indexed(record)
    if (known === undefined || (converted !== undefined && isConverted(known) !== converted)) continue
    if (isMeant(known) && test(known) && sees?.(record) !== false) found.push(record)
  }
  return found
}

interface Sort {
  readonly by: string
  readonly direction: 'asc' | 'desc'
  readonly compare: (one: RecordRow, other: RecordRow) => number
}

/** By any field of the module; newest first unless the call says otherwise. @throws Refusal */
function readSort(module: string, { query, data }: Call): Sort {
  const by = query.get('sort_by') ?? 'id'
  const direction = query.get('sort_order') ?? 'desc'
  if (direction !== 'asc' && direction !== 'desc') throw new Refusal(badParameter('sort_order'))
  const sign = direction === 'asc' ? 1 : -1
  const byId = (one: RecordRow, other: RecordRow): number => sign * compareIds(one.id, other.id)
  if (by === 'id') return { by, direction, compare: byId }
  const field = data.modules.fieldOf(module, by)
  if (field === undefined) throw new Refusal(badParameter('sort_by'))
  const compare = compareBy(field)
  return { by, direction, compare: (one, other) => sign * compare(one, other) || byId(one, other) }
}
