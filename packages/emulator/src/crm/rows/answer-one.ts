import { wrapped, type Verdict } from '../answers.ts'
import type { Call } from '../call.ts'
import { readRoot } from '../read-body.ts'
import type { CrmAnswer } from '../request.ts'
import { verdictsOf, type RowDone } from './write-rows.ts'

/**
 * A write of what exists once: body and answer hold an object under the key, not an array.
 *
 * @param write gets what stands under the key and its path @throws Refusal when there is nothing
 */
export function answerOne(
  call: Call,
  key: string,
  success: 200 | 201,
  write: (sent: unknown, path: string) => RowDone,
): CrmAnswer {
  const sent = readRoot(call.body, key)
  const path = `$.${key}`
  try {
    const { code = 'SUCCESS', message, details } = call.data.database.attempt(() => write(sent, path))
    return one(success, key, { code, details: { ...details }, message, status: 'success' })
  } catch (error) {
    const [first] = verdictsOf(error, path)
    if (first === undefined) throw error
    return one(400, key, first)
  }
}

function one(status: number, key: string, verdict: Verdict): CrmAnswer {
  const answer = wrapped(status, key, [verdict])
  return { ...answer, body: { [key]: verdict } }
}
