import type { Id, ListQuery, Reference } from '@x/client'
import {
  createRows,
  deleteOne,
  deleteRows,
  getOne,
  list,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type DeleteRows,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Day } from './business-hours.ts'

/** Query of lists of services and appointments. */
export interface ListBookingsQuery extends ListQuery {
  /** API names of 1 to 50 fields; Zoho demands them. */
  readonly fields: readonly string[]
  /** Of the page before: beyond 2,000 rows. */
  readonly page_token?: string
  /** A custom view; not with `sort_by`. */
  readonly cvid?: Id
  /** Defaults to `id`. */
  readonly sort_by?: 'id' | 'Created_Time' | 'Modified_Time'
  /** Defaults to `desc`. */
  readonly sort_order?: 'asc' | 'desc'
}

/** What may be written of a service. */
export interface ServiceChange {
  /** Up to 120 characters. */
  readonly Service_Name?: string
  /** Minutes, from 15 to 1440 by the pages, from 5 by the description of 2026. */
  readonly Duration?: number
  readonly Price?: number
  readonly Location?: 'Client Address' | 'Business Address' | 'Business Address and Client Address'
  /** Up to 100 active, confirmed users. */
  readonly Members?: readonly { readonly Members: { readonly id: Id; readonly name?: string } }[]
  readonly Availability_Type?:
    | 'Every Business Days'
    | 'Specific Day(s)'
    | 'Specific Date(s)'
    | 'Specific Date Range'
  /** Business days. */
  readonly Available_Days?: readonly Day[]
  /** Up to 20 days, YYYY-MM-DD, none a holiday. */
  readonly Available_Dates?: readonly string[]
  readonly Available_From?: string | null
  readonly Available_Till?: string | null
  /** At most two, inside the business hours. */
  readonly Available_Timings?: readonly { readonly From: string; readonly To: string }[]
  readonly Status?: 'Available' | 'Temporarily Unavailable' | 'Not in Use'
  /** Needed for the last two of `Status`; not later than now. */
  readonly Unavailable_From?: string | null
  readonly Unavailable_Till?: string | null
  readonly Job_Sheet_Required?: 'Yes' | 'No'
  readonly Description?: string | null
  readonly [field: string]: unknown
}

/** A service to be offered. */
export interface NewService extends ServiceChange {
  readonly Service_Name: string
  readonly Duration: number
  readonly Price: number
}

/** A service that can be booked, a record of the module `Services__s`. */
export interface Service extends NewService {
  readonly id: string
  readonly Owner?: Reference
  /** ISO 8601. */
  readonly Created_Time?: string
  readonly Modified_Time?: string
}

/** Query of changes of services. */
export interface ServiceChangeQuery {
  readonly affected_data?: true
}

/** One page of the services. @zoho Services */
export const listServices: List<[], Service, ListBookingsQuery> = list(
  'Services__s',
  'data',
  'modules.services.READ',
)

/** One service; `undefined` when it is not there. @zoho Services */
export const getService: GetOne<[serviceId: Id], Service> = getOne(
  'Services__s/{service id}',
  'data',
  'modules.services.READ',
  'service, listServices',
)

/** Offers services, each with a result of its own, 100 in a call; at most 500 are active. @zoho Services */
export const createServices: CreateRows<[], NewService> = createRows(
  'Services__s',
  'data',
  'modules.services.CREATE',
  undefined,
  100,
)

/** Changes services, each with a result of its own. @zoho Services */
export const updateServices: UpdateRows<[], ServiceChange & { readonly id: Id }, ServiceChangeQuery> =
  updateRows('Services__s', 'data', 'modules.services.UPDATE', 'service, listServices', 100)

/** Changes a service. @zoho Services */
export const updateService: UpdateOne<[serviceId: Id], ServiceChange, ServiceChangeQuery> = updateOne(
  'Services__s/{service id}',
  'data',
  'modules.services.UPDATE',
  'service, listServices',
)

/** Deletes services with their appointments, but not their deals, each with a result of its own. @zoho Services */
export const deleteServices: DeleteRows<[]> = deleteRows(
  'Services__s',
  'data',
  'modules.services.DELETE',
  'service, listServices',
  100,
)

/** Deletes a service with its appointments, but not their deals. @zoho Services */
export const deleteService: DeleteOne<[serviceId: Id]> = deleteOne(
  'Services__s/{service id}',
  'data',
  'modules.services.DELETE',
  'service, listServices',
)
