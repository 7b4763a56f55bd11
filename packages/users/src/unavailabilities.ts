import type { Criteria, Id, ListQuery } from '@x/client'
import {
  createRows,
  deleteOne,
  getOne,
  list,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'

/** A time in which somebody is away. */
export interface Unavailability {
  readonly id: string
  /** ISO 8601. */
  readonly from: string
  readonly to: string
  /** Up to 250 characters. */
  readonly comments: string | null
  /** `zuid` only with `include_inner_details`. */
  readonly user: { readonly id: string; readonly name: string; readonly zuid?: string }
  /** The rest: only in the description of June 2025, for calendars of others. */
  readonly title?: string
  readonly all_day?: boolean
  readonly service?: string
  readonly tp_calendar_id?: string
  readonly tp_event_id?: string
}

/** A time in which somebody will be away. Without `user` the connected one is meant (assumed). */
export interface NewUnavailability {
  /** ISO 8601 with an offset. */
  readonly from: string
  /** Later than `from`. */
  readonly to: string
  readonly comments?: string | null
  readonly user?: { readonly id: Id }
}

/** Query of `getUnavailability`. */
export interface UnavailabilityQuery {
  /** Adds `zuid` to users. */
  readonly include_inner_details?: 'user.zuid'
}

/** Query of `listUnavailabilities`. No page names the paging, though answers have `info`. */
export interface ListUnavailabilitiesQuery extends ListQuery, UnavailabilityQuery {
  readonly group_ids?: readonly Id[]
  readonly role_ids?: readonly Id[]
  readonly territory_ids?: readonly Id[]
  /** By `from` and `to`. Pages write `equals`, their samples `equal`, which `where` makes. */
  readonly filters?: Criteria<'from' | 'to'>
}

/** One page of the times in which people are away; people who do not administer see their own. @zoho User's Unavailability */
export const listUnavailabilities: List<[], Unavailability, ListUnavailabilitiesQuery> = list(
  'settings/users_unavailability',
  'users_unavailability',
  'settings.users_unavailability.READ',
)

/** One time in which somebody is away; `undefined` when it is not there. @zoho User's Unavailability */
export const getUnavailability: GetOne<[unavailabilityId: Id], Unavailability, UnavailabilityQuery> = getOne(
  'settings/users_unavailability/{unavailability id}',
  'users_unavailability',
  'settings.users_unavailability.READ',
  'unavailability, listUnavailabilities',
)

/** Says when people will be away, each with a result of its own. @zoho User's Unavailability */
export const createUnavailabilities: CreateRows<[], NewUnavailability> = createRows(
  'settings/users_unavailability',
  'users_unavailability',
  'settings.users_unavailability.CREATE',
)

/** Changes such times, each with a result of its own; either end may be sent alone. @zoho User's Unavailability */
export const updateUnavailabilities: UpdateRows<[], Partial<NewUnavailability> & { readonly id: Id }> =
  updateRows(
    'settings/users_unavailability',
    'users_unavailability',
    'settings.users_unavailability.UPDATE',
    'unavailability, listUnavailabilities',
  )

/** Changes one such time. @zoho User's Unavailability */
export const updateUnavailability: UpdateOne<[unavailabilityId: Id], Partial<NewUnavailability>> = updateOne(
  'settings/users_unavailability/{unavailability id}',
  'users_unavailability',
  'settings.users_unavailability.UPDATE',
  'unavailability, listUnavailabilities',
)

/** Deletes one such time. @zoho User's Unavailability */
export const deleteUnavailability: DeleteOne<[unavailabilityId: Id]> = deleteOne(
  'settings/users_unavailability/{unavailability id}',
  'users_unavailability',
  'settings.users_unavailability.DELETE',
  'unavailability, listUnavailabilities',
)
