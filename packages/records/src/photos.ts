import type { Id } from '@x/client'
import {
  deleteOne,
  download,
  ofModule,
  upload,
  type DeleteOne,
  type Download,
  type Upload,
} from '@x/client/endpoint'

/**
 * Gives a record a photo: PNG, JPEG, GIF or BMP, up to 10 MB and 10 megapixels. Leads, contacts, accounts, products,
 * vendors, deals and custom modules have one.
 *
 * @zoho Photos and Attachments
 * @throws UploadError for a larger file; nothing is sent
 */
export const uploadPhoto: Upload<
  [module: string, recordId: Id],
  { readonly restrict_triggers?: 'workflow' | undefined }
> = upload(
  '{module}/{record id}/photo',
  '',
  ofModule('modules.{module}.CREATE'),
  'record, listRecords',
  10_000_000,
)

/** The bytes of a record's photo; `undefined` when it has none. @zoho Photos and Attachments */
export const downloadPhoto: Download<[module: string, recordId: Id]> = download(
  '{module}/{record id}/photo',
  ofModule('modules.{module}.READ'),
  'record, listRecords',
)

/** Deletes the photo of a record. @zoho Photos and Attachments */
export const deletePhoto: DeleteOne<[module: string, recordId: Id]> = deleteOne(
  '{module}/{record id}/photo',
  '',
  ofModule('modules.{module}.DELETE'),
  'record, listRecords',
)
