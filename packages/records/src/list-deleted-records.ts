import type { ListQuery, Reference } from '@x/client'
import { list, ofModule, type List, type ModifiedSince } from '@x/client/endpoint'

/** A record that was deleted. */
export interface DeletedRecord {
  readonly id: string
  /** Null once it has left the recycle bin. */
  readonly display_name: string | null
  /** `recycle` while it can be restored. */
  readonly type: 'recycle' | 'permanent' | (string & {})
  readonly deleted_time: string
  readonly deleted_by: Reference | null
  readonly created_by: Reference | null
}

/** Query of {@link listDeletedRecords}. */
export interface ListDeletedQuery extends ListQuery, ModifiedSince {
  /** @default 'all' */
  readonly type?: 'all' | 'recycle' | 'permanent' | undefined
}

/**
 * One page of the records that were deleted: those in the recycle bin, 60 days, and those gone for good, 120 days.
 * Two credits.
 *
 * @zoho Records
 */
export const listDeletedRecords: List<[module: string], DeletedRecord, ListDeletedQuery> = list(
  '{module}/deleted',
  'data',
  ofModule('modules.{module}.READ'),
)
