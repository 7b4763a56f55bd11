import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { RowDone } from '../../rows/write-rows.ts'

/** Works through the rows of `user_groups`; some that fail are answered as a reading says, and no description names the holder of a name. */
export function answerGroups(
  call: Call,
  most: number,
  success: 200 | 201,
  write: (row: unknown, path: string) => RowDone,
): CrmAnswer {
  const mixed = call.readings.userGroups.mixedRowsStatus
  return answerRows(call, { key: 'user_groups', most, success, mixed, duplicate: 'unnamed' }, write)
}
