import {
  createRows,
  deleteOne,
  getAll,
  getOne,
  list,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type GetAll,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Id, ListQuery } from '@x/client'
import type { Field } from './field-row.ts'
import type { Named, Open } from './named.ts'
import type { FieldChange, NewField } from './new-field.ts'
import type { PickListValueInLayouts } from './pick-list-value.ts'

/** Query of {@link listFields} and {@link getField}. */
export interface FieldsQuery {
  /** Used fields, unless said otherwise. */
  readonly type?: 'used' | 'unused' | 'all' | undefined
  /** Adds what may be given to profiles. */
  readonly include?: Open<'allowed_permissions_to_update'> | undefined
}

/** Work that Zoho does on records after an option of a field was replaced or deleted. */
export interface ScheduledJob {
  readonly job_id: string
  readonly action: Open<'REPLACE_PICKLIST_OPTION' | 'DELETE_PICKLIST_OPTION'>
  readonly module: Named
  /** How far each kind has come. */
  readonly details: Readonly<
    Record<string, { readonly total: number; readonly processed: number; readonly failed: number }>
  >
  readonly status: Open<'SCHEDULED' | 'COMPLETED'>
  readonly message: string
}

/** Query of {@link getFieldScheduledJobs}. */
export interface ScheduledJobsQuery extends ListQuery {
  readonly job_id?: Id | undefined
}

/** The fields of a module, over all its layouts; those of a subform under the module of its rows. @zoho Fields */
export const listFields: GetAll<[module: string], Field, FieldsQuery> = getAll(
  'settings/fields?module={module}',
  'fields',
  'settings.fields.READ',
)

/** One field; `undefined` when it is not there. @zoho Fields */
export const getField: GetOne<[fieldId: Id, module: string], Field, FieldsQuery> = getOne(
  'settings/fields/{field id}?module={module}',
  'fields',
  'settings.fields.READ',
  'field, listFields',
)

/** Makes fields in the standard layout, each with a result of its own; 5 in one request. @zoho Fields */
export const createFields: CreateRows<[module: string], NewField> = createRows(
  'settings/fields?module={module}',
  'fields',
  'settings.fields.CREATE',
  undefined,
  5,
)

/** Changes fields, each with a result of its own; 5 in one request. @zoho Fields */
export const updateFields: UpdateRows<[module: string], FieldChange & { readonly id: Id }> = updateRows(
  'PATCH settings/fields?module={module}',
  'fields',
  'settings.fields.UPDATE',
  'field, listFields',
  5,
)

/** Changes a field. @zoho Fields */
export const updateField: UpdateOne<[fieldId: Id, module: string], FieldChange> = updateOne(
  'PATCH settings/fields/{field id}?module={module}',
  'fields',
  'settings.fields.UPDATE',
  'field, listFields',
)

/** Deletes a custom field with its values; one that rules or formulas use is refused. @zoho Fields */
export const deleteField: DeleteOne<[fieldId: Id, module: string]> = deleteOne(
  'settings/fields/{field id}?module={module}',
  'fields',
  'settings.fields.DELETE',
  'field, listFields',
)

/** The options of a picklist and the layouts that offer them, at most 2,000; none for other fields. @zoho Fields */
export const listFieldPicklistValues: GetAll<[fieldId: Id, module: string], PickListValueInLayouts> = getAll(
  'settings/fields/{field id}/pick_list_values?module={module}',
  'pick_list_values',
  'settings.fields.READ',
  'field, listFields',
)

/**
 * One page of the work that Zoho does on records after an option of a field was replaced or deleted.
 *
 * @zoho Fields
 * @experimental Only the newest description has it.
 */
export const getFieldScheduledJobs: List<[fieldId: Id, module: string], ScheduledJob, ScheduledJobsQuery> =
  list(
    'settings/fields/{field id}/actions/scheduled_jobs?module={module}',
    'scheduled_jobs',
    'settings.fields.READ',
    'field, listFields',
  )
