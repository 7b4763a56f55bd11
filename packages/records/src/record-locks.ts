import type { Id, ListQuery, Reference } from '@x/client'
import {
  createOne,
  deleteOne,
  getOne,
  list,
  ofModule,
  updateOne,
  type CreateOne,
  type DeleteOne,
  type GetOne,
  type List,
  type UpdateOne,
} from '@x/client/endpoint'

/** What locks a record. Lists have the fields that were asked for. */
export interface RecordLock {
  readonly id: string
  /** Null when a rule did it. */
  readonly Locked_By__s: Reference | null
  readonly Locked_For__s: Reference & { readonly module: { readonly api_name: string; readonly id: string } }
  readonly Locked_Reason__s: string | null
  readonly Lock_Source__s: 'Manual' | 'Automatic' | 'Both' | (string & {})
  readonly Locked_Time__s: string
  readonly Record_Locking_Configuration_Id__s: string
  readonly Record_Locking_Rule_Id__s: string | null
  readonly Feature_Type__s?: string
  readonly name?: string
  readonly Owner?: Reference
  readonly Created_By?: Reference
  readonly Created_Time?: string
  readonly Modified_By?: Reference
  readonly Modified_Time?: string
  readonly Parent_Id?: Reference
  readonly $editable?: boolean
  readonly $sharing_permission?: string
  readonly $field_states?: unknown
  readonly $zia_visions?: unknown
}

/** Why a record is locked: up to 3,000 characters. */
export interface LockReason {
  readonly Locked_Reason__s: string
}

/** Query of {@link listRecordLocks}. */
export interface ListRecordLocksQuery extends ListQuery {
  /** `Locked_Reason__s`, `Locked_By__s`, `Lock_Source__s` … */
  readonly fields: readonly string[]
}

/** One page of what locks a record; empty when nothing does. @zoho Record Locking Configuration */
export const listRecordLocks: List<[module: string, recordId: Id], RecordLock, ListRecordLocksQuery> = list(
  '{module}/{record id}/Locking_Information__s',
  'data',
  ofModule('modules.lockinginformation.READ', 'modules.{module}.READ'),
  'record, listRecords',
)

/** One lock of a record. @zoho Record Locking Configuration */
export const getRecordLock: GetOne<[module: string, recordId: Id, lockId: Id], RecordLock> = getOne(
  '{module}/{record id}/Locking_Information__s/{lock id}',
  'data',
  ofModule('modules.lockinginformation.READ', 'modules.{module}.READ'),
  'lock, listRecordLocks',
)

/** Locks a record; what changes it is `RECORD_LOCKED` from then on. @zoho Record Locking Configuration */
export const lockRecord: CreateOne<[module: string, recordId: Id], LockReason> = createOne(
  '{module}/{record id}/Locking_Information__s',
  'data',
  ofModule('modules.lockinginformation.CREATE', 'modules.{module}.CREATE'),
  'record, listRecords',
)

/** Gives another reason for a lock. @zoho Record Locking Configuration */
export const updateRecordLock: UpdateOne<[module: string, recordId: Id, lockId: Id], LockReason> = updateOne(
  '{module}/{record id}/Locking_Information__s/{lock id}',
  'data',
  ofModule('modules.lockinginformation.UPDATE', 'modules.{module}.UPDATE'),
  'lock, listRecordLocks',
)

/** Unlocks a record that somebody locked by hand. @zoho Record Locking Configuration */
export const unlockRecord: DeleteOne<[module: string, recordId: Id, lockId: Id]> = deleteOne(
  '{module}/{record id}/Locking_Information__s/{lock id}',
  'data',
  ofModule('modules.lockinginformation.DELETE', 'modules.{module}.DELETE'),
  'lock, listRecordLocks',
)
