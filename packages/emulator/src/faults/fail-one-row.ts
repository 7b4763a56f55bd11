import type { Proceed } from './outcome.ts'
import { isJsonObject } from '../json.ts'

const FAILED = {
  code: 'INVALID_DATA',
  details: {},
  message: 'invalid data',
  status: 'error',
} as const

/** Does the work for all rows but one, and answers 207 with that one failed. A body without rows is left alone. */
export async function failOneRow(proceed: Proceed, body: unknown, index?: number): Promise<Response> {
  const record = isJsonObject(body) ? body : {}
  const found = Object.entries(record).find((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  if (found === undefined || found[1].length === 0) return proceed()
  const [key, rows] = found
  const failing = Math.min(index ?? rows.length - 1, rows.length - 1)
  const others = rows.toSpliced(failing, 1)
  if (others.length === 0) return answer({ [key]: [FAILED] }, new Headers())
  const response = await proceed(() => ({ ...record, [key]: others }))
  if (!response.ok) return response
  const result: unknown = await response.json()
  const done = isJsonObject(result) ? result[key] : undefined
  if (!isJsonObject(result) || !Array.isArray(done)) return answer(result, response.headers, response.status)
  return answer({ ...result, [key]: done.toSpliced(failing, 0, FAILED) }, response.headers)
}

function answer(body: unknown, from: Headers, status = 207): Response {
  const headers = new Headers(from)
  headers.delete('content-length')
  headers.set('content-type', 'application/json;charset=UTF-8')
  return new Response(JSON.stringify(body), { status, headers })
}
