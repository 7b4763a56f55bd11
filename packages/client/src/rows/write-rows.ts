import type { Call, CallOptions } from '../call/call.ts'
import { settingsOf, type Client } from '../client/client.ts'
import { ResponseShapeError } from '../errors/response-shape-error.ts'
import type { MissingScopeError } from '../errors/missing-scope-error.ts'
import type { ZohoApiError } from '../errors/zoho-api-error.ts'
import type { Answer } from '../answer/answer.ts'
import { prepare } from '../call/prepare.ts'
import type { Prepared } from '../call/prepared.ts'
import { findRefusal, isFailedRow, refusalError } from '../answer/refusal.ts'
import { perform } from '../send/request.ts'
import { isRecord } from '../call/is-record.ts'
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

/** A row that Zoho refused; the others may have been taken. */
export interface RowFailure {
  readonly ok: false
  readonly index: number
  readonly error: ZohoApiError | MissingScopeError
}

/** What became of one row of a write: look at `ok` before anything else. */
export type RowResult = RowSuccess | RowFailure

/**
 * A write of several rows: one result a row, in the order of the input, whatever the HTTP status was (200, 201, 202, 207,
 * or a 400 with rows).
 *
 * @param call `rows` names the key that holds the rows, `user_groups`
 * @param count rows that were sent
 * @throws ZohoApiError when the call as a whole was refused
 * @throws {@link ResponseShapeError} when the answer has another number of rows; what was written is then not known
 */
export async function writeRows(
  client: Client,
  call: Call & { readonly rows: string },
  count: number,
  options: CallOptions = {},
): Promise<readonly RowResult[]> {
  const prepared = prepare(settingsOf(client), call, options)
  const answer = await perform(prepared)
  const { value, status, route } = answer
  const rows = readRows<unknown>(value, call.rows)
  if (rows.length === count) return rows.map((row, index) => resultOf(prepared, answer, row, index))
  const refusal = status === 400 ? findRefusal(value) : undefined
  if (refusal !== undefined) throw refusalError(prepared, route, status, refusal)
  throw new ResponseShapeError(
    `${prepared.what} sent ${count} rows and was answered with ${rows.length}, so it is not known which were written. ` +
      'Look before sending them again.',
    `$.${call.rows}`,
  )
}

/** The same for a write of one row, whose failure is thrown. */
export async function writeRow(
  client: Client,
  call: Call & { readonly rows: string },
  options?: CallOptions,
): Promise<RowSuccess> {
  const [result] = await writeRows(client, call, 1, options)
  if (result?.ok === true) return result
  throw (
    result?.error ?? new ResponseShapeError('The answer to a write of one row has none.', `$.${call.rows}`)
  )
}

/**
 * The id of what was written.
 *
 * @throws {@link ResponseShapeError} when the answer names none, though it was written
 */
export function writtenId({ id }: RowSuccess): string {
  if (id !== undefined) return id
  throw new ResponseShapeError('Zoho wrote the row, but its answer names no id. Look for it by name.', '$')
}

function resultOf(call: Prepared, answer: Answer, row: unknown, index: number): RowResult {
  const refusal = findRefusal(row)
  if (refusal === undefined) {
    throw new ResponseShapeError(
      `Row ${index} of the answer to ${call.what} has no code, so it is not known whether it was written.`,
      `$.${call.rows ?? ''}[${index}]`,
    )
  }
  const { code, details } = refusal
  // Beside SCHEDULED, `status` has been seen as success and as scheduled.
  if (
    isFailedRow(row) ||
    (code !== 'SUCCESS' && code !== 'SCHEDULED' && !(isRecord(row) && row['status'] === 'success'))
  ) {
    return { ok: false, index, error: refusalError(call, answer.route, answer.status, refusal, index) }
  }
  return { ok: true, index, code, id: typeof details['id'] === 'string' ? details['id'] : undefined, details }
}
