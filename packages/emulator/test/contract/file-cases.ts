import type { FormPart } from '../../src/crm/index.ts'
import { get, send, type Case } from './cases.ts'

const ATTACHMENTS = '/{moduleApiName}/{recordId}/Attachments'
const ATTACHMENT = `${ATTACHMENTS}/{id}`
const PHOTO = '/{module}/{record}/photo'
const FILES = '/files'
const IN_FIELD = '/{module_api_name}/{record_id}/actions/download_fields_attachment'
/** Ids of what is made first and next; the file has one of its own between them. */
const FIRST = '3652397000010000009'
const HUNG = '3652397000010000011'
const UNKNOWN = '1234567890'
const fileIdOf = (number: bigint): string => `f${number.toString(16).padStart(31, '0')}`
/** Id of the first thing that is made, when it is a file. */
const FILE_ID = fileIdOf(3_652_397_000_010_000_009n)
/** Ids after that of a field: of a file, of the row that has it in the record, of the record. */
const NEXT_FILE_ID = fileIdOf(3_652_397_000_010_000_010n)
const ROW = '3652397000010000011'
const NEXT_LEAD = '3652397000010000012'

const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.files.ALL'] }
const file = (fileName: string, bytes: readonly number[] = [1, 2]): FormPart => ({
  name: 'file',
  fileName,
  bytes: Uint8Array.from(bytes),
})
const text = { form: [file('a.txt')] }
const image = { form: [file('a.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])] }
const address = (value: string): Pick<Case, 'form'> => ({ form: [{ name: 'attachmentUrl', value }] })
const link = address('https://docs.example/a')

const rows = (...data: readonly unknown[]): unknown => ({ data })
const ofLead = { caller, id: 'Leads', other: FIRST }
const made = [
  { method: 'POST', template: '/{module}', id: 'Leads', body: rows({ Last_Name: 'Boyle' }), caller },
]
const lead = { ...ofLead, after: made }
const upload = { method: 'POST', template: ATTACHMENTS, ...ofLead }
const attached = { ...ofLead, after: [...made, { ...upload, ...text }], third: HUNG }
const linked = { ...ofLead, after: [...made, { ...upload, ...link }], third: '3652397000010000010' }
const pictured = { ...ofLead, after: [...made, { method: 'POST', template: PHOTO, ...ofLead, ...image }] }
const fields = {
  query:
    'fields=File_Name,Size,Created_Time,Created_By,Modified_Time,Modified_By,Owner,Parent_Id,$type,$link_url',
}
const uploaded = { caller, after: [{ method: 'POST', template: FILES, caller, ...text }] }

/** Attachments, photos, and files in fields. */
export const casesOfFiles: readonly Case[] = [
  get('attachments', ATTACHMENTS, 200, { ...attached, ...fields }),
  get('attachments without fields', ATTACHMENTS, 400, lead),
  get('attachments of no record', ATTACHMENTS, 400, { ...ofLead, ...fields }),
  send('POST', 'a file', ATTACHMENTS, 200, { ...lead, ...text }),
  send('POST', 'a link', ATTACHMENTS, 200, { ...lead, ...link }),
  send('POST', 'a link that is none', ATTACHMENTS, 400, { ...lead, ...address('here') }),
  send('POST', 'nothing', ATTACHMENTS, 400, { ...lead, form: [] }),
  send('POST', 'JSON', ATTACHMENTS, 400, { ...lead, body: {} }),
  send('POST', 'a program', ATTACHMENTS, 400, { ...lead, form: [file('a.exe')] }),
  send('POST', 'a large file', ATTACHMENTS, 413, {
    ...lead,
    ...text,
    readings: { records: { attachmentBytes: 1 } },
  }),
  send('POST', 'a file without room', ATTACHMENTS, 400, {
    ...lead,
    ...text,
    readings: { records: { storageBytes: 1 } },
  }),
  send('DELETE', 'attachments', ATTACHMENTS, 200, { ...attached, query: `ids=${HUNG}` }),
  send('DELETE', 'attachments without ids', ATTACHMENTS, 400, lead),
  get('an attachment', ATTACHMENT, 200, attached),
  get('no attachment', ATTACHMENT, 204, { ...lead, third: UNKNOWN }),
  get('a link as a file', ATTACHMENT, 400, linked),
  send('DELETE', 'an attachment', ATTACHMENT, 200, attached),
  send('DELETE', 'an unknown attachment', ATTACHMENT, 400, { ...lead, third: UNKNOWN }),
  send('POST', 'a photo', PHOTO, 200, { ...lead, ...image }),
  send('POST', 'a text as a photo', PHOTO, 400, { ...lead, ...text }),
  send('POST', 'a photo of a task', PHOTO, 400, { caller, id: 'Tasks', other: UNKNOWN, ...image }),
  get('a photo', PHOTO, 200, pictured),
  get('no photo', PHOTO, 204, lead),
  send('DELETE', 'a photo', PHOTO, 200, pictured),
  send('DELETE', 'no photo', PHOTO, 400, lead),
  send('POST', 'files', FILES, 200, { caller, form: [file('a'), file('b')] }),
  send('POST', 'no files', FILES, 400, { caller, form: [] }),
  send('POST', 'too many files', FILES, 400, { caller, form: Array.from({ length: 11 }, () => file('a')) }),
  get('a file', FILES, 200, { ...uploaded, query: `id=${FILE_ID}` }),
  get('no file', FILES, 204, { caller, query: 'id=a' }),
  get('a file without its id', FILES, 400, { caller }),
  get('a file in a field', IN_FIELD, 200, {
    ...ofLead,
    other: NEXT_LEAD,
    query: `fields_attachment_id=${ROW}`,
    after: [
      {
        method: 'POST',
        template: '/settings/fields',
        query: 'module=Leads',
        caller,
        body: { fields: [{ field_label: 'Contract', data_type: 'fileupload' }] },
      },
      { method: 'POST', template: FILES, caller, ...text },
      {
        method: 'POST',
        template: '/{module}',
        id: 'Leads',
        caller,
        body: rows({ Last_Name: 'Boyle', Contract: [{ File_Id__s: NEXT_FILE_ID }] }),
      },
    ],
  }),
  get('a file in no field', IN_FIELD, 400, { ...lead, query: `fields_attachment_id=${UNKNOWN}` }),
]
