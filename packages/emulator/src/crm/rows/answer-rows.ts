import { fault, flat, wrapped, type Verdict } from '../answers.ts'
import { readRoot, wrongType } from '../read-body.ts'
import type { Place } from '../fields/field.ts'
import type { Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import type { CrmAnswer } from '../request.ts'
import { writeRows, type RowDone, type VerdictRules } from './write-rows.ts'

/** What a write of rows takes and answers. */
export interface RowRules {
  /** Root key of the body. */
  readonly key: string
  /** Root key of the answer. @default that of the body */
  readonly answer?: string
  /** Most rows of one call. */
  readonly most: number
  /** Status when every row succeeded; when every row failed it is 400. */
  readonly success: 200 | 201 | 202
  /** Status when some rows failed. @default 207 */
  readonly mixed?: number
  /** What is said of more rows than that. @default `INVALID_DATA` with `maximum_length` */
  readonly tooMany?: TooMany
  /** Several faults of one row. @default as the reading for settings says */
  readonly several?: VerdictRules['several']
  readonly duplicate?: VerdictRules['duplicate']
}

type TooMany = (most: number, place: Place) => Verdict

/** Does what a write of rows does, row by row. @throws Refusal when there are no rows to work through */
export function answerRows(
  call: Call,
  rules: RowRules,
  write: (row: unknown, path: string, index: number) => RowDone,
): CrmAnswer {
  const { key, answer = key, most, success, mixed = 207, duplicate, tooMany } = rules
  const { several = call.readings.requests.severalFaults } = rules
  const { database } = call.data
  const verdicts = writeRows(
    (work) => database.attempt(work),
    key,
    readRows(call.body, key, most, tooMany),
    { several, duplicate },
    write,
  )
  return wrapped(statusOf(verdicts, success, mixed), answer, verdicts)
}

/** Status of an answer with rows: when all succeeded, when some failed, 400 when all did. */
export function statusOf(verdicts: readonly Verdict[], success: number, mixed: number): number {
  const failed = verdicts.filter(({ status }) => status === 'error').length
  if (failed === 0) return success
  return failed === verdicts.length ? 400 : mixed
}

/** The rows of a body. @throws Refusal when there are none, or more than the call may bring */
function readRows(
  body: unknown,
  key: string,
  most: number,
  tooMany: TooMany = (maximum_length, place) =>
    fault('INVALID_DATA', 'invalid data', { maximum_length, ...place }),
): readonly unknown[] {
  const place = { api_name: key, json_path: `$.${key}` }
  const rows = readRoot(body, key)
  if (!Array.isArray(rows)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  if (rows.length === 0) {
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { minimum_length: 1, ...place })))
  }
  if (rows.length > most) {
    throw new Refusal(flat(400, tooMany(most, place)))
  }
  return rows
}
