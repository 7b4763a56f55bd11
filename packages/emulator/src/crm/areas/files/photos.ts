import { refuseChange } from '../../access/refuse-change.ts'
import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { filesOf } from '../../form.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { invalidModule, moduleOfPath } from '../modules/module-of.ts'
import { changeRecord } from '../records/change-record.ts'
import { parentOfPath, type ParentRecord } from '../records/record-parent.ts'
import { dropFile } from './drop-file.ts'
import { answerFile, keepFile } from './keep-file.ts'
import { typeOfImage } from './type-of-image.ts'
import { refuseLarge } from './upload-files.ts'

const modules = ['Leads', 'Contacts', 'Accounts', 'Products', 'Vendors', 'Deals']
/** Bytes of a photo. */
const LARGEST = 10_000_000

/** `POST /{module}/{record}/photo`: in the place of the one that is there. */
export function uploadPhoto(call: Call): CrmAnswer {
  const parent = changeable(call)
  const [file, ...others] = filesOf(call.form, 'file')
  if (file === undefined || others.length > 0 || typeOfImage(file.bytes) === undefined)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data')))
  refuseLarge(file, LARGEST)
  dropFile(parent.record['Record_Image'], call.data)
  setPhoto(parent, keepFile(file, call).id, call)
  return ok({ code: 'SUCCESS', details: {}, message: 'photo uploaded successfully', status: 'success' })
}

/** `GET /{module}/{record}/photo` */
export function downloadPhoto(call: Call): CrmAnswer {
  const { record } = withPhoto(call)
  const file = call.data.files.get(String(record['Record_Image']))
  if (file === undefined) return noContent
  const { bytes = new Uint8Array() } = answerFile(file)
  return answerFile(file, typeOfImage(bytes))
}

/** `DELETE /{module}/{record}/photo` */
export function deletePhoto(call: Call): CrmAnswer {
  const parent = changeable(call)
  const { record } = parent
  if (record['Record_Image'] === undefined)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'the record has no photo', { id: record.id })))
  dropFile(record['Record_Image'], call.data)
  setPhoto(parent, null, call)
  return ok({ code: 'SUCCESS', details: {}, message: 'Photo deleted', status: 'success' })
}

function setPhoto({ record, module }: ParentRecord, id: string | null, call: Call): void {
  changeRecord(record, { Record_Image: id, $photo_id: id }, module, call)
}

/** The record of the path, of a module whose records have photos. @throws Refusal */
function withPhoto(call: Call): ParentRecord {
  const { api_name: module, generated_type: type } = moduleOfPath(call)
  if (!modules.includes(module) && type !== 'custom')
    throw new Refusal(invalidModule({ resource_path_index: 0 }))
  return parentOfPath(call)
}

/** Likewise, unless it is locked. @throws Refusal */
function changeable(call: Call): ParentRecord {
  const parent = withPhoto(call)
  try {
    refuseChange(parent.record, parent.module, call)
  } catch (error) {
    const [verdict] = error instanceof RowFault ? error.verdicts : []
    if (verdict === undefined) throw error
    throw new Refusal(flat(400, { ...verdict, details: { id: parent.id } }))
  }
  return parent
}
