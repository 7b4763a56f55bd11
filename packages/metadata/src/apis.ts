import { getAll, type GetAll } from '@x/client/endpoint'
import type { Criteria } from '@x/client'
import type { Open } from './named.ts'

/** An address that the organization can call. */
export interface Api {
  /** `/crm/v8/Leads/{{id}}/actions/merge`; custom modules are `{{module}}`. */
  readonly path: string
  readonly operation_types: readonly {
    readonly method: Open<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>
    readonly oauth_scope: string
    /** Credits of a call with one row, and with as many as it takes. */
    readonly min_credits: number
    readonly max_credits: number
  }[]
}

/** Query of {@link listApis}. */
export interface ListApisQuery {
  /** One `equals`: `operation_types.oauth_scope` (`modules.leads`), `operation_types.method` or `module`. */
  readonly filters?: Criteria | undefined
}

/** All calls that Zoho serves to the organization, with scopes and credits, at most 2,000. @zoho List of Available APIs */
export const listApis: GetAll<[], Api, ListApisQuery> = getAll('__apis', '__apis', 'apis.READ')
