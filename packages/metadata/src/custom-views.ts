import {
  createRows,
  deleteRows,
  getOne,
  list,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteRows,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Criteria, Id, ListQuery, Reference } from '@x/client'
import type { Named, Open } from './named.ts'

/** A view: which records a user looks at, in which columns. Keys that Zoho adds are kept. */
export interface CustomView {
  /** What `cvid` of record lists takes. */
  readonly id: string
  readonly name: string
  readonly display_value: string
  /** `ALLVIEWS` for all records; null for views that somebody made. */
  readonly system_name?: string | null
  /** From where the caller has it. */
  readonly category?: Open<'public_views' | 'other_users_views' | 'shared_with_me' | 'created_by_me'>
  readonly default?: boolean
  readonly system_defined: boolean
  readonly locked?: boolean
  /** Its place among the caller's favourites. */
  readonly favorite?: number | null
  readonly offline?: boolean
  readonly access_type?: Open<'shared' | 'public' | 'only_to_me'>
  readonly created_time?: string | null
  readonly modified_time?: string | null
  readonly last_accessed_time?: string | null
  readonly created_by?: Reference | null
  readonly modified_by?: Reference | null
  readonly module?: Named | null
  /** From here on only `getCustomView` tells. */
  readonly criteria?: ViewCriteria | null
  readonly fields?: readonly ViewField[]
  readonly sort_by?: Partial<Named> | null
  readonly sort_order?: Open<'asc' | 'desc'> | null
  readonly shared_to?: readonly ViewShare[] | null
  readonly cross_filters?: readonly CrossFilter[] | null
  readonly wrap_text?: boolean
  readonly $modified_criteria?: unknown
}

/** A column of a view. */
export interface ViewField {
  readonly api_name?: string
  readonly id?: string
  readonly _pin?: boolean
  readonly _width?: number
  readonly _pin_order?: number
}

/** With whom a view is shared. */
export interface ViewShare {
  readonly id: Id
  readonly name?: string
  readonly type: Open<'users' | 'roles' | 'groups' | 'territories'>
  readonly subordinates?: boolean | null
}

/** What holds for records of a related list as well. */
export interface CrossFilter {
  readonly include_objects: boolean
  readonly relation: Partial<Named> & { readonly $disrupted?: boolean }
  readonly criteria: ViewCriteria
}

/** The condition of a view, as Zoho tells it. Values may be `${EMPTY}`, `{ name: '${CURRENTUSER}' }`, or a pair. */
export type ViewCriteria =
  | {
      readonly field: Partial<Named>
      readonly comparator: string
      readonly value: unknown
      readonly type?: Open<'value' | 'merge_field' | 'pre_defined' | 'field'>
      readonly $disrupted?: boolean
    }
  | { readonly group_operator: string; readonly group: readonly ViewCriteria[] }

/** A view to be made. */
export interface NewCustomView {
  /** Up to 50 characters. */
  readonly name: string
  readonly access_type: 'shared' | 'public' | 'only_to_me'
  /** The columns, at most 250. */
  readonly fields: readonly ViewField[]
  readonly criteria?: Criteria | undefined
  /** At most 3. */
  readonly cross_filters?: readonly CrossFilter[] | undefined
  readonly shared_to?: readonly ViewShare[] | undefined
  readonly sort_by?: { readonly api_name: string; readonly id?: Id | undefined } | undefined
  readonly sort_order?: 'asc' | 'desc' | undefined
  readonly locked?: boolean | undefined
  readonly favorite?: number | undefined
  readonly wrap_text?: boolean | undefined
}

/** What changes in a view; what is left out stays. */
export type CustomViewChange = { readonly [K in keyof NewCustomView]?: NewCustomView[K] | undefined }

/** How a view is sorted. */
export interface CustomViewSort {
  readonly sort_by: { readonly api_name: string; readonly id: Id }
  readonly sort_order: 'asc' | 'desc'
}

/** Query of {@link listCustomViews}. */
export interface ListCustomViewsQuery extends ListQuery {
  /** Only since the descriptions of 2026. */
  readonly filters?: Criteria | undefined
}

/** One page of the views of a module; `info.default` is the id of the caller's default view. @zoho Custom View */
export const listCustomViews: List<[module: string], CustomView, ListCustomViewsQuery> = list(
  'settings/custom_views?module={module}',
  'custom_views',
  'settings.custom_views.READ',
)

/** One view with its criteria and columns; `undefined` when it is not there. @zoho Custom View */
export const getCustomView: GetOne<[customViewId: Id, module: string], CustomView> = getOne(
  'settings/custom_views/{custom view id}?module={module}',
  'custom_views',
  'settings.custom_views.READ',
  'custom view, listCustomViews',
)

/** Sorts views, each with a result of its own; 100 in one request. @zoho Custom View */
export const changeCustomViewsSort: UpdateRows<[module: string], CustomViewSort & { readonly id: Id }> =
  updateRows(
    'settings/custom_views/actions/change_sort?module={module}',
    'custom_views',
    'settings.custom_views.UPDATE',
    'custom view, listCustomViews',
    100,
  )

/** Sorts a view. @zoho Custom View */
export const changeCustomViewSort: UpdateOne<[customViewId: Id, module: string], CustomViewSort> = updateOne(
  'settings/custom_views/{custom view id}/actions/change_sort?module={module}',
  'custom_views',
  'settings.custom_views.UPDATE',
  'custom view, listCustomViews',
)

/**
 * Makes views, each with a result of its own; 200 in one request.
 *
 * @zoho Custom View
 * @experimental Only the newest description has it.
 */
export const createCustomViews: CreateRows<[module: string], NewCustomView> = createRows(
  'settings/custom_views?module={module}',
  'custom_views',
  'settings.custom_views.CREATE',
  undefined,
  200,
)

/**
 * Changes views, each with a result of its own; 200 in one request.
 *
 * @zoho Custom View
 * @experimental Only the newest description has it.
 */
export const updateCustomViews: UpdateRows<[module: string], CustomViewChange & { readonly id: Id }> =
  updateRows(
    'settings/custom_views?module={module}',
    'custom_views',
    'settings.custom_views.UPDATE',
    'custom view, listCustomViews',
    200,
  )

/**
 * Changes a view.
 *
 * @zoho Custom View
 * @experimental Only the newest description has it; that it is a PUT follows from the names of its examples.
 */
export const updateCustomView: UpdateOne<[customViewId: Id, module: string], CustomViewChange> = updateOne(
  'settings/custom_views/{custom view id}?module={module}',
  'custom_views',
  'settings.custom_views.UPDATE',
  'custom view, listCustomViews',
)

/**
 * Deletes views, each with a result of its own; 100 in one request. One that is used somewhere is refused.
 *
 * @zoho Custom View
 * @experimental Only the newest description has it.
 */
export const deleteCustomViews: DeleteRows<[module: string]> = deleteRows(
  'settings/custom_views?module={module}&ids=',
  'custom_views',
  'settings.custom_views.DELETE',
  'custom view, listCustomViews',
  100,
)
