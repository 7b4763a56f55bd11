import type { Criteria, Id, ListQuery, Reference } from '@x/client'
import {
  actRows,
  createRows,
  deleteOne,
  deleteRows,
  getOne,
  list,
  updateOne,
  updateRows,
  type ActRows,
  type CreateRows,
  type DeleteOne,
  type DeleteRows,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'

/** What people of a territory may do with records of those below it. */
export type TerritoryPermission = 'read_only' | 'read_write_delete' | (string & {})

/** The manager of a territory. */
export interface TerritoryManager extends Reference {
  /** Only with `include_inner_details`. */
  readonly zuid?: string | null
  /** Only with `include_inner_details`. */
  readonly status?: 'active' | 'deleted' | 'rejected' | 'closed' | 'disabled' | (string & {})
}

/** A territory. Keys that Zoho adds are kept. */
export interface Territory {
  readonly id: string
  /** Up to 50 characters, unique in the organization. */
  readonly name: string
  readonly api_name: string
  readonly description: string | null
  readonly permission_type: TerritoryPermission
  /** The territory above; null for the root, which is named like the organization. */
  readonly reporting_to: Reference | null
  readonly manager: TerritoryManager | null
  readonly created_by: Reference
  readonly modified_by: Reference
  /** ISO 8601. */
  readonly created_time: string
  readonly modified_time: string
  /** The rules by which records come here; only with `include`, and only those that the organization has switched on. */
  readonly account_rule_criteria?: Criteria | null
  readonly lead_rule_criteria?: Criteria | null
  readonly deal_rule_criteria?: Criteria | null
}

/** What an answer about territories holds besides them. */
export interface TerritoryDetailsQuery {
  readonly include_inner_details?: readonly ('manager.zuid' | 'manager.status')[]
}

/** Query of `listChildTerritories`. */
export interface ChildTerritoriesQuery extends ListQuery, TerritoryDetailsQuery {
  /** By name, for example; the manager and the territory above go by their ids: `manager.id`, `reporting_to.id`. */
  readonly filters?: Criteria
  readonly include?: readonly ('account_rule_criteria' | 'lead_rule_criteria' | 'deal_rule_criteria')[]
}

/** Query of `listTerritories`. Pages allow 2000 in a page, descriptions 200: ask for 200. */
export interface ListTerritoriesQuery extends ChildTerritoriesQuery {
  readonly ids?: readonly Id[]
}

/** What may be written of a territory. */
export interface WritableTerritory {
  /** Must be active; belongs to the territory from then on. */
  readonly manager?: { readonly id: Id } | null
  readonly description?: string | null
  readonly account_rule_criteria?: Criteria | null
  readonly lead_rule_criteria?: Criteria | null
  readonly deal_rule_criteria?: Criteria | null
}

/** A territory to be made. */
export interface NewTerritory extends WritableTerritory {
  /** Up to 50 characters, none of `^ ~ # % & + = [ ] { } | \ ; " ' < > ,` or a backtick. */
  readonly name: string
  readonly reporting_to: { readonly id: Id }
  readonly permission_type: TerritoryPermission
}

/** What changes in a territory; what is left out stays, null clears. Of the root only the name may change. */
export interface TerritoryChange extends WritableTerritory {
  readonly name?: string
  /** A territory that does not stand below it. */
  readonly reporting_to?: { readonly id: Id }
  readonly permission_type?: TerritoryPermission
}

/** Where the territories below one that is deleted go. */
export interface TerritoryTransfer {
  /** Taken to the letter, Zoho's pages allow only territories above the present parent. */
  readonly transfer_to_id: Id
  /** Pages demand it. */
  readonly delete_previous_forecasts: boolean
}

/** One page of the territories. The hierarchy follows from `reporting_to`. @zoho Territories */
export const listTerritories: List<[], Territory, ListTerritoriesQuery> = list(
  'settings/territories',
  'territories',
  'settings.territories.READ',
)

/** One territory; `undefined` when it is not there. @zoho Territories */
export const getTerritory: GetOne<[territoryId: Id], Territory, TerritoryDetailsQuery> = getOne(
  'settings/territories/{territory id}',
  'territories',
  'settings.territories.READ',
  'territory, listTerritories',
)

/** One page of the territories right below one. @zoho Territories */
export const listChildTerritories: List<[territoryId: Id], Territory, ChildTerritoriesQuery> = list(
  'settings/territories/{territory id}/__child_territories',
  'territories',
  'settings.territories.READ',
  'territory, listTerritories',
)

/** Makes territories, each with a result of its own, ten in a call. @zoho Territories */
export const createTerritories: CreateRows<[], NewTerritory> = createRows(
  'settings/territories',
  'territories',
  'settings.territories.CREATE',
  undefined,
  10,
)

/** Changes territories, each with a result of its own, ten in a call. @zoho Territories */
export const updateTerritories: UpdateRows<[], TerritoryChange & { readonly id: Id }> = updateRows(
  'settings/territories',
  'territories',
  'settings.territories.UPDATE',
  'territory, listTerritories',
  10,
)

/** Changes a territory. @zoho Territories */
export const updateTerritory: UpdateOne<[territoryId: Id], TerritoryChange> = updateOne(
  'settings/territories/{territory id}',
  'territories',
  'settings.territories.UPDATE',
  'territory, listTerritories',
)

/** Query of a deletion of territories. */
export interface DeleteTerritoriesQuery {
  /** The page of v7 demands it, its own sample leaves it out. */
  readonly delete_previous_forecasts?: boolean
}

/**
 * Deletes territories that have none below them, ten in a call; `transferAndDeleteTerritories` deletes others. The root
 * stays.
 *
 * @zoho Territories
 */
export const deleteTerritories: DeleteRows<[], DeleteTerritoriesQuery> = deleteRows(
  'settings/territories',
  'territories',
  'settings.territories.DELETE',
  'territory, listTerritories',
  10,
)

/** Deletes a territory that has none below it. @zoho Territories */
export const deleteTerritory: DeleteOne<[territoryId: Id], DeleteTerritoriesQuery> = deleteOne(
  'settings/territories/{territory id}',
  'territories',
  'settings.territories.DELETE',
  'territory, listTerritories',
)

/**
 * Deletes territories and moves those below them, each with a result of its own; at most ten rows. No job: when the answer
 * comes it is done.
 *
 * @zoho Territories
 */
export const transferAndDeleteTerritories: ActRows<
  [],
  { readonly territories: readonly (TerritoryTransfer & { readonly id: Id })[] }
> = actRows(
  'settings/territories/actions/transfer_and_delete',
  'territories',
  'settings.territories.ALL',
  'territory, listTerritories',
)

/** Deletes a territory and moves those below it to another one. @zoho Territories */
export const transferAndDeleteTerritory: UpdateOne<[territoryId: Id], TerritoryTransfer> = updateOne(
  'POST settings/territories/{territory id}/actions/transfer_and_delete',
  'territories',
  'settings.territories.ALL',
  'territory, listTerritories',
)
