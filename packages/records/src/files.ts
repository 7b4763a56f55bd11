import { uploadBody, type Id, type UploadBody, type UploadFile } from '@x/client'
import { download, ofModule, operation, readAnyResults, type Download } from '@x/client/endpoint'

/** How files are uploaded. */
export interface UploadFilesOptions {
  /** For images in the text of e-mails. */
  readonly type?: 'inline' | undefined
}

const MOST_FILES = 10
/** Bytes of one file. */
const LARGEST = 20_000_000

/**
 * Uploads up to ten files of up to 20 MB each, streamed; one result per file, whose `id` goes into a record as `File_Id__s`:
 * `{ Contract: [{ File_Id__s: id }] }`. To be told of the progress pass `uploadBody(files, { onProgress, limit })`.
 *
 * @zoho Files
 * @throws UploadError for a larger file, TypeError for more than ten; nothing is sent
 */
export const uploadFiles = operation(
  { address: 'POST files', rows: 'data', scope: 'files.CREATE' },
  (files: readonly UploadFile[] | UploadBody, query?: UploadFilesOptions) => {
    if (!isList(files)) return { body: files.body, headers: files.headers, query }
    if (files.length > MOST_FILES) {
      throw new TypeError(
        `${files.length} files are to be uploaded, and Zoho takes at most ${MOST_FILES} in a call. Nothing was sent.`,
      )
    }
    const { body, headers } = uploadBody(files, { limit: LARGEST })
    return { body, headers, query }
  },
  readAnyResults,
)

function isList(files: readonly UploadFile[] | UploadBody): files is readonly UploadFile[] {
  return Array.isArray(files)
}

/** The bytes of a file that was uploaded, by the id that it was given; `undefined` when it is not there. @zoho Files */
export const downloadFile: Download<[id: string]> = download('files?id={file}', 'files.READ')

/**
 * The bytes of a file in a field of a record; `undefined` when it is not there. The id is that of the row in the field, not
 * its `File_Id__s`.
 *
 * @zoho Fields Attachments
 */
export const downloadFieldAttachment: Download<[module: string, recordId: Id, fieldsAttachmentId: Id]> =
  download(
    '{module}/{record id}/actions/download_fields_attachment?fields_attachment_id={fields attachment id}',
    ofModule('modules.{module}.READ'),
    'row in the field, getRecord',
  )
