import {
  getAll,
  getOne,
  updateOne,
  updateRows,
  type GetAll,
  type GetOne,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Id } from '@x/client'

/** A group of variables. Keys that Zoho adds are kept. */
export interface VariableGroup {
  readonly id: string
  readonly api_name: string
  readonly name: string
  readonly display_label: string
  readonly description: string | null
  /** These two only in the description of 2026. */
  readonly rid?: string
  readonly source?: string
}

/** What changes in a group. */
export interface VariableGroupChange {
  /** Up to 50 characters. */
  readonly name?: string | undefined
  /** Up to 100 characters. */
  readonly api_name?: string | undefined
  /** Up to 3,000 characters. */
  readonly description?: string | null | undefined
}

/** All groups of variables. @zoho Variables */
export const listVariableGroups: GetAll<[], VariableGroup> = getAll(
  'settings/variable_groups',
  'variable_groups',
  'settings.variable_groups.READ',
)

/** One group; `undefined` when it is not there. @zoho Variables */
export const getVariableGroup: GetOne<[variableGroupId: Id], VariableGroup> = getOne(
  'settings/variable_groups/{variable group id}',
  'variable_groups',
  'settings.variable_groups.READ',
  'variable group, listVariableGroups',
)

/** One group by its API name. @zoho Variables */
export const getVariableGroupByApiName: GetOne<[apiName: string], VariableGroup> = getOne(
  'settings/variable_groups/{api name}',
  'variable_groups',
  'settings.variable_groups.READ',
)

/**
 * Changes groups, each with a result of its own; 10 in one request.
 *
 * @zoho Variables
 * @experimental Only the descriptions of 2026 have it.
 */
export const updateVariableGroups: UpdateRows<[], VariableGroupChange & { readonly id: Id }> = updateRows(
  'settings/variable_groups',
  'variable_groups',
  'settings.variable_groups.UPDATE',
  'variable group, listVariableGroups',
  10,
)

/**
 * Changes a group.
 *
 * @zoho Variables
 * @experimental Only the descriptions of 2026 have it.
 */
export const updateVariableGroup: UpdateOne<[variableGroupId: Id], VariableGroupChange> = updateOne(
  'settings/variable_groups/{variable group id}',
  'variable_groups',
  'settings.variable_groups.UPDATE',
  'variable group, listVariableGroups',
)
