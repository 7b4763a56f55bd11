import { fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerDeletions, readDeletedIds } from '../records/delete-records.ts'
import { hangingOn, parentOfPath } from '../records/record-parent.ts'
import { attachmentOfPath } from './list-attachments.ts'

const MODULE = 'Attachments'

/** `DELETE /{module}/{record}/Attachments/{attachment}` */
export function deleteAttachment(call: Call): CrmAnswer {
  const record = attachmentOfPath(call)
  if (record !== undefined) return answerDeletions([record.id], MODULE, call)
  throw new Refusal(flat(400, fault('INVALID_DATA', 'record not deleted', { resource_path_index: 3 })))
}

/** `DELETE /{module}/{record}/Attachments?ids=` */
export function deleteAttachments(call: Call): CrmAnswer {
  const there = new Set(hangingOn(parentOfPath(call), MODULE, call).map(({ id }) => id))
  return answerDeletions(readDeletedIds(call), MODULE, call, ({ id }) => there.has(id))
}
