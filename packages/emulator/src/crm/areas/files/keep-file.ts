import { fromBase64, toBase64 } from '../../base64.ts'
import { fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { FormFile } from '../../form.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { nowOf } from '../../stamps.ts'
import type { FileRow } from './file-row.ts'

/** Keeps a file that was sent, under an id of its own. @throws Refusal when there is no room for it */
export function keepFile({ fileName: name, bytes }: FormFile, call: Call): FileRow {
  const { data, readings } = call
  const { storageBytes } = readings.records
  let used = bytes.length
  for (const { size } of data.files.all()) used += size
  if (used > storageBytes)
    throw new Refusal(flat(400, fault('STORAGE_SPACE_EXCEEDED', 'there is no storage left for the file')))
  return data.files.insert({
    id: fileIdOf(nextId(data)),
    name,
    size: bytes.length,
    content: toBase64(bytes),
    created_time: nowOf(call),
    created_by: { id: call.user.id },
  })
}

/** 200 with the bytes of a file. */
export function answerFile({ name, content }: FileRow, type = 'application/octet-stream'): CrmAnswer {
  return {
    status: 200,
    bytes: fromBase64(content),
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(name)}`,
    },
  }
}

/** As RFC 8187 writes it: nothing that could end the header, or the value. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Letters and digits that nobody takes for the id of a record. */
function fileIdOf(id: string): string {
  return `f${BigInt(id).toString(16).padStart(31, '0')}`
}
