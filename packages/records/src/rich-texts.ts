import type { Id } from '@x/client'
import { getAll, getOne, ofModule, type GetAll, type GetOne } from '@x/client/endpoint'

/** A record with its rich texts, whole: up to 50,000 characters each, where other reads give 500. */
export interface RichTexts {
  readonly id: string
  readonly [field: string]: unknown
}

/** The rich texts of a record, whole. @zoho Records */
export const getRichText: GetOne<
  [module: string, recordId: Id],
  RichTexts,
  { readonly fields?: readonly string[] | undefined }
> = getOne(
  '{module}/{record id}/actions/fetch_full_data',
  'data',
  ofModule('modules.{module}.READ'),
  'record, listRecords',
)

/** The rich texts of up to 200 records, whole, of up to 8 fields. @zoho Records */
export const listRichText: GetAll<
  [module: string],
  RichTexts,
  { readonly ids: readonly Id[]; readonly fields: readonly string[] }
> = getAll('{module}/actions/fetch_full_data', 'data', ofModule('modules.{module}.READ'))
