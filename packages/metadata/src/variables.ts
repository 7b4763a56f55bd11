import {
  createRows,
  deleteOne,
  deleteRows,
  getAll,
  getOne,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type DeleteRows,
  type GetAll,
  type GetOne,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Id, Reference } from '@x/client'
import type { Named, Open } from './named.ts'

/** The types of variables that the pages of v7 name; the description of 2026 names fewer. */
export type VariableType = Open<
  | 'integer'
  | 'text'
  | 'percent'
  | 'decimal'
  | 'currency'
  | 'date'
  | 'datetime'
  | 'email'
  | 'phone'
  | 'url'
  | 'checkbox'
  | 'textarea'
  | 'long'
>

/** A value that templates, webhooks and functions of the organization use. Keys that Zoho adds are kept. */
export interface Variable {
  readonly id: string
  readonly api_name: string
  readonly name: string
  readonly description: string | null
  readonly type: VariableType
  /** `''` when nothing is set. Sources disagree whether other types than texts come as texts. */
  readonly value: string | number | boolean | null
  readonly variable_group: Named & { readonly rid?: string }
  /** These three only in the description of 2026. */
  readonly rid?: string
  readonly read_only?: boolean
  readonly source?: string
}

/** A variable to be made. */
export interface NewVariable {
  /** Up to 50 characters, unique. */
  readonly name: string
  /** Up to 100 letters, digits and underscores, unique. */
  readonly api_name: string
  readonly type?: VariableType | undefined
  readonly variable_group: { readonly id: Id } | { readonly name: string }
  readonly value?: string | number | boolean | null | undefined
  /** Up to 250 characters. */
  readonly description?: string | null | undefined
}

/** What changes in a variable; type and group stay. */
export interface VariableChange {
  readonly name?: string | undefined
  readonly api_name?: string | undefined
  readonly value?: string | number | boolean | null | undefined
  readonly description?: string | null | undefined
}

/** Query of {@link getVariable}. */
export interface VariableGroupQuery {
  /** Id or API name of its group. The pages of v7 demand it, the descriptions do not: give it. */
  readonly group: Id
}

/** Query of the list and of changes: only in the description of June 2025. */
export type VariableQuery = Partial<VariableGroupQuery>

/** What uses a variable. */
export interface VariableAssociation {
  readonly name: string
  readonly resources: readonly (Reference & { readonly details?: { readonly module?: unknown } })[]
}

/** All variables. @zoho Variables */
export const listVariables: GetAll<[], Variable, VariableQuery> = getAll(
  'settings/variables',
  'variables',
  'settings.variables.READ',
)

/** One variable; `undefined` when it is not there. @zoho Variables */
export const getVariable: GetOne<[variableId: Id], Variable, VariableGroupQuery> = getOne(
  'settings/variables/{variable id}',
  'variables',
  'settings.variables.READ',
  'variable, listVariables',
)

/** One variable by its API name. @zoho Variables */
export const getVariableByApiName: GetOne<[apiName: string], Variable, VariableGroupQuery> = getOne(
  'settings/variables/{api name}',
  'variables',
  'settings.variables.READ',
)

/** Makes variables, each with a result of its own; 100 in one request, as no source bounds them. @zoho Variables */
export const createVariables: CreateRows<[], NewVariable> = createRows(
  'settings/variables',
  'variables',
  'settings.variables.CREATE',
  undefined,
  100,
)

/** Changes variables, each with a result of its own; 100 in one request, as no source bounds them. @zoho Variables */
export const updateVariables: UpdateRows<[], VariableChange & { readonly id: Id }> = updateRows(
  'settings/variables',
  'variables',
  'settings.variables.UPDATE',
  'variable, listVariables',
  100,
)

/** Changes a variable. @zoho Variables */
export const updateVariable: UpdateOne<[variableId: Id], VariableChange, VariableQuery> = updateOne(
  'settings/variables/{variable id}',
  'variables',
  'settings.variables.UPDATE',
  'variable, listVariables',
)

/** Changes a variable by its API name. @zoho Variables */
export const updateVariableByApiName: UpdateOne<[apiName: string], VariableChange, VariableQuery> = updateOne(
  'settings/variables/{api name}',
  'variables',
  'settings.variables.UPDATE',
)

/** Deletes variables, each with a result of its own; one that is used somewhere is refused. @zoho Variables */
export const deleteVariables: DeleteRows<[]> = deleteRows(
  'settings/variables?ids=',
  'variables',
  'settings.variables.DELETE',
  'variable, listVariables',
  100,
)

/** Deletes a variable; one that is used somewhere is refused. @zoho Variables */
export const deleteVariable: DeleteOne<[variableId: Id]> = deleteOne(
  'settings/variables/{variable id}',
  'variables',
  'settings.variables.DELETE',
  'variable, listVariables',
)

/**
 * What uses a variable: it cannot be deleted while something does.
 *
 * @zoho Variables
 * @experimental Only the newest description has it.
 */
export const listVariableAssociations: GetAll<[variableId: Id], VariableAssociation> = getAll(
  'settings/variables/{variable id}/actions/associations',
  'variables_associations',
  'settings.variables.READ',
  'variable, listVariables',
)
