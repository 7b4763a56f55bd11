import { seesOnly } from '../../access/seen.ts'
import { ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { viewOfList } from '../custom-views/view-of-list.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { ambiguous } from './record-paging.ts'
import { openIndex } from './search-index.ts'
import { findRecords } from './search-records.ts'
import { readSearch, searchParameters, type RecordTest } from './search-test.ts'

/** `GET /{module}/actions/count`: of all records, of a view, or of what a search finds. */
export function countRecords(call: Call): CrmAnswer {
  const { query, readings } = call
  const found = moduleOfPath(call)
  const given = ['cvid', ...searchParameters].filter((name) => query.has(name))
  if (given.length > 1) {
    const message = 'Please use either Cvid or Search Params. Combination of both the params is not allowed'
    throw ambiguous(given, message)
  }
  const test = readSearch(found.api_name, call)
  const view = viewOfList(found, call)
  const count =
    test === undefined
      ? countSeen(found.api_name, view && ((record) => view.test(record)), call)
      : findRecords(found.api_name, test, call).length
  return ok({ count: readings.records.countAs === 'string' ? String(count) : count })
}

/** How many records of a module the caller sees, of those that pass a test. */
function countSeen(module: string, test: RecordTest | undefined, call: Call): number {
  const records = call.data.modules.recordsOf(module)
  const sees = seesOnly(module, call.accessTo)
  const indexed = openIndex(module, call)
  if (sees === undefined && test === undefined && indexed === undefined) return records.size
  let count = 0
  for (const record of records.all()) {
    const known = indexed === undefined ? record : indexed(record)
    if (known !== undefined && sees?.(record) !== false && test?.(known) !== false) count += 1
  }
  return count
}
