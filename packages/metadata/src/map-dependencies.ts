import {
  createOne,
  deleteOne,
  getOne,
  list,
  updateOne,
  type CreateOne,
  type DeleteOne,
  type GetOne,
  type List,
  type UpdateOne,
} from '@x/client/endpoint'
import type { Criteria, Id, ListQuery } from '@x/client'
import type { Named } from './named.ts'

/** In a layout, which options of one picklist an option of another allows. Keys that Zoho adds are kept. */
export interface MapDependency {
  readonly id: string
  readonly parent: Named
  readonly child: Named
  /** Only in lists. */
  readonly sub_module?: Named | null
  /** Made by the system: cannot be changed or deleted. */
  readonly internal: boolean
  readonly active: boolean
  readonly source: number
  /** 0, or 1 for a pipeline. */
  readonly category: number
  /** Only `getMapDependency` tells. */
  readonly pick_list_values?: readonly DependentValue[]
}

/** An option and what it allows. */
export interface DependentValue {
  readonly id: string
  readonly display_value: string
  readonly actual_value: string
  readonly maps: readonly {
    readonly id: string
    readonly display_value: string
    readonly actual_value: string
  }[]
}

/** A dependency to be made. Several fields may depend on one, and each on one only. */
export interface NewMapDependency {
  readonly parent: { readonly id: Id; readonly api_name: string }
  readonly child: { readonly id: Id; readonly api_name: string }
  readonly pick_list_values: readonly {
    readonly id: Id
    readonly display_value?: string | undefined
    readonly actual_value?: string | undefined
    readonly maps: readonly {
      readonly id: Id
      readonly display_value?: string | undefined
      readonly actual_value?: string | undefined
      /** Takes the option away, in a change. */
      readonly _delete?: null | undefined
    }[]
  }[]
  readonly active?: boolean | undefined
}

/** Query of {@link listMapDependencies}; 20 rows a page unless said otherwise, 200 at most. */
export interface MapDependenciesQuery extends ListQuery {
  /** At most 100 characters as JSON. */
  readonly filters?: Criteria | undefined
}

/** One page of the dependencies in a layout. @zoho Map Dependency */
export const listMapDependencies: List<[layoutId: Id, module: string], MapDependency, MapDependenciesQuery> =
  list(
    'settings/layouts/{layout id}/map_dependency?module={module}',
    'map_dependency',
    'settings.map_dependency.READ',
    'layout, listLayouts',
  )

/** One dependency with its options; `undefined` when it is not there. @zoho Map Dependency */
export const getMapDependency: GetOne<[layoutId: Id, mapDependencyId: Id, module: string], MapDependency> =
  getOne(
    'settings/layouts/{layout id}/map_dependency/{map dependency id}?module={module}',
    'map_dependency',
    'settings.map_dependency.READ',
    'map dependency, listMapDependencies',
  )

/** Makes one field depend on another in a layout. @zoho Map Dependency */
export const createMapDependency: CreateOne<[layoutId: Id, module: string], NewMapDependency> = createOne(
  'settings/layouts/{layout id}/map_dependency?module={module}',
  'map_dependency',
  'settings.map_dependency.CREATE',
  'layout, listLayouts',
)

/** Changes what options allow. @zoho Map Dependency */
export const updateMapDependency: UpdateOne<
  [layoutId: Id, mapDependencyId: Id, module: string],
  NewMapDependency
> = updateOne(
  'settings/layouts/{layout id}/map_dependency/{map dependency id}?module={module}',
  'map_dependency',
  'settings.map_dependency.UPDATE',
  'map dependency, listMapDependencies',
)

/** Lets a field offer all of its options again. @zoho Map Dependency */
export const deleteMapDependency: DeleteOne<[layoutId: Id, mapDependencyId: Id, module: string]> = deleteOne(
  'settings/layouts/{layout id}/map_dependency/{map dependency id}?module={module}',
  'map_dependency',
  'settings.map_dependency.DELETE',
  'map dependency, listMapDependencies',
)
