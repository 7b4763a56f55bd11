import type { Id, Reference } from '@x/client'
import { deleteOne, getAll, ofModule, operationOnRows, type DeleteOne, type GetAll } from '@x/client/endpoint'

/** Somebody who sees a record because it was shared. */
export interface Sharing {
  readonly shared_with: Reference & {
    readonly type: 'users' | 'roles' | 'groups' | (string & {})
    readonly zuid?: string
  }
  readonly share_related_records: boolean
  readonly shared_through: {
    readonly module: Reference
    readonly id: string
    readonly name?: string
  } | null
  readonly shared_time?: string
  readonly permission: SharePermission
  readonly shared_by?: Reference & { readonly zuid?: string }
  readonly type: 'private' | 'public' | (string & {})
  /** Only some descriptions have it. */
  readonly user?: Reference
}

/** What somebody may do. */
export type SharePermission = 'read_only' | 'read_write' | 'full_access' | (string & {})

/** With whom a record is shared: everybody (`public`, alone in its array) or somebody. */
export type NewSharing = {
  readonly permission: SharePermission
  readonly share_related_records?: boolean | undefined
} & (
  | { readonly type: 'public' }
  | {
      readonly type: 'private'
      readonly shared_with: { readonly type: 'users' | 'roles' | 'groups' | (string & {}); readonly id: Id }
    }
)

/** Who sees a record because it was shared. @zoho Share */
export const getSharing: GetAll<
  [module: string, recordId: Id],
  Sharing,
  { readonly view?: 'summary' | 'manage' | undefined; readonly sharedTo?: Id | undefined }
> = getAll(
  '{module}/{record id}/actions/share',
  'share',
  ofModule('share.{module}.READ'),
  'record, listRecords',
)

/**
 * Shares a record with up to 10 users, 5 groups and 5 roles. Zoho does it later: another call meanwhile is refused with
 * `CANNOT_PROCESS`.
 *
 * @zoho Share
 */
export const shareRecord = operationOnRows(
  {
    address: 'POST {module}/{record id}/actions/share',
    rows: 'share',
    scope: ofModule('share.{module}.CREATE'),
    hint: 'record, listRecords',
  },
  (
    module: string,
    recordId: Id,
    share: readonly NewSharing[],
    /** @default false and true */
    how?: { readonly notify_shared_members?: boolean; readonly notify_on_completion?: boolean },
  ) => ({ fill: [module, recordId], rows: share, body: how }),
)

/**
 * Shares a record with these and nobody else: WHOEVER IS NOT NAMED LOSES IT.
 *
 * @zoho Share
 */
export const updateSharing = operationOnRows(
  {
    address: 'PUT {module}/{record id}/actions/share',
    rows: 'share',
    scope: ofModule('share.{module}.UPDATE'),
    hint: 'record, listRecords',
  },
  (module: string, recordId: Id, share: readonly NewSharing[], how?: { readonly notify?: boolean }) => ({
    fill: [module, recordId],
    rows: share,
    body: how,
  }),
)

/** Shares a record with nobody any more. @zoho Share */
export const revokeSharing: DeleteOne<[module: string, recordId: Id]> = deleteOne(
  '{module}/{record id}/actions/share',
  'share',
  ofModule('share.{module}.DELETE'),
  'record, listRecords',
)
