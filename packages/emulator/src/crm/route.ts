import type { Operation } from './call.ts'
import type { Readings } from './readings.ts'

/** What of a request decides its cost. */
export interface Weighed {
  readonly query: URLSearchParams
  readonly body: unknown
}

/** Says how many API credits a call costs. */
export interface Credits {
  (request: Weighed): number
  /** The rule, for tables, where the number depends on the request: `1 per 10 rows`. */
  readonly words?: string
}

/** Credits that depend on the request. @param words the rule, as a table shows it */
export function countedCredits(words: string, count: (request: Weighed) => number): Credits {
  return Object.assign((request: Weighed) => count(request), { words })
}

/** One operation of the API: where it answers, who may call it, and what it costs. */
export interface Route {
  readonly method: string
  /** Path after `/crm/vN`: `:id` stands for a number, `:module` and other names for any text. */
  readonly path: string
  readonly operation: Operation
  /**
   * Scopes that are needed, all of them, without `ZohoCRM.`. `a|b`: either will do. `{module}`: scope name of the module
   * in the path.
   */
  readonly scopes: readonly string[] | ((readings: Readings) => readonly string[])
  /** Permissions of the caller's profile that are needed besides API access; `{module}`: the module in the path. */
  readonly permissions: readonly string[]
  /** API credits of a call. */
  readonly credits: Credits
  /** Whether a call shares the sub-concurrency limit. */
  readonly heavy: (request: Weighed) => boolean
  /** First version of the API that serves it. */
  readonly since: number
  /** Whether it reads records without a module in its path. */
  readonly touchesRecords: boolean
  /** Whether the header `X-EXTERNAL` lets its records be named by values, which stand in the path then. */
  readonly byExternal: boolean
  /** What its caller must be allowed to do with the record of its path. */
  readonly onRecord: 'read' | 'write'
  /** What the log says that its changes were done through. */
  readonly source: string
}

/** What a route says besides its address and scopes; the rest is as for most. */
export type RouteRules = Partial<
  Pick<
    Route,
    'permissions' | 'credits' | 'heavy' | 'since' | 'touchesRecords' | 'byExternal' | 'onRecord' | 'source'
  >
>

const usual = {
  permissions: [],
  credits: () => 1,
  heavy: () => false,
  since: 2,
  touchesRecords: false,
  byExternal: false,
  source: 'crm_api',
} satisfies RouteRules

/** @param line `GET /settings/roles/:id` */
export function route(
  line: string,
  scopes: Route['scopes'] | string,
  operation: Operation,
  rules: RouteRules = {},
): Route {
  const [method = '', path = ''] = line.split(' ')
  return {
    method,
    path,
    operation,
    scopes: typeof scopes === 'string' ? [scopes] : scopes,
    ...usual,
    onRecord: method === 'GET' ? 'read' : 'write',
    ...rules,
  }
}
