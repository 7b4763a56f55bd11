import { fault, flat, noContent } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { knownRows } from '../../known-rows.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerFile } from '../files/keep-file.ts'
import { answerPage, walkable } from '../records/answer-page.ts'
import { readNeededFields, readOrder } from '../records/list-query.ts'
import { hangingOn, parentOfPath, sizeOf } from '../records/record-parent.ts'
import type { RecordRow } from '../records/record-row.ts'
import { viewRecords } from '../records/show-record.ts'

const MODULE = 'Attachments'

/** What the description has in each row, whatever was asked for. */
const always = ['Created_Time', 'Created_By', 'Modified_Time', 'Modified_By']

/** `GET /{module}/{record}/Attachments` */
export function listAttachments(call: Call): CrmAnswer {
  const { module, id } = parentOfPath(call)
  const names = readNeededFields(call.query)
  const view = viewRecords(MODULE, [...new Set([...names, ...always])], call)
  const parent = { name: knownRows(call).nameOf(module, id), id }
  return answerPage(call, {
    records: walkable(hangingOn({ module, id }, MODULE, call)),
    order: readOrder(call.query),
    show: (record) => {
      const shown = view.row(record)
      if ('Size' in shown) shown['Size'] = sizeOf(record)
      if ('Parent_Id' in shown) shown['Parent_Id'] = parent
      if ('$attachment_type' in shown) shown['$attachment_type'] = record['$type'] === 'File' ? 1 : 2
      return shown
    },
  })
}

/** `GET /{module}/{record}/Attachments/{attachment}`: its bytes. */
export function downloadAttachment(call: Call): CrmAnswer {
  const record = attachmentOfPath(call)
  if (record === undefined) return noContent
  if (record['$type'] !== 'File') {
    const message = 'As it is a linked attachment, you can not download it'
    throw new Refusal(flat(400, fault('DOWNLOAD_NOT_ALLOWED', message)))
  }
  const file = call.data.files.get(String(record['$file_id']))
  return file === undefined ? noContent : answerFile(file)
}

/** The attachment that the path names, if it hangs on the record that the path names. @throws Refusal without that record */
export function attachmentOfPath(call: Call): RecordRow | undefined {
  return hangingOn(parentOfPath(call), MODULE, call).find(({ id }) => id === call.ids[2])
}
