import {
  createOne,
  deleteRows,
  getAll,
  getOne,
  list,
  operation,
  readWritten,
  startJob,
  updateOne,
  updateRows,
  type CreateOne,
  type DeleteRows,
  type GetAll,
  type GetOne,
  type List,
  type StartJob,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Id, ListQuery, Reference, RowSuccess } from '@x/client'
import type { Named, Open } from './named.ts'
import type { PickListValue } from './pick-list-value.ts'

/** A set of options that several fields offer. Keys that Zoho adds are kept. */
export interface GlobalPicklist {
  readonly id: string
  readonly display_label: string
  readonly actual_label?: string
  readonly api_name: string
  readonly description?: string | null
  /** False while its deletion runs. */
  readonly presence?: boolean
  readonly pick_list_values_sorted_lexically?: boolean
  readonly source?: Open<'crm' | 'platform_plugin' | 'marketplace_plugin'>
  readonly customizable?: boolean
  readonly created_time?: string | null
  readonly created_by?: Reference | null
  readonly modified_time?: string | null
  readonly modified_by?: Reference | null
  /** These three with `include`; the pages of v7 show the first two without it when one is read. */
  readonly pick_list_values?: readonly GlobalPicklistValue[]
  readonly used_in_modules?: readonly (Named & { readonly plural_label?: string })[]
  readonly associated_fields_count?: number
}

/** An option: pages of v7 have `actual_value`, the descriptions of 2026 `reference_value`. */
export interface GlobalPicklistValue extends Omit<PickListValue, 'actual_value'> {
  readonly actual_value?: string
}

/** Query of {@link listGlobalPicklists} and {@link getGlobalPicklist}. */
export interface GlobalPicklistsQuery {
  readonly include?:
    | readonly Open<'used_in_modules' | 'pick_list_values' | 'associated_fields_count'>[]
    | undefined
  readonly include_inner_details?: Open<'used_in_modules.plural_label'> | undefined
}

/** A global picklist to be made. */
export interface NewGlobalPicklist {
  /** Up to 50 characters. */
  readonly display_label: string
  readonly api_name?: string | undefined
  /** Up to 1,000 characters. */
  readonly description?: string | undefined
  readonly pick_list_values_sorted_lexically?: boolean | undefined
  /** Up to 1,000 in use and 500 that are not. */
  readonly pick_list_values: readonly {
    /** Up to 120 characters. */
    readonly display_value: string
    readonly actual_value?: string | undefined
    readonly sequence_number?: number | undefined
    readonly type?: 'used' | 'unused' | undefined
  }[]
}

/** What changes in a global picklist. Options without an id are added; one in a call can be deleted. */
export interface GlobalPicklistChange {
  readonly display_label?: string | undefined
  readonly description?: string | null | undefined
  readonly pick_list_values_sorted_lexically?: boolean | undefined
  readonly pick_list_values?:
    | readonly {
        readonly id?: Id | undefined
        readonly display_value?: string | undefined
        readonly actual_value?: string | undefined
        readonly sequence_number?: number | undefined
        readonly type?: 'used' | 'unused' | undefined
        /** The pages of v7 send null, the description of 2026 a boolean. */
        readonly _delete?: boolean | null | undefined
      }[]
    | undefined
}

/** Which option takes the place of which; each by its id or its label. */
export interface ValueReplacement {
  readonly old_value: { readonly id: Id } | { readonly display_value: string }
  readonly new_value: { readonly id: Id } | { readonly display_value: string }
}

/** An option that is being replaced. */
export interface ReplacedValue {
  readonly display_value: string
  readonly actual_value?: string
  readonly reference_value?: string
}

/** A field that offers a global picklist. */
export interface PicklistAssociation {
  readonly field: Named
  readonly module: Named & { readonly plural_label?: string; readonly module_name?: string }
  readonly layouts: readonly (Reference & { readonly status?: string })[]
}

/** Query of {@link listGlobalPicklistAssociations}. */
export interface AssociationsQuery extends ListQuery {
  readonly include_inner_details?:
    | readonly Open<'layouts.status' | 'module.plural_label' | 'module.module_name'>[]
    | undefined
}

/** Rules that use an option. */
export interface PicklistValueAssociation {
  /** `field_update`, `task` … */
  readonly type: string
  readonly resources: readonly (Reference & {
    readonly details?: readonly (Reference & {
      readonly type: Open<'Workflow' | 'Orchestration'>
      readonly transition?: unknown
    })[]
  })[]
}

/** All global picklists, at most 100. @zoho Global Picklists */
export const listGlobalPicklists: GetAll<[], GlobalPicklist, GlobalPicklistsQuery> = getAll(
  'settings/global_picklists',
  'global_picklists',
  'settings.global_picklist.READ',
)

/** One global picklist; `undefined` when it is not there. @zoho Global Picklists */
export const getGlobalPicklist: GetOne<[globalPicklistId: Id], GlobalPicklist, GlobalPicklistsQuery> = getOne(
  'settings/global_picklists/{global picklist id}',
  'global_picklists',
  'settings.global_picklist.READ',
  'global picklist, listGlobalPicklists',
)

/** Makes a global picklist. @zoho Global Picklists */
export const createGlobalPicklist: CreateOne<[], NewGlobalPicklist> = createOne(
  'settings/global_picklists',
  'global_picklists',
  'settings.global_picklist.CREATE',
)

/** Changes global picklists, each in a call of its own, as no source says how many one takes. @zoho Global Picklists */
export const updateGlobalPicklists: UpdateRows<[], GlobalPicklistChange & { readonly id: Id }> = updateRows(
  'PATCH settings/global_picklists',
  'global_picklists',
  'settings.global_picklist.UPDATE',
  'global picklist, listGlobalPicklists',
  1,
)

/** Changes a global picklist, and with it all fields that offer it. @zoho Global Picklists */
export const updateGlobalPicklist: UpdateOne<[globalPicklistId: Id], GlobalPicklistChange> = updateOne(
  'PATCH settings/global_picklists/{global picklist id}',
  'global_picklists',
  'settings.global_picklist.UPDATE',
  'global picklist, listGlobalPicklists',
)

/**
 * Deletes global picklists in jobs, with a result per id. Nothing tells how far a job is: read the picklist, `presence` is
 * false while it runs.
 *
 * @zoho Global Picklists
 */
export const deleteGlobalPicklists: DeleteRows<[]> = deleteRows(
  'settings/global_picklists?ids=',
  'global_picklists',
  'settings.global_picklist.DELETE',
  'global picklist, listGlobalPicklists',
  100,
)

/**
 * Deletes a global picklist in a job. Nothing tells how far it is: read the picklist, `presence` is false while it runs.
 *
 * @zoho Global Picklists
 */
export const deleteGlobalPicklist: StartJob<[globalPicklistId: Id]> = startJob(
  'DELETE settings/global_picklists/{global picklist id}',
  'global_picklists',
  'settings.global_picklist.DELETE',
  'global picklist, listGlobalPicklists',
)

/**
 * Puts one option in the place of another, in records and rules as well; the old one is unused from then on. Where it was
 * used a job does it, and the result has a `jobId` that nothing can be asked with: `listReplacedGlobalPicklistValues` is
 * empty when the job is done.
 *
 * @zoho Global Picklists
 */
export const replaceGlobalPicklistValue = operation(
  {
    address: 'POST settings/global_picklists/{global picklist id}/actions/replace_picklist_values',
    rows: 'replace_picklist_values',
    scope: 'settings.global_picklist.ALL',
    hint: 'global picklist, listGlobalPicklists',
  },
  (globalPicklistId: Id, replacement: ValueReplacement) => ({
    fill: [globalPicklistId],
    body: { replace_picklist_values: [replacement] },
  }),
  (answer): RowSuccess & { readonly jobId: string | undefined } => {
    const result = readWritten(answer)
    const { job_id: jobId } = result.details
    return { ...result, jobId: typeof jobId === 'string' ? jobId : undefined }
  },
)

/** The options that are being replaced; none when no replacement runs. @zoho Global Picklists */
export const listReplacedGlobalPicklistValues: GetAll<[globalPicklistId: Id], ReplacedValue> = getAll(
  'settings/global_picklists/{global picklist id}/actions/replaced_values',
  'replaced_values',
  'settings.global_picklist.READ',
  'global picklist, listGlobalPicklists',
)

/** One page of the fields that offer a global picklist. @zoho Global Picklists */
export const listGlobalPicklistAssociations: List<
  [globalPicklistId: Id],
  PicklistAssociation,
  AssociationsQuery
> = list(
  'settings/global_picklists/{global picklist id}/actions/associations',
  'associations',
  'settings.global_picklist.READ',
  'global picklist, listGlobalPicklists',
)

/** What uses one option of a global picklist: it cannot be deleted while something does. @zoho Global Picklists */
export const listGlobalPicklistValueAssociations: GetAll<
  [globalPicklistId: Id, valueId: Id],
  PicklistValueAssociation
> = getAll(
  'settings/global_picklists/{global picklist id}/actions/pick_list_values_associations?picklist_value_id={value id}',
  'pick_list_values_associations',
  'settings.global_picklist.READ',
  'global picklist, listGlobalPicklists',
)
