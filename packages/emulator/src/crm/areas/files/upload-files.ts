import { fault, flat, missingParameter, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { filesOf, type FormFile } from '../../form.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerFile, keepFile } from './keep-file.ts'

const MOST = 10
/** Bytes of one file. */
const LARGEST = 20_000_000

/** `POST /files`: keeps files until a record names them. */
export function uploadFiles(call: Call): CrmAnswer {
  const files = filesOf(call.form, 'file')
  if (files.length === 0) throw new Refusal(flat(400, noFiles))
  if (files.length > MOST || files.some(({ fileName }) => fileName === ''))
    throw new Refusal(flat(400, mishandled))
  for (const file of files) refuseLarge(file, LARGEST)
  const data = files.map((file) => {
    const { name, id } = keepFile(file, call)
    // The word is spelt as Zoho spells it.
    const message = `${name} uploaded Succeessfully`
    return { code: 'SUCCESS', details: { name, id }, message, status: 'success' }
  })
  return ok({ data })
}

/** `GET /files?id=` */
export function downloadFile({ query, data }: Call): CrmAnswer {
  const id = query.get('id')
  if (id === null || id === '') throw new Refusal(missingParameter('id'))
  const file = data.files.get(id)
  return file === undefined ? noContent : answerFile(file)
}

/** @throws Refusal for a file that is larger than what a call may bring; the status is Zoho's */
export function refuseLarge({ bytes }: FormFile, most: number, status: 413 | 415 = 415): void {
  if (bytes.length <= most) return
  const message = 'Please check if the size of the file is in the correct range'
  throw new Refusal(flat(status, fault('FILE_SIZE_MORE_THAN_ALLOWED_SIZE', message)))
}

const noFiles = fault(
  'INVALID_REQUEST',
  'unable to process your request. please verify whether you have entered proper method name, parameter and parameter values.',
)
/** In small letters, as Zoho writes it. */
const mishandled = fault(
  'failure_in_attachment_handling',
  'Problem in uploading attachment. kindly upload the file properly',
)
