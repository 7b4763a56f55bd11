import { readRow, type Id, type ListQuery, type Reference } from '@x/client'
import {
  list,
  ofModule,
  operation,
  startJob,
  updateRows,
  type List,
  type StartJob,
  type UpdateRows,
} from '@x/client/endpoint'

/** A territory that a record belongs to. */
export interface RecordTerritory {
  readonly id: string
  readonly Name: string
  readonly $assigned: 'manually' | 'automatically' | (string & {})
  /** ISO 8601. */
  readonly $assigned_time: string
  /** Null when a rule did it. */
  readonly $assigned_by: Reference | null
}

/** Territories for a record: up to ten of an account, a contact or a lead, one of a deal. */
export interface TerritoryAssignment {
  readonly Territories: readonly { readonly id: Id }[]
}

/** A territory that was deleted while records belonged to it. */
export interface DeletedTerritory {
  readonly id: string
  readonly name: string
  /** ISO 8601. */
  readonly deleted_time: string
  readonly deleted_by: Reference
}

/**
 * The territories of a record: under `Territories`, for deals under `Territory`; both are read. `undefined` when there is no
 * such record.
 *
 * @zoho Territories
 */
export const getRecordTerritories = operation(
  {
    address: '{module}/{record id}',
    rows: 'data',
    scope: ofModule('modules.{module}.READ'),
    hint: 'record of this module',
    absent: true,
  },
  (module: string, recordId: Id) => ({ fill: [module, recordId] }),
  ({ value }): readonly RecordTerritory[] | undefined => {
    const record = readRow<Record<string, RecordTerritory | RecordTerritory[] | null>>(value, 'data')
    // A deal's one territory may come without its array.
    return record && [record['Territories'] ?? record['Territory'] ?? []].flat()
  },
)

/**
 * Adds territories to records, 100 in a call, by a job per record. Its `job_id` is in `details`; no operation tells where
 * such a job stands: read the record. Leads have territories only when Zoho's support switched it on.
 *
 * @zoho Territories
 */
export const assignTerritoriesToRecords: UpdateRows<
  [module: string],
  TerritoryAssignment & { readonly id: Id }
> = updateRows(
  'POST {module}/actions/assign_territories',
  'data',
  ofModule('modules.{module}.UPDATE'),
  'record of this module',
  100,
)

/** Adds territories to a record, by a job that no operation follows: read the record. @zoho Territories */
export const assignTerritoriesToRecord: StartJob<
  [module: string, recordId: Id],
  { readonly data: readonly [TerritoryAssignment] }
> = startJob(
  '{module}/{record id}/actions/assign_territories',
  'data',
  ofModule('modules.{module}.UPDATE'),
  'record of this module',
)

/** Takes territories from records, 100 in a call, by a job per record that no operation follows. @zoho Territories */
export const removeTerritoriesFromRecords: UpdateRows<
  [module: string],
  TerritoryAssignment & { readonly id: Id }
> = updateRows(
  'POST {module}/actions/remove_territories',
  'data',
  ofModule('modules.{module}.UPDATE'),
  'record of this module',
  100,
)

/** Takes territories from a record, by a job that no operation follows: read the record. @zoho Territories */
export const removeTerritoriesFromRecord: StartJob<
  [module: string, recordId: Id],
  { readonly data: readonly [TerritoryAssignment] }
> = startJob(
  '{module}/{record id}/actions/remove_territories',
  'data',
  ofModule('modules.{module}.UPDATE'),
  'record of this module',
)

/** Query of `listDeletedAssociatedTerritories`. */
export interface DeletedTerritoriesQuery extends ListQuery {
  readonly ids?: readonly Id[]
}

/**
 * One page of the territories that were deleted while records belonged to them.
 *
 * @zoho Territories
 * @experimental Only the description of June 2025 has it, without a scope; reading territories is assumed to be enough.
 */
export const listDeletedAssociatedTerritories: List<[], DeletedTerritory, DeletedTerritoriesQuery> = list(
  'settings/territories/actions/deleted_associated_territories',
  'territories',
  'settings.territories.READ',
)
