export type { Call, CallOptions, Method } from './call.ts'
export { createClient, type Client, type ClientOptions } from './client.ts'
export type { CallInfo, ClientEvent } from './events.ts'
export { idText, type Id } from './id.ts'
export { createLimiter, type Limiter, type Release } from './limiter.ts'
export { operation, scopesFor, type Operation } from './operation.ts'
export { paginate, type ListQuery, type Page, type PageInfo, type PageQuery } from './paginate.ts'
export { path, type Path } from './path.ts'
export type { Query, QueryValue } from './query.ts'
export { request } from './request.ts'
export { covers } from './scopes.ts'
export type { Fetch, Version } from './settings.ts'
export { readPage, readRow, readRows } from './shape.ts'
export type { Token, TokenNeed, TokenSource } from './token.ts'
export {
  writeRow,
  writeRows,
  writtenId,
  type RowFailure,
  type RowResult,
  type RowSuccess,
} from './write-rows.ts'
export { InvalidIdError } from './errors/invalid-id-error.ts'
export { MissingScopeError } from './errors/missing-scope-error.ts'
export { PaginationError } from './errors/pagination-error.ts'
export { RateLimitedError } from './errors/rate-limited-error.ts'
export { ResponseShapeError } from './errors/response-shape-error.ts'
export { ZohoApiError, type ZohoApiErrorFields } from './errors/zoho-api-error.ts'
export {
  isToolkitError,
  NetworkError,
  NonJsonResponseError,
  quote,
  RedirectRefusedError,
  TimeoutError,
  ToolkitError,
} from '@x/dc/error'
