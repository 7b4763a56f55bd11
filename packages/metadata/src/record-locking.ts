import {
  createOne,
  deleteOne,
  deleteRows,
  getAll,
  getOne,
  updateOne,
  updateRows,
  type CreateOne,
  type DeleteOne,
  type DeleteRows,
  type GetAll,
  type GetOne,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Criteria, Id, Reference } from '@x/client'
import type { Named, Open } from './named.ts'

/** How records of a module are locked, and what is then refused. A module has one. Keys that Zoho adds are kept. */
export interface RecordLockingConfiguration {
  readonly id: string
  readonly lock_type: Open<'manual' | 'automatic' | 'both'>
  readonly locked_for: Open<'all_profiles' | 'all_profiles_except_excluded_profiles'>
  readonly lock_excluded_profiles: readonly Reference[]
  readonly excluded_fields: readonly Named[]
  readonly restricted_actions: readonly Open<'update' | 'delete' | 'change_owner' | 'tags' | 'convert'>[]
  readonly restricted_communications: readonly Open<'send_mail'>[]
  readonly restricted_custom_buttons: readonly Reference[] | null
  readonly lock_for_portal_users: boolean
  readonly feature_type: Open<'record_locking'>
  readonly locking_rules: readonly LockingRule[]
  readonly system_defined: boolean
  readonly created_time: string
  readonly created_by: Reference | null
  readonly modified_time: string
  readonly modified_by: Reference | null
}

/** When a record is locked by itself. */
export interface LockingRule {
  readonly id: string
  readonly name: string
  readonly lock_existing_records: boolean
  readonly criteria: Criteria
}

/** A configuration to be made. */
export interface NewRecordLockingConfiguration {
  readonly lock_type: 'manual' | 'automatic' | 'both'
  /** @default 'all_profiles' */
  readonly locked_for?: 'all_profiles' | 'all_profiles_except_excluded_profiles' | undefined
  /** At most 15; needed when profiles are excluded. */
  readonly lock_excluded_profiles?:
    | readonly { readonly id: Id; readonly _delete?: null | undefined }[]
    | undefined
  /** At most 15. */
  readonly excluded_fields?: readonly { readonly id: Id; readonly _delete?: null | undefined }[] | undefined
  /** Always with `update`. */
  readonly restricted_actions?: readonly ('update' | 'delete' | 'change_owner' | 'tags')[] | undefined
  readonly restricted_communications?: readonly Open<'send_mail'>[] | undefined
  /** At most 30. */
  readonly restricted_custom_buttons?: readonly { readonly id: Id }[] | undefined
  /** @default true */
  readonly lock_for_portal_users?: boolean | undefined
  readonly feature_type?: 'record_locking' | undefined
  /** At most 5; needed unless records are locked by hand alone. */
  readonly locking_rules?:
    | readonly {
        readonly id?: Id | undefined
        readonly name: string
        readonly lock_existing_records?: boolean | undefined
        readonly criteria: Criteria
        readonly _delete?: null | undefined
      }[]
    | undefined
}

/** What changes in a configuration; what is left out stays. */
export type RecordLockingConfigurationChange = {
  readonly [K in keyof NewRecordLockingConfiguration]?: NewRecordLockingConfiguration[K] | undefined
}

/** Query of {@link getRecordLockingConfigurations}: only on the pages of v7. */
export interface RecordLockingQuery {
  readonly feature_type?: 'record_locking' | undefined
}

/** The configuration of a module: one, or none. @zoho Record Locking Configuration */
export const getRecordLockingConfigurations: GetAll<
  [module: string],
  RecordLockingConfiguration,
  RecordLockingQuery
> = getAll(
  'settings/record_locking_configurations?module={module}',
  'record_locking_configurations',
  'settings.record_locking_configurations.READ',
)

/** A configuration by its id; `undefined` when it is not there. @zoho Record Locking Configuration */
export const getRecordLockingConfiguration: GetOne<
  [configurationId: Id, module: string],
  RecordLockingConfiguration
> = getOne(
  'settings/record_locking_configurations/{configuration id}?module={module}',
  'record_locking_configurations',
  'settings.record_locking_configurations.READ',
  'configuration, getRecordLockingConfigurations',
)

/** Lets records of a module be locked. @zoho Record Locking Configuration */
export const createRecordLockingConfiguration: CreateOne<[module: string], NewRecordLockingConfiguration> =
  createOne(
    'settings/record_locking_configurations?module={module}',
    'record_locking_configurations',
    'settings.record_locking_configurations.CREATE',
  )

/** Changes configurations, each with a result of its own, one in a request. @zoho Record Locking Configuration */
export const updateRecordLockingConfigurations: UpdateRows<
  [module: string],
  RecordLockingConfigurationChange & { readonly id: Id }
> = updateRows(
  'settings/record_locking_configurations?module={module}',
  'record_locking_configurations',
  'settings.record_locking_configurations.UPDATE',
  'configuration, getRecordLockingConfigurations',
  1,
)

/** Changes a configuration. The description of 2026 wants its id in the row as well. @zoho Record Locking Configuration */
export const updateRecordLockingConfiguration: UpdateOne<
  [configurationId: Id, module: string],
  RecordLockingConfigurationChange & { readonly id?: Id | undefined }
> = updateOne(
  'settings/record_locking_configurations/{configuration id}?module={module}',
  'record_locking_configurations',
  'settings.record_locking_configurations.UPDATE',
  'configuration, getRecordLockingConfigurations',
)

/** Deletes configurations, each with a result of its own. @zoho Record Locking Configuration */
export const deleteRecordLockingConfigurations: DeleteRows<[module: string]> = deleteRows(
  'settings/record_locking_configurations?module={module}&ids=',
  'record_locking_configurations',
  'settings.record_locking_configurations.DELETE',
  'configuration, getRecordLockingConfigurations',
  100,
)

/** Deletes a configuration: records of the module cannot be locked any more. @zoho Record Locking Configuration */
export const deleteRecordLockingConfiguration: DeleteOne<[configurationId: Id, module: string]> = deleteOne(
  'settings/record_locking_configurations/{configuration id}?module={module}',
  'record_locking_configurations',
  'settings.record_locking_configurations.DELETE',
  'configuration, getRecordLockingConfigurations',
)
