import { isRecord } from '../call/is-record.ts'

/** What Zoho says when it refuses something: a whole call, or one row. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** So deep Zoho wraps a refusal, and so deep its details go; JSON that goes on for ever would end the stack. */
const WRAPPED = 2
const DEEPEST = 32

/**
 * The refusal in a parsed body, whichever of Zoho's shapes it has: flat, wrapped in rows, the numeric `code` of old 429s,
 * the upload host's `ERROR_CODE`. Undefined when it is none of them.
 */
export function findRefusal(body: unknown, deeper: number = WRAPPED): Refusal | undefined {
  if (!isRecord(body)) return undefined
  if (typeof body['code'] === 'string') return refusalOf(body['code'], body['message'], body['details'])
  if (typeof body['error'] === 'string') {
    return refusalOf(body['error'], body['error_info'] ?? body['error_description'], body['details'])
  }
  const gateway = body['ERROR_CODE']
  if (/string|number/.test(typeof gateway))
    return refusalOf(String(gateway), body['ERROR_MESSAGE'], undefined)
  for (const rows of Object.values(body)) {
    // `get_assigned` and `get_unassigned` wrap a refusal without an array.
    const failed: unknown = [rows].flat().find(isFailedRow)
    if (failed !== undefined && deeper > 0) return findRefusal(failed, deeper - 1)
  }
  return undefined
}

/** Whether a row of an answer reports a failure. */
export function isFailedRow(row: unknown): boolean {
  return isRecord(row) && row['status'] === 'error'
}

function refusalOf(code: string, message: unknown, details: unknown): Refusal {
  return {
    code,
    message: typeof message === 'string' ? message : '',
    details: isRecord(details) && !isDeep(details) ? details : {},
  }
}

function isDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}

/** Whether an answer means that this access token is no longer good, so that another one may help. */
export function isTokenRefusal(status: number, code: string): boolean {
  return (
    status === 401 &&
    (code === 'INVALID_TOKEN' || code === 'INVALID_OAUTHTOKEN' || code === 'AUTHENTICATION_FAILURE')
  )
}
