import { isJsonObject, own } from '../../../json.ts'
import { fault, flat } from '../../answers.ts'
import type { Sub } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'

/** Rows that a part may read, and write. */
const READ = 25
const WRITTEN = 1

/** Refuses a part that reads more than 25 rows or writes more than one; fills in the page of one that names none. */
export function refuseRows({ method, path, query, body }: Sub): CrmAnswer | undefined {
  if (method === 'GET') {
    const size = query.get('per_page')
    if (size !== null) return Number(size) > READ ? beyond('per_page', READ) : undefined
    if (/^\/[A-Z]\w*(?:\/search|\/deleted)?$/.test(path) || path === '/users')
      query.set('per_page', String(READ))
    return undefined
  }
  if (!isJsonObject(body)) return undefined
  const text = own(body, 'select_query')
  if (path === '/coql' && typeof text === 'string') {
    const [, first, second] = /\blimit\s+(\d+)(?:\s*,\s*(\d+))?(?:\s+offset\s+\d+)?\s*$/i.exec(text) ?? []
    return Number(second ?? first ?? 0) > READ ? beyond('limit', READ) : undefined
  }
  const rows = own(body, 'data')
  return Array.isArray(rows) && rows.length > WRITTEN ? beyond('data', WRITTEN) : undefined
}

function beyond(by: string, limit: number): CrmAnswer {
  return flat(400, fault('LIMIT_EXCEEDED', 'limit exceeded', { by, limit }))
}
