import type { Id } from '@x/client'
import { getAll, updateRows, type GetAll, type UpdateRows } from '@x/client/endpoint'

/** Who sees the records of a module, unless rules say more. */
export interface DataSharing {
  readonly share_type: 'private' | 'public_read_only' | 'public_read_write' | 'public' | (string & {})
  readonly public_in_portals: boolean
  readonly module: { readonly id: string; readonly api_name: string }
  /** Whether rules are being computed anew. */
  readonly rule_computation_running: boolean
}

/** What changes for a module. */
export interface DataSharingChange {
  readonly share_type: 'private' | 'public_read_only' | 'public_read_write' | 'public'
  readonly module: { readonly id: Id; readonly api_name?: string }
}

/** Who sees the records of each module. @zoho Data Sharing */
export const getDataSharing: GetAll<[], DataSharing> = getAll(
  'settings/data_sharing',
  'data_sharing',
  'settings.data_sharing.READ',
)

/** Changes who sees the records of modules, each with a result of its own. @zoho Data Sharing */
export const updateDataSharing: UpdateRows<[], DataSharingChange> = updateRows(
  'settings/data_sharing',
  'data_sharing',
  'settings.data_sharing.UPDATE',
  undefined,
  100,
)
