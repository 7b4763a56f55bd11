import { isJsonObject, own } from '../../../json.ts'
import { fault, flat } from '../../answers.ts'
import type { Sub } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'

/** Rows that a part may read, and write. */
const READ = 25
const WRITTEN = 1

/** Lists whose rows are counted: records, related ones, users, territories, templates, notifications. */
const READS =
  /^\/(?:[A-Z]\w*(?:\/search|\/deleted|\/\d+\/[A-Z]\w*)?|users|settings\/(?:territories|email_templates|inventory_templates)|actions\/watch)$/

/** Writes whose rows are counted, and where these stand. */
const WRITES: readonly (readonly [path: RegExp, rows: string])[] = [
  [/^\/[A-Z]\w*(?:\/upsert|\/\d+(?:\/[A-Z]\w*)?)?$/, 'data'],
  [/^\/users(?:\/\d+)?$/, 'users'],
  [/^\/settings\/variables(?:\/\d+)?$/, 'variables'],
  [/^\/settings\/tags(?:\/\d+)?$/, 'tags'],
  [/^\/org\/currencies(?:\/\d+)?$/, 'currencies'],
  [/^\/actions\/watch$/, 'watch'],
]

/** A part with the page that it has when it names none; or the refusal of one that reads or writes too many rows. */
export function limitRows(sub: Sub): { readonly sub: Sub } | { readonly refused: CrmAnswer } {
  const { method, path, query, body } = sub
  if (method === 'GET') return READS.test(path) ? limitPage(sub, query) : { sub }
  if (!isJsonObject(body)) return { sub }
  const text = own(body, 'select_query')
  if (path === '/coql') return typeof text === 'string' ? limitQuery(sub, body, text) : { sub }
  const [, key] = WRITES.find(([pattern]) => pattern.test(path)) ?? []
  const rows = key === undefined ? undefined : own(body, key)
  return key !== undefined && Array.isArray(rows) && rows.length > WRITTEN ? beyond(key, WRITTEN) : { sub }
}

function limitPage(sub: Sub, query: URLSearchParams): ReturnType<typeof limitRows> {
  const size = query.get('per_page')
  if (size !== null) return Number(size) > READ ? beyond('per_page', READ) : { sub }
  const page = new URLSearchParams(query)
  page.set('per_page', String(READ))
  return { sub: { ...sub, query: page } }
}

function limitQuery(sub: Sub, body: object, text: string): ReturnType<typeof limitRows> {
  const found = /\blimit\s+(\d+)(?:\s*,\s*(\d+))?(?:\s+offset\s+\d+)?\s*$/i.exec(text)
  if (found === null) return { sub: { ...sub, body: { ...body, select_query: `${text} limit ${READ}` } } }
  return Number(found[2] ?? found[1]) > READ ? beyond('limit', READ) : { sub }
}

function beyond(by: string, limit: number): { readonly refused: CrmAnswer } {
  return { refused: flat(400, fault('LIMIT_EXCEEDED', 'limit exceeded', { by, limit })) }
}
