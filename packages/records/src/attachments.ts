import type { Id, ListQuery, Reference } from '@x/client'
import {
  deleteOne,
  deleteRows,
  download,
  list,
  ofModule,
  operation,
  readWritten,
  upload,
  type DeleteOne,
  type DeleteRows,
  type Download,
  type List,
  type Upload,
} from '@x/client/endpoint'
import type { Kept } from './user-reference.ts'

/** A file or a link that hangs on a record. Lists have the fields that were asked for. */
export interface Attachment extends Kept {
  readonly File_Name: string
  /** Bytes, as a string of digits. */
  readonly Size: string
  readonly Parent_Id: Reference | null
  /** Null of a link. */
  readonly $file_id: string | null
  readonly $type: 'File' | 'Link URL' | (string & {})
  /** Null of a file. */
  readonly $link_url: string | null
  readonly $attachment_type: number
  readonly $editable: boolean
  readonly $se_module: string
  readonly $state: string
  readonly $sharing_permission: string
  readonly $field_states?: unknown
}

/** Query of {@link listAttachments}. */
export interface ListAttachmentsQuery extends ListQuery {
  /** `File_Name`, `Size`, `$link_url` … */
  readonly fields: readonly string[]
  readonly page_token?: string | undefined
  readonly ids?: readonly Id[] | undefined
}

/** One page of the attachments of a record. @zoho Photos and Attachments */
export const listAttachments: List<[module: string, recordId: Id], Attachment, ListAttachmentsQuery> = list(
  '{module}/{record id}/Attachments',
  'data',
  ofModule('modules.{module}.READ', 'modules.attachments.READ'),
  'record, listRecords',
)

/**
 * Attaches a file to a record, streamed and never as a whole in memory: up to 100 MB, anything but `.exe`. To be told of its
 * progress pass `uploadBody(file, { onProgress })`.
 *
 * @zoho Photos and Attachments
 * @throws UploadError for a larger file; nothing is sent
 */
export const uploadAttachment: Upload<[module: string, recordId: Id]> = upload(
  '{module}/{record id}/Attachments',
  'data',
  ofModule('modules.{module}.CREATE', 'modules.attachments.CREATE'),
  'record, listRecords',
  100_000_000,
)

/** A link as an attachment. */
export interface LinkAttachment {
  /** Up to 3,000 characters; the same address twice on a record is refused. */
  readonly attachmentUrl: string
  /** Up to 255 characters. @default the title of the page */
  readonly title?: string | undefined
}

/**
 * Attaches a link to a record.
 *
 * @zoho Photos and Attachments
 */
export const addLinkAttachment = operation(
  {
    address: 'POST {module}/{record id}/Attachments',
    rows: 'data',
    scope: ofModule('modules.{module}.CREATE', 'modules.attachments.CREATE'),
    hint: 'record, listRecords',
  },
  (module: string, recordId: Id, { attachmentUrl, title }: LinkAttachment) => {
    // As a form: pages of v7 have its fields there; the description of 2025 has them in the query.
    const body = new FormData()
    body.set('attachmentUrl', attachmentUrl)
    if (title !== undefined) body.set('title', title)
    return { fill: [module, recordId], body }
  },
  readWritten,
)

/** The bytes of an attachment, as they come; `undefined` when it is not there. Links have none: `DOWNLOAD_NOT_ALLOWED`. @zoho Photos and Attachments */
export const downloadAttachment: Download<[module: string, recordId: Id, attachmentId: Id]> = download(
  '{module}/{record id}/Attachments/{attachment id}',
  ofModule('modules.{module}.READ', 'modules.attachments.READ'),
  'attachment, listAttachments',
)

/** Deletes an attachment. @zoho Photos and Attachments */
export const deleteAttachment: DeleteOne<[module: string, recordId: Id, attachmentId: Id]> = deleteOne(
  '{module}/{record id}/Attachments/{attachment id}',
  'data',
  ofModule('modules.{module}.DELETE', 'modules.attachments.DELETE'),
  'attachment, listAttachments',
)

/**
 * Deletes attachments of a record.
 *
 * @zoho Photos and Attachments
 * @experimental Only in the description of 2025 and the official SDK.
 */
export const deleteAttachments: DeleteRows<[module: string, recordId: Id]> = deleteRows(
  '{module}/{record id}/Attachments',
  'data',
  ofModule('modules.{module}.DELETE', 'modules.attachments.DELETE'),
  'record, listRecords',
  100,
)
