import type { ToolkitError } from '@x/dc/error'
import { refusalError, type Refuser } from '../answer/refusal-error.ts'
import { findRefusal, isFailedRow, type Refusal } from '../answer/refusal.ts'
import type { Call } from '../call/call.ts'
import { isRecord } from '../call/is-record.ts'
import { ResponseShapeError } from '../errors/response-shape-error.ts'
import { routeOf, type Answered } from './ask.ts'
import { readRows } from './read-rows.ts'

/** A row that Zoho took. */
export interface RowSuccess {
  readonly ok: true
  /** Place in the input, from 0. */
  readonly index: number
  /** `SUCCESS`, or `SCHEDULED` when a job will do it. */
  readonly code: string
  /** Id of what was written, when the answer names one. */
  readonly id: string | undefined
  /** Zoho's `details`, as they came. */
  readonly details: Readonly<Record<string, unknown>>
}

/** A row that was not written, or of which nobody knows whether it was; the others may have been taken. */
export interface RowFailure {
  readonly ok: false
  readonly index: number
  /** Mostly Zoho's refusal (`ZohoApiError`); `NOT_SENT` when an earlier request of the same write failed as a whole. */
  readonly error: ToolkitError
  /** Whether the row certainly was not written, or may have been. */
  readonly outcome: 'none' | 'unknown'
}

/** What became of one row of a write: look at `ok` before anything else. */
export type RowResult = RowSuccess | RowFailure

/**
 * The result rows in the answer to a write: an array or one object under the key, or the answer itself (Zoho answers
 * some writes flat).
 *
 * @throws `ResponseShapeError` when there are none
 */
export function resultRows({ value, call: { rows = '' } }: Answered): readonly unknown[] {
  const under = isRecord(value) && Object.hasOwn(value, rows) ? value[rows] : undefined
  if (isRecord(under)) return [under]
  if (under === undefined && isRecord(value) && typeof value['code'] === 'string') return [value]
  // Some descriptions of 2026 put an array into the array of results.
  return readRows(Array.isArray(under) ? { [rows]: under.flat() } : value, rows)
}

/**
 * What one row of an answer says. A row that says neither that it was taken nor that it was refused is `unknown`.
 *
 * @param index the row's place in the request
 */
export function readResult(answer: Answered, row: unknown, index: number): RowResult {
  const place = (answer.first ?? 0) + index
  const refusal = findRefusal(row)
  if (refusal === undefined) {
    return lost(
      place,
      new ResponseShapeError(
        `${nameOf(answer.call)}, row ${place}: the answer has no code, so it is not known whether the row was written.`,
        `$.${answer.call.rows ?? ''}[${index}]`,
      ),
    )
  }
  const { code, details } = refusal
  // Beside SCHEDULED, `status` has been seen as success and as scheduled.
  const taken = code === 'SUCCESS' || code === 'SCHEDULED' || (isRecord(row) && row['status'] === 'success')
  if (isFailedRow(row) || !taken) {
    return lost(place, rowError(answer, refusal, place), 'none')
  }
  const { id } = details
  return { ok: true, index: place, code, id: typeof id === 'string' ? id : undefined, details }
}

/** A row that failed; its error may know better what became of it. */
export function lost(
  index: number,
  error: ToolkitError & Partial<Pick<RowFailure, 'outcome'>>,
  outcome: RowFailure['outcome'] = 'unknown',
): RowFailure {
  return { ok: false, index, error, outcome: error.outcome ?? outcome }
}

/**
 * One result per row that was sent, in their order.
 *
 * @throws `ResponseShapeError` when the answer has another number of rows; what was written is then not known
 */
export function readResults(answer: Answered, count: number): readonly RowResult[] {
  const rows = resultRows(answer)
  if (rows.length === count) return rows.map((row, index) => readResult(answer, row, index))
  throw wrongCount(answer, count, rows.length)
}

/** One result per row of the answer, of an action that was not sent as rows. */
export function readAnyResults(answer: Answered): readonly RowResult[] {
  return resultRows(answer).map((row, index) => readResult(answer, row, index))
}

/**
 * What a job answers that was started.
 *
 * @throws `ResponseShapeError` when the answer names no job
 */
export function readJob(answer: Answered): RowSuccess & { readonly jobId: string } {
  const result = readWritten(answer)
  // Pages of v7 spell it `jobId`, the descriptions `job_id`; some answer with `id` alone.
  const jobId = result.details['job_id'] ?? result.details['jobId'] ?? result.id
  if (typeof jobId === 'string' || typeof jobId === 'number') return { ...result, jobId: String(jobId) }
  throw new ResponseShapeError('Zoho started the job, but its answer names no id of it.', '$.details.job_id')
}

/**
 * The result of a write of one row, whose failure is thrown.
 *
 * @throws ZohoApiError when Zoho refused the row
 */
export function readWritten(answer: Answered): RowSuccess {
  const [result] = readResults(answer, 1) as readonly [RowResult]
  if (result.ok) return result
  throw result.error
}

/**
 * The id of what was written.
 *
 * @throws `ResponseShapeError` when the answer names none, though it was written
 */
export function writtenId({ id }: RowSuccess): string {
  if (id !== undefined) return id
  throw new ResponseShapeError('Zoho wrote the row, but its answer names no id. Look for it by name.', '$')
}

/** One refusal for all rows, or else nobody can say which were written. */
export function wrongCount(answer: Answered, sent: number, came: number): ToolkitError {
  const refusal = answer.status === 400 ? findRefusal(answer.value) : undefined
  if (refusal !== undefined) return rowError(answer, refusal)
  return new ResponseShapeError(
    `${nameOf(answer.call)} sent ${sent} rows and was answered with ${came}, so it is not known which were written.`,
    `$.${answer.call.rows ?? ''}`,
  )
}

/** Whoever answered a call that was not sent: a test, or a tool that reads what it has kept. */
const nobody: Refuser = {
  destination: { dc: 'unknown', environment: 'production' },
  token: { value: '', scopes: undefined },
}

/** The error for one row of an answer that was refused, or for all of them. */
function rowError(answer: Answered, refusal: Refusal, row?: number): ReturnType<typeof refusalError> {
  const { call, status } = answer
  const { method = 'GET', path, scopes = [], repeatable = method === 'GET', hint } = call
  const { value, parameters } = path
  const refused = { what: nameOf(call), path: value, parameters, repeatable, scopes, hint }
  return refusalError(refused, routeOf(answer) ?? nobody, status, refusal, row)
}

/** A call in messages: `PUT settings/roles/1`. */
function nameOf({ method = 'GET', base = 'crm', path }: Call): string {
  return `${method} ${base === 'crm' ? '' : `${base}:`}${path.value}`
}
