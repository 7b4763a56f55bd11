import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import { filesOf } from '../../form.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { dropFile } from '../files/drop-file.ts'
import { answerFile, keepFile } from '../files/keep-file.ts'
import { typeOfImage } from '../files/type-of-image.ts'

/** Bytes of the photo. */
const LARGEST = 1_048_576

/** `GET /org/photo` */
export function downloadOrgPhoto({ data }: Call): CrmAnswer {
  const file = data.files.get(String(orgOf(data)['photo_id']))
  if (file === undefined) return noContent
  const { bytes = new Uint8Array() } = answerFile(file)
  return answerFile(file, typeOfImage(bytes))
}

/** `POST /org/photo`: in the place of the one that is there. */
export function uploadOrgPhoto(call: Call): CrmAnswer {
  const [file, ...others] = filesOf(call.form, 'file')
  if (file === undefined || others.length > 0 || typeOfImage(file.bytes) === undefined)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data')))
  if (file.bytes.length > LARGEST) throw new Refusal(tooLarge(call))
  setPhoto(keepFile(file, call).id, call)
  return ok({ code: 'SUCCESS', details: {}, message: 'photo uploaded successfully', status: 'success' })
}

/** Sources have a code and a status each. */
function tooLarge({ readings }: Call): CrmAnswer {
  const message = 'Please check if the size of the file is in the correct range'
  return readings.settings.photoTooLarge === 'FILE_SIZE_EXCEEDS'
    ? flat(413, fault('FILE_SIZE_EXCEEDS', message, { size: LARGEST }))
    : flat(415, fault('FILE_SIZE_MORE_THAN_ALLOWED_SIZE', message))
}

/** `DELETE /org/photo` */
export function deleteOrgPhoto(call: Call): CrmAnswer {
  if (orgOf(call.data)['photo_id'] === null)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'the organization has no photo')))
  setPhoto(null, call)
  return ok({ code: 'SUCCESS', details: {}, message: 'Photo deleted', status: 'success' })
}

function setPhoto(id: string | null, { data }: Call): void {
  const org = orgOf(data)
  dropFile(org['photo_id'], data)
  data.org.replace({ ...org, photo_id: id })
}
