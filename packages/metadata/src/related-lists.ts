import { getAll, getOne, type GetAll, type GetOne } from '@x/client/endpoint'
import type { Id } from '@x/client'
import type { Named, Open } from './named.ts'

/** A list below a record: notes, attachments, records of another module. Keys that Zoho adds are kept. */
export interface RelatedList {
  readonly id: string
  /** What the address of related records takes. */
  readonly api_name: string
  readonly display_label: string
  readonly name: string
  /** A number as text. */
  readonly sequence_number: string
  /** `Leads/{ENTITYID}/Notes`; null when it cannot be called. */
  readonly href?: string | null
  /** Absent for lists that are not modules, such as mails. */
  readonly module?: (Named & { readonly plural_label?: string }) | null
  readonly type: Open<
    | 'default'
    | 'multiselectlookup'
    | 'custom_lookup'
    | 'grouped'
    | 'combined_view'
    | 'custom_related_list'
    | 'slyteui'
    | 'queries'
    | 'custom_function'
  >
  readonly action?: string | null
  readonly status?: Open<'visible' | 'user_hidden' | 'scheduled_for_deletion'>
  readonly customize_sort?: boolean
  readonly customize_fields?: boolean
  readonly customize_display_label?: boolean
  readonly connectedmodule?: string | null
  readonly linkingmodule?: string | null
  readonly connectedlookupApiName?: string | null
  readonly personality_name?: string | null
  readonly visibility?: number
  readonly field_enabled?: boolean
  readonly record_operations?: {
    readonly create: boolean
    readonly edit: boolean
    readonly bulk_edit: boolean
    readonly delete: boolean
    readonly assign: boolean
    readonly disassociate: boolean
  } | null
  /** Of grouped lists: what they group. */
  readonly parent_related_lists?: readonly Named[] | null
  readonly fields?: readonly Partial<Named>[] | null
  readonly sort_by?: Partial<Named> | null
  readonly sort_order?: string | null
}

/** Query of {@link listRelatedLists}. */
export interface RelatedListsQuery {
  /** The standard layout when left out. */
  readonly layout_id?: Id | undefined
  /** Only since the descriptions of 2026. */
  readonly status?: Open<'visible' | 'user_hidden' | 'scheduled_for_deletion'> | undefined
}

/** The lists below the records of a module. @zoho Related Lists */
export const listRelatedLists: GetAll<[module: string], RelatedList, RelatedListsQuery> = getAll(
  'settings/related_lists?module={module}',
  'related_lists',
  'settings.related_lists.READ',
)

/** One list; `undefined` when it is not there. @zoho Related Lists */
export const getRelatedList: GetOne<
  [relatedListId: Id, module: string],
  RelatedList,
  Pick<RelatedListsQuery, 'layout_id'>
> = getOne(
  'settings/related_lists/{related list id}?module={module}',
  'related_lists',
  'settings.related_lists.READ',
  'related list, listRelatedLists',
)
