import {
  createOne,
  getAll,
  getOne,
  getOnly,
  updateOne,
  updateRows,
  type CreateOne,
  type GetAll,
  type GetOne,
  type GetOnly,
  type ModifiedSince,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Id } from '@x/client'
import type { Module } from './module-row.ts'
import type { Open } from './named.ts'

/** Query of {@link listModules}. */
export interface ListModulesQuery extends ModifiedSince {
  /** Only modules in one of these states; all when left out, those too that were taken out of the menu. */
  readonly status?:
    | readonly Open<'visible' | 'scheduled_for_deletion' | 'user_hidden' | 'system_hidden'>[]
    | undefined
  /** Only in the descriptions of 2026: modules that can have this feature, by Zoho's internal name. */
  readonly feature_name?: string | undefined
  /** Only in the descriptions of 2026: puts these into each row. */
  readonly include?:
    | readonly Open<'custom_view' | 'related_lists' | 'business_card_fields' | 'layouts' | 'fields'>[]
    | undefined
}

/** A module to be made. */
export interface NewModule {
  /** Up to 25 letters, digits and spaces. */
  readonly singular_label: string
  readonly plural_label: string
  /** Up to 50 characters; made from the plural label when left out. */
  readonly api_name?: string | undefined
  /** Who may use it; at least one. */
  readonly profiles: readonly { readonly id: Id }[]
  /** The field that names a record: `Name`, a text, unless said otherwise. */
  readonly display_field?:
    | {
        readonly field_label?: string | undefined
        readonly data_type?: 'text' | 'autonumber' | undefined
        /** Needed with `autonumber`. */
        readonly auto_number?:
          | {
              readonly start_number: string
              readonly prefix?: string | undefined
              readonly suffix?: string | undefined
            }
          | undefined
      }
    | undefined
  /** Only in the newest description. */
  readonly access_type?: 'org_based' | 'team_based' | undefined
}

/** What changes in a module; at least one key. The API name changes in Zoho's user interface only. */
export interface ModuleChange {
  readonly singular_label?: string | undefined
  readonly plural_label?: string | undefined
  /** Profiles that are left out stay; one with `_delete: null` loses the module. */
  readonly profiles?: readonly { readonly id: Id; readonly _delete?: null | undefined }[] | undefined
}

/** Where a module is found in Zoho's user interface. */
export interface ModuleLink {
  readonly name: string
  readonly id: string
  readonly web_link: string
}

/** All modules, at most 600; those that records can be read from are `visible` and `api_supported`. @zoho Modules */
export const listModules: GetAll<[], Module, ListModulesQuery> = getAll(
  'settings/modules',
  'modules',
  'settings.modules.READ',
)

/**
 * One module by API name or id, with what a list leaves out: fields, layouts, related lists, the default view; `undefined`
 * when Zoho keeps it to itself. A name that no module has is an error.
 *
 * @zoho Modules
 */
export const getModule: GetOne<[module: string], Module> = getOne(
  'settings/modules/{module}',
  'modules',
  'settings.modules.READ',
)

/** Makes a module with a layout, its system fields and views; 500 credits. @zoho Modules */
export const createModule: CreateOne<[], NewModule> = createOne(
  'settings/modules',
  'modules',
  'settings.modules.CREATE',
)

/** Changes labels and profiles of a module, by API name or id. @zoho Modules */
export const updateModule: UpdateOne<[module: string], ModuleChange> = updateOne(
  'settings/modules/{module}',
  'modules',
  'settings.modules.UPDATE',
)

/** Changes modules, each with a result of its own, 100 in a call; only in Zoho's descriptions. @zoho Modules */
export const updateModules: UpdateRows<[], ModuleChange & { readonly id: Id }> = updateRows(
  'settings/modules',
  'modules',
  'settings.modules.UPDATE',
  'module, listModules',
  100,
)

/**
 * The address of a module in Zoho's user interface.
 *
 * @zoho Modules
 * @experimental Only the newest description has it.
 */
export const generateModuleLink: GetOnly<[module: string], ModuleLink> = getOnly(
  'settings/module/{module}/actions/generate_link',
  'generate_link',
  'settings.modules.READ',
)
