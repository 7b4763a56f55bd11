import { fault, flat, wrapped, type Verdict } from '../answers.ts'
import { readRoot, wrongType } from '../body/json.ts'
import type { Call, Outcome } from '../call.ts'
import { openDirectory, type Directory } from '../model/directory.ts'
import type { State } from '../model/state.ts'
import { Refusal } from '../refusal.ts'
import { RowFault } from './row-fault.ts'

/** What one row did: the id it is about, what to say, and the state after it. */
export interface RowDone {
  readonly id: string
  readonly message: string
  readonly state: State
}

/**
 * Works through the rows of `user_groups`, one after the other: a row sees what the rows before it did, and a row that
 * fails leaves the others alone.
 *
 * @param most - how many rows the call may bring.
 * @param success - status when every row succeeded; when every row failed it is 400, in between a reading decides.
 * @throws Refusal when there are no rows to work through.
 */
export function writeRows(
  call: Call,
  most: number,
  success: 200 | 201,
  write: (row: unknown, index: number, directory: Directory) => RowDone,
): Outcome {
  let { directory } = call
  const verdicts = readRows(call.body, most).map((row, index): Verdict => {
    try {
      const { id, message, state } = write(row, index, directory)
      directory = openDirectory(state)
      return { code: 'SUCCESS', details: { id }, message, status: 'success' }
    } catch (error) {
      if (error instanceof RowFault) return error.verdict
      throw error
    }
  })
  const succeeded = verdicts.filter(({ status }) => status === 'success').length
  if (succeeded === 0) return wrapped(400, 'user_groups', verdicts)
  const status = succeeded === verdicts.length ? success : call.readings.userGroups.mixedRowsStatus
  return { ...wrapped(status, 'user_groups', verdicts), next: directory.state }
}

function readRows(body: unknown, most: number): readonly unknown[] {
  const place = { api_name: 'user_groups', json_path: '$.user_groups' }
  const rows = readRoot(body, 'user_groups')
  if (!Array.isArray(rows)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  if (rows.length === 0) {
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { minimum_length: 1, ...place })))
  }
  if (rows.length > most) {
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { maximum_length: most, ...place })))
  }
  return rows
}
