import { fault, flat, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Values } from '../../fields/read-row.ts'
import { filesOf, valueOf, type FormFile } from '../../form.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { keepFile } from '../files/keep-file.ts'
import { refuseLarge } from '../files/upload-files.ts'
import { insertRecord } from '../records/new-record.ts'
import { hangingOn, parentOfPath, type Parent } from '../records/record-parent.ts'
import { recordDetails } from '../records/record-result.ts'

const MODULE = 'Attachments'
const LONGEST_NAME = 255
const LONGEST_ADDRESS = 3000

/** `POST /{module}/{record}/Attachments`: one file, or one link, which older descriptions have in the query. */
export function attach(call: Call): CrmAnswer {
  const { form, query } = call
  const parent = parentOfPath(call)
  const [file, ...others] = filesOf(form, 'file')
  const address = valueOf(form, 'attachmentUrl') ?? query.get('attachmentUrl') ?? undefined
  if (file === undefined && address === undefined) throw new Refusal(flat(400, nothingSent(call)))
  if (others.length > 0 || (file !== undefined && address !== undefined))
    throw badValue(others.length > 0 ? 'file' : 'attachmentUrl')
  const values = file === undefined ? linkOf(address ?? '', parent, call) : fileOf(file, call)
  const { module, id } = parent
  const hung = insertRecord(MODULE, { ...values, Parent_Id: { id }, $se_module: module }, call)
  const verdict = {
    code: 'SUCCESS',
    details: recordDetails(hung, call),
    message: 'attachment uploaded successfully',
    status: 'success',
  }
  return ok({ data: [verdict] })
}

/** @throws Refusal for a file that is too large, has no name, or is a program */
function fileOf(file: FormFile, call: Call): Values {
  const { fileName: name } = file
  if (name === '' || name.length > LONGEST_NAME || /\.exe$/i.test(name)) throw badValue('file')
  refuseLarge(file, call.readings.records.attachmentBytes, 413)
  const { id, size } = keepFile(file, call)
  return { File_Name: name, Size: size, $file_id: id, $type: 'File', $link_url: null }
}

/** @throws Refusal for what is not an address of a page, or hangs on the record already */
function linkOf(address: string, parent: Parent, call: Call): Values {
  const title = valueOf(call.form, 'title') ?? call.query.get('title') ?? address
  if (!isAddress(address)) {
    const message = 'the given attachment URL is incorrect'
    throw new Refusal(flat(400, fault('INVALID_URL_PATTERN', message, { param_name: 'attachmentUrl' })))
  }
  if (address.length > LONGEST_ADDRESS) throw badValue('attachmentUrl')
  if (title.length > LONGEST_NAME && title !== address) throw badValue('title')
  if (hangingOn(parent, MODULE, call).some((each) => each['$link_url'] === address))
    throw badValue('attachmentUrl')
  return {
    File_Name: title.slice(0, LONGEST_NAME),
    Size: 0,
    $file_id: null,
    $type: 'Link URL',
    $link_url: address,
  }
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function badValue(name: string): Refusal {
  return new Refusal(flat(400, fault('INVALID_DATA', 'invalid data provided', { param_name: name })))
}

/** What is said of a call without a file and a link: of a body that is not a form, and of one that is. */
function nothingSent({ form }: Call): ReturnType<typeof fault> {
  return form === undefined
    ? fault('INVALID_REQUEST', 'the body must be a form', { expected_type: 'multipart/form-data' })
    : fault('MANDATORY_NOT_FOUND', 'required field not found', { param_name: 'file' })
}
