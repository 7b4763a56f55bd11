import { fault, flat, type Verdict } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import { wrongType } from '../../read-body.ts'
import type { Place } from '../../fields/field.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { duplicateOf } from './record-result.ts'

const MOST = 100

/** Works through the records of a body, one after the other: those that fail leave the others alone. @throws Refusal */
export function answerRecords(
  call: Call,
  module: string,
  success: 200 | 201,
  write: (row: unknown, path: string, index: number) => RowDone,
): CrmAnswer {
  checkExtras(call.body)
  const { mixedRowsStatus: mixed, severalFaults: several } = call.readings.records
  const answer = answerRows(
    call,
    {
      key: 'data',
      most: MOST,
      tooMany: limitExceeded,
      success,
      mixed,
      several,
      duplicate: duplicateOf(module, call),
    },
    write,
  )
  return isAllModified(answer.body) ? { ...answer, status: 412 } : answer
}

/** Whether each record was changed after the time that the call named: a precondition that failed. */
function isAllModified(body: unknown): boolean {
  const { data } = body as { readonly data: readonly Verdict[] }
  return data.every(({ code }) => code === 'ALREADY_MODIFIED')
}

function limitExceeded(most: number, place: Place): ReturnType<typeof fault> {
  const message = 'count of records in your request exceeds the limit'
  return fault('LIMIT_EXCEEDED', message, { maximum_length: most, ...place })
}

/** Beside the records: what is to run after them. Nothing does here; but it must have the right form. */
function checkExtras(body: unknown): void {
  if (!isJsonObject(body)) return
  for (const name of ['trigger', 'apply_feature_execution', 'skip_feature_execution']) {
    const value = own(body, name)
    if (value === undefined || value === null || Array.isArray(value)) continue
    throw new Refusal(flat(400, wrongType('jsonarray', { api_name: name, json_path: `$.${name}` })))
  }
}
